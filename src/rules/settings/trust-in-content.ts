import {defineRule} from '../../core/lint/rule.ts'

/** Reports `trusted` in the settings: content cannot give itself the right to run code. */
export default defineRule({
  id: 'trust-in-content',
  severity: 'warning',
  summary: 'Content asks to be trusted to run code.',
  why: 'Whoever may open a pull request could then run anything where the site is built; so the line is without effect.',
  local: true,
  *check({settingsFile}) {
    if (settingsFile?.frontmatter.data.trusted !== true) return
    yield {
      at: settingsFile.frontmatter.valueSpan(['trusted']),
      message: '`trusted` stands in the content, which cannot trust itself to run code',
      help: 'Remove the line; where the content may run code, start the program with `--trust-content`.',
    }
  },
  examples: [
    {name: 'settings without it, and with `false`', files: {'settings.yaml': 'trusted: false\n'}, expect: []},
    {
      name: 'settings that ask for it',
      files: {'settings.yaml': 'organisation: Larkmoor\ntrusted: true\n'},
      expect: ['content/settings.yaml:2:10-2:14 `trusted` stands in the content, which cannot trust itself to run code'],
    },
  ],
})
