import {entryNameMeant, isSettingsSlip, settingsName} from '../../core/content/entry-names.ts'
import {isKind, kindNames, kindOfFolder, kinds} from '../../core/content/kinds.ts'
import {entryEndings} from '../../core/content/markup.ts'
import {belowRoot} from '../../core/content/roots.ts'
import {listed, nearest} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {problemsOf} from './find-read-errors.ts'

/** Reports each text that is no entry because of its folder or the end of its name. */
export default defineRule({
  id: 'file-misplaced',
  severity: 'error',
  summary: 'A file stands where no entry is looked for.',
  why: 'The folder says what an entry is; outside of the folders nobody finds it, and nothing in it is checked.',
  required: true,
  local: true,
  *check(catalog) {
    for (const {span, document} of problemsOf(catalog, 'file-misplaced')) yield {at: span, ...advice(document.contentPath)}
  },
  examples: [
    {
      name: 'an entry in a folder of its own below its kind',
      files: {
        'teams/europe/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a folder that is misspelt',
      files: {'runbook/stuck-orders.mdx': '---\ntitle: Stuck orders\n---\n'},
      expect: ['content/runbook/stuck-orders.mdx:1:1-1:1 `runbook/` is no folder of entries; did you mean `runbooks/`?'],
    },
    {
      name: 'a kind whose folder has another name',
      files: {'slices/detection.mdx': '---\ntitle: Detection\n---\n'},
      expect: ['content/slices/detection.mdx:1:1-1:1 `slices/` is no folder of entries; did you mean `delivery/`?'],
    },
    {
      name: 'what speaks of its folder, and plain Markdown',
      files: {
        'README.md': 'About this content.\n',
        'teams/_index.md': '---\ntitle: Teams\n---\n',
        'teams/day.md': '---\npurpose: Days.\n---\n# Day\n',
      },
      expect: [],
    },
    {
      name: 'other names of Markdown',
      files: {'runbooks/stuck-orders.markdown': '---\ntitle: Stuck orders\n---\n'},
      expect: ['content/runbooks/stuck-orders.markdown:1:1-1:1 `runbooks/stuck-orders.markdown` does not end in `.mdx` or `.md`'],
    },
    {
      name: 'a file outside of all folders',
      files: {'notes.mdx': 'To do.\n'},
      expect: ['content/notes.mdx:1:1-1:1 `notes.mdx` stands in no folder of entries'],
    },
    {
      name: 'settings under the other usual name',
      files: {'settings.yml': 'timeZone: UTC\n'},
      expect: ['content/settings.yml:1:1-1:1 `settings.yml` is not read'],
    },
    {
      name: 'settings one letter away from their name',
      files: {'settings.YAML': 'timeZone: UTC\n', 'setting.yaml': 'timeZone: UTC\n'},
      expect: ['content/setting.yaml:1:1-1:1 `setting.yaml` is not read', 'content/settings.YAML:1:1-1:1 `settings.YAML` is not read'],
    },
    {
      name: 'entries that a program has saved under an ending of its own, or under none',
      files: {
        'teams/day.mdx.txt': '---\ntitle: Day\n---\n',
        'teams/night': '---\ntitle: Night\n---\n',
        'teams/week.yaml': 'title: Week\n',
      },
      expect: [
        'content/teams/day.mdx.txt:1:1-1:1 `teams/day.mdx.txt` does not end in `.mdx` or `.md`',
        'content/teams/night:1:1-1:1 `teams/night` does not end in `.mdx` or `.md`',
        'content/teams/week.yaml:1:1-1:1 `teams/week.yaml` does not end in `.mdx` or `.md`',
      ],
    },
  ],
})

// In: `.mdx`, `.md`. Out: `.mdx` or `.md`, in backticks.
const endings = entryEndings.map(ending => `\`${ending}\``).join(' or ')

function advice(contentPath: string): {message: string; help: string} {
  const path = belowRoot(contentPath)
  if (isSettingsSlip(path)) return {message: `\`${path}\` is not read`, help: `Rename it to \`${settingsName}\`.`}
  const [folder = '', ...rest] = path.split('/')
  const folders = kindNames.map(kind => `${kinds[kind].folder}/`)
  if (rest.length === 0) return {message: `\`${path}\` stands in no folder of entries`, help: `Move it into one of ${listed(folders, 20)}.`}
  if (kindOfFolder(folder)) {
    return {message: `\`${path}\` does not end in ${endings}`, help: `Rename it to \`${entryNameMeant(path)}\`.`}
  }
  const meant = folderMeant(folder)
  const message = `\`${folder}/\` is no folder of entries`
  if (!meant) return {message, help: `Move the file into one of ${listed(folders, 20)}.`}
  return {message: `${message}; did you mean \`${meant}/\`?`, help: `Move it to \`${[meant, ...rest].join('/')}\`.`}
}

// People name a folder after the kind, in the singular or the plural, as well as by its own name.
function folderMeant(folder: string): string | undefined {
  const words = new Map(
    kindNames.flatMap(kind => [kind, kinds[kind].many.replaceAll(' ', '-'), kinds[kind].folder].map(word => [word, kind])),
  )
  const kind = words.get(folder) ?? words.get(nearest(folder, words.keys()) ?? '')
  return kind !== undefined && isKind(kind) ? kinds[kind].folder : undefined
}
