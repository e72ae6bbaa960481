import * as z from 'zod'
import {date, duration, field, severity, timeZone, webAddress, words} from './field.ts'

const severityLevel = z.strictObject({
  id: field(severity(), {is: 'The severity.', example: 'SEV1'}),
  means: field(words(), {is: 'When to choose it.', example: 'No orders are booked, or money moves wrongly.'}),
  humanWithin: field(duration(), {is: 'How soon a human must be reached.', example: '10m'}),
  reviewEvery: field(duration(), {is: 'How often its runbooks are read against reality.', example: '90d'}),
  exerciseEvery: field(duration().optional(), {
    is: 'How often its runbooks are carried out.',
    example: '180d',
    absent: 'no exercise is asked for',
  }),
})

const freeze = z.strictObject({
  from: field(date(), {is: 'First day.', example: '2026-11-20'}),
  to: field(date(), {is: 'Last day.', example: '2026-12-02'}),
  reason: field(words(), {is: 'Why.', example: 'Peak trading.'}),
})

const statusSource = z.strictObject({
  id: field(words(), {is: 'Name of the source.', example: 'prometheus'}),
  kind: field(z.enum(['prometheus', 'statuspage', 'json', 'replay']), {is: 'What it speaks.', example: 'prometheus'}),
  url: field(webAddress().optional(), {is: 'Where it is.', example: 'https://prometheus.example.com', absent: 'the source is recorded'}),
})

const links = z.strictObject({
  edit: field(words().optional(), {
    is: 'Address that opens a content file for editing; `{path}` is the path below the content root, `{line}` the line, which else is added as `#L12`.',
    example: 'https://github.com/example/runbooks/edit/main/content/{path}',
    absent: 'pages carry no edit link',
  }),
  create: field(words().optional(), {
    is: 'Address that begins a new content file; `{path}` is the path below the content root.',
    example: 'https://github.com/example/runbooks/new/main?filename=content/{path}',
    absent: 'what is missing leads to the guide',
  }),
  program: field(words().optional(), {
    is: 'Address that opens a file of this program for editing, for the pages it draws from its own text; `{path}` is the path in the checkout.',
    example: 'https://github.com/example/operational-clarity/edit/main/{path}',
    absent: 'these pages name the file',
  }),
  site: field(webAddress().optional(), {
    is: 'Where the built site lives; findings link to its rule pages.',
    example: 'https://runbooks.example.com',
    absent: 'findings carry a path without host',
  }),
})

/** `content/settings.yaml`: the organisation, its severity scale and how strict the checker is. */
export const settingsSchema = z.strictObject({
  organisation: field(words().default('Our organisation'), {is: 'Name of the organisation.', example: 'Larkmoor Outfitters'}),
  timeZone: field(timeZone().default('UTC'), {is: 'Business time zone: day boundaries and dates.', example: 'America/New_York'}),
  locale: field(words().default('en-US'), {is: 'How numbers and dates are written.', example: 'en-US'}),
  currency: field(
    z
      .string()
      .regex(/^[A-Z]{3}$/, {error: () => 'expected a currency code such as `USD`'})
      .default('USD'),
    {is: 'Currency of money values.', example: 'USD'},
  ),
  severities: field(z.array(severityLevel).default([]), {is: 'The severity scale with its policy.', example: [{id: 'SEV1'}]}),
  freezes: field(z.array(freeze).default([]), {
    is: 'Times in which nothing is released.',
    example: [{from: '2026-11-20', to: '2026-12-02', reason: 'Peak trading.'}],
  }),
  sliceLimit: field(duration().default('4w'), {
    is: 'How long a slice of the delivery sequence may take once its turn has come.',
    example: '4w',
  }),
  sources: field(z.array(statusSource).default([]), {is: 'Where live status is read.', example: [{id: 'prometheus', kind: 'prometheus'}]}),
  links: field(links.default({}), {
    is: 'Address templates.',
    example: {edit: 'https://github.com/example/runbooks/edit/main/content/{path}'},
  }),
  sectionWords: field(z.int().min(0).default(3), {
    is: 'Fewest words that a section of a runbook may have.',
    example: 3,
  }),
  nameIncidentsWithin: field(duration().default('30d'), {
    is: 'How long the failure mode of an incident may stay `unknown`, from its end, or from its begin while it lasts.',
    example: '30d',
  }),
  public: field(z.boolean().default(false), {
    is: 'True builds a site for everybody: contacts marked internal are left out, as with `--public`.',
    example: false,
  }),
  rules: field(z.record(z.string(), z.enum(['error', 'warning', 'note', 'off'])).default({}), {
    is: 'Severity of single rules.',
    example: {'runbook-unreached': 'warning'},
  }),
  trusted: field(z.boolean().default(false), {
    is: 'True lets content run code: `import`, `export` and expressions are allowed and compiled as MDX.',
    example: false,
  }),
})

/** Settings as code reads them. */
export type Settings = z.output<typeof settingsSchema>

/** Settings of a content root without `settings.yaml`. */
export const defaultSettings: Settings = settingsSchema.parse({})
