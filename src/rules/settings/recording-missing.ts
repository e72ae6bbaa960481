import {defineRule} from '../../core/lint/rule.ts'

/** Reports each recording that is replayed and not there, or outside the content. */
export default defineRule({
  id: 'recording-missing',
  severity: 'error',
  summary: 'A source replays a recording that is not in the content.',
  why: 'Nothing is replayed, and every signal that the recording stands in for stays unknown.',
  *check({settings, settingsFile}, {fileState}) {
    if (!settingsFile) return
    for (const [index, {id, file}] of settings.sources.entries()) {
      if (file === undefined) continue
      const isOutside = leavesContent(file)
      if (!isOutside && fileState?.(file) !== 'missing') continue
      yield {
        at: settingsFile.frontmatter.valueSpan(['sources', index, 'file']),
        message: isOutside
          ? `the recording \`${file}\` of source \`${id}\` lies outside the content`
          : `there is no recording \`${file}\` for source \`${id}\``,
        help: 'Write the path of a file below the content root, such as `demo/evening.json`.',
      }
    }
  },
  examples: [
    {
      name: 'a recording beside the entries',
      files: {
        'settings.yaml': 'sources: [{id: demo, kind: replay, file: demo/evening.json}]\n',
        'demo/evening.json': '{}\n',
      },
      expect: [],
    },
    {
      name: 'a recording that is not there, and two outside the content',
      files: {
        'settings.yaml':
          'sources:\n  - {id: demo, kind: replay, file: demo/evening.json}\n  - {id: up, kind: replay, file: ../evening.json}\n  - {id: root, kind: replay, file: /srv/evening.json}\n',
      },
      expect: [
        'content/settings.yaml:2:36-2:53 there is no recording `demo/evening.json` for source `demo`',
        'content/settings.yaml:3:34-3:49 the recording `../evening.json` of source `up` lies outside the content',
        'content/settings.yaml:4:36-4:53 the recording `/srv/evening.json` of source `root` lies outside the content',
      ],
    },
  ],
})

function leavesContent(file: string): boolean {
  let depth = 0
  for (const step of file.split(/[/\\]/)) {
    depth += step === '..' ? -1 : step === '.' || step === '' ? 0 : 1
    if (depth < 0) return true
  }
  return /^([/\\]|[A-Za-z]:)/.test(file)
}
