import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/** One thing that somebody adds who has read its recipe: files to write, and texts to put before others in files that are there. */
export interface Addition {
  /** New files by path. */
  files: Record<string, string>
  /** What is put where, by path: `[before, text]`. */
  edits: Record<string, [before: string, text: string][]>
}

/** Carries out an addition in a copy of the checkout. */
export function add(copy: string, {files, edits}: Addition): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(copy, name)), {recursive: true})
    writeFileSync(path.join(copy, name), text)
  }
  for (const [name, changes] of Object.entries(edits)) {
    const file = path.join(copy, name)
    let text = readFileSync(file, 'utf8')
    for (const [before, added] of changes) {
      if (!text.includes(before)) throw new Error(`${name} has no ${before}`)
      text = text.replace(before, () => added + before)
    }
    writeFileSync(file, text)
  }
}

/** What somebody adds by hand for each recipe but that of a rule, which a script begins. */
export const additions = {
  'a kind of entry': {
    files: {
      'src/core/content/schema/carrier.ts': `import * as z from 'zod'
import {base} from './base.ts'
import {field, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

/** A company that takes parcels to customers. */
export const carrier = z.strictObject({
  ...base,
  hotline: field(words(), {is: 'Number that answers at night.', example: '+1-555-0142'}),
  asks: field(ref('person').optional(), {is: 'Who calls it.', example: 'kai', absent: 'nobody does'}),
})

/** The kind of entry. */
export const carrierKind = defineKind({
  id: 'carrier',
  folder: 'carriers',
  one: 'carrier',
  many: 'carriers',
  note: 'A carrier takes parcels to customers.',
  schema: carrier,
})
`,
    },
    edits: {
      'src/core/content/schema/index.ts': [
        ['import {changeKind}', "import {carrierKind} from './carrier.ts'\n"],
        ['] as const', '  carrierKind,\n'],
      ],
    },
  },
  'a field': {
    files: {},
    edits: {
      'src/core/content/schema/team.ts': [
        [
          '  rotation: field(',
          "  standIn: field(ref('person').optional(), {is: 'Who answers in August.', example: 'kai', absent: 'nobody does'}),\n",
        ],
      ],
      'src/site/routes/teams/[id].astro': [
        [
          '    {channel && <Fact',
          '    {team.data.standIn && <Fact name="Stands in"><EntryLink target={{kind: \'person\', id: team.data.standIn}} /></Fact>}\n',
        ],
      ],
    },
  },
  'a source of status': {
    files: {
      'src/status/source/counter.ts': `import * as z from 'zod'
import {field} from '../../core/content/schema/field.ts'
import {defineSource} from './kind.ts'

/** A counter; a query is how much to add. */
export const counter = defineSource({
  id: 'counter',
  title: 'counter',
  summary: 'a counter; queries are how much to add',
  reads: 'settings',
  language: 'name',
  settings: {start: field(z.int(), {is: 'Where it begins.', example: 40})},
  open: ({setting}) => ({
    read: async (questions, now) => ({
      measures: new Map(
        questions.map(({signal, query}) => [signal, {value: setting.start + Number(query), observedAt: new Date(now).toISOString()}]),
      ),
      remarks: [],
    }),
  }),
})
`,
    },
    edits: {
      'src/status/source/index.ts': [
        ['import {datadog}', "import {counter} from './counter.ts'\n"],
        ['  replay,\n]', '  counter,\n'],
      ],
    },
  },
  'a format of status pages': {
    files: {
      'src/status/source/lamp.ts': `import {defineSource} from './kind.ts'
import {type PageFormat, pageSource} from './page-format.ts'
import {membersOf} from './plain.ts'

const page: PageFormat = {
  answersAs: 'a lamp does',
  recognises: body => 'lamp' in membersOf(body),
  contentOf({body}) {
    const isRed = membersOf(body).lamp === 'red'
    return {components: [{name: 'Lamp', state: isRed ? 'critical' : 'ok', level: isRed ? 3 : 0}]}
  },
}

/** A lamp at the carrier's door. */
export const lamp = defineSource({
  id: 'lamp',
  title: 'lamp',
  summary: 'a lamp; the query is its name',
  language: 'name',
  statusPage: page,
  open: ({request}) => pageSource(page, request),
})
`,
    },
    edits: {
      'src/status/source/index.ts': [
        ['import {prometheus}', "import {lamp} from './lamp.ts'\n"],
        ['  replay,\n]', '  lamp,\n'],
      ],
    },
  },
  'a format of reports': {
    files: {
      'src/report/lines.ts': `import {defineFormat} from './format.ts'

/** A finding a line. */
export const lines = defineFormat({
  id: 'lines',
  summary: 'a finding a line, for \`grep\`',
  file: 'lines.txt',
  render: ({diagnostics}) => diagnostics.map(({file, start, ruleId, message}) => \`\${file}:\${start.line} \${ruleId} \${message}\\n\`).join(''),
})
`,
    },
    edits: {
      'src/report/index.ts': [
        ['import {markdown}', "import {lines} from './lines.ts'\n"],
        ['markdown]', 'lines, '],
      ],
    },
  },
  'a page': {
    files: {
      'src/site/routes/night/index.astro': `---
import EntryLink from '../../components/EntryLink.astro'
import Page from '../../layouts/Page.astro'
import {site} from '../../site.ts'

const teams = site().catalog.list('team')
---
<Page title="Night" place="night" lead="Who answers at night.">
  <ul>{teams.map(team => <li><EntryLink target={team} /></li>)}</ul>
</Page>
`,
    },
    edits: {
      'src/core/content/other-places.ts': [
        ["  {key: 'rules'", "  {key: 'night', title: 'Night', address: '/night/', group: 'now', rank: 40},\n"],
      ],
    },
  },
  'an importer or exporter': {
    files: {
      'src/exchange/phones/importer.ts': `import {contentFile} from '../content-file.ts'
import {defineImporter} from '../importer.ts'

/** People of a list of telephones. */
export const phonesImporter = defineImporter({
  id: 'phones',
  summary: 'people of a list of telephones',
  files: 'lists of telephones',
  uses: [{to: 'begin with a list of telephones', args: 'phones.txt'}],
  load: async () => inputs => ({
    files: inputs.flatMap(({text}) =>
      text.trim().split('\\n').map(line => {
        const [title = '', address = ''] = line.split(' ')
        return contentFile('person', title.toLowerCase(), {title, role: 'Responder', timeZone: 'UTC', contacts: [{via: 'phone', address}]}, '')
      }),
    ),
    findings: [],
    matched: [],
  }),
})
`,
    },
    edits: {
      'src/exchange/index.ts': [
        ['import {prometheusExporter}', "import {phonesImporter} from './phones/importer.ts'\n"],
        ['  tableImporter,\n]', '  phonesImporter,\n'],
      ],
    },
  },
} satisfies Record<string, Addition>
