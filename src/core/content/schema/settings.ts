import * as z from 'zod'
import {formVersion} from '../form-version.ts'
import {alertSeverity, date, duration, field, listedWord, tier, timeZone, words} from './field.ts'
import {linksSetting} from './links.ts'
import {operableSetting} from './operable.ts'
import {sectionsSetting} from './runbook-sections.ts'
import {siteSetting} from './site.ts'
import {snapshotPlace} from './snapshot-place.ts'
import type {SourceKind} from './source-kind.ts'
import {sourceSchemaOf} from './status-source.ts'
import {wordSettings} from './word-settings.ts'

const severityLevel = z.strictObject({
  id: field(listedWord(), {is: 'The severity.', example: 'SEV1'}),
  means: field(words(), {is: 'When to choose it.', example: 'No orders are booked, or money moves wrongly.'}),
  humanWithin: field(duration(), {is: 'How soon a human must be reached.', example: '10m'}),
  allWithin: field(duration().optional(), {
    is: 'How soon every level of an escalation path must have been notified, if nobody answers; repeats do not count.',
    example: '45m',
    absent: 'a path may take as long as it likes',
  }),
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

const facts = z.strictObject({
  checkedWithin: field(duration(), {
    is: 'How long it counts that somebody has compared a fact with its source.',
    example: '180d',
  }),
  sourcedTiers: field(z.array(tier()).default([1]), {
    is: 'Tiers of integrations on which no fact may stand without a source.',
    example: [1, 2],
  }),
})

const history = z.strictObject({
  step: field(duration().default('15m'), {is: 'Time between two values that are kept; the worst of that time is kept.', example: '15m'}),
  points: field(z.int().min(2).max(500).default(96), {is: 'How many values are kept of each signal.', example: 96}),
})

const status = z.strictObject({
  every: field(duration().default('30s'), {is: 'Time between two rounds of the collector.', example: '30s'}),
  vendors: field(duration().optional(), {
    is: 'How often the status pages of systems are read, where they have an `api` address; at least every 10 minutes.',
    example: '5m',
    absent: 'they are not read, and no address of a vendor is called',
  }),
  history: field(history.default({step: '15m', points: 96}), {
    is: 'How far back values are kept beside the live ones.',
    example: {step: '15m', points: 96},
  }),
  snapshot: field(snapshotPlace().default('status.json'), {
    is: 'Where pages read what the collector wrote: the path of a `.json` file below the site, or an address of another origin.',
    example: 'status.json',
  }),
})

const alerts = z.strictObject({
  files: field(z.array(words()).default([]), {
    is: 'Files of the alerting system, as paths from the content root with `*`, `?` and `**`, never outside the repository: rules of Prometheus, Alertmanager, Grafana, Datadog, CloudWatch.',
    example: ['alerts/*.yaml', '../deploy/monitoring/**/*.yml'],
  }),
  severityLabel: field(words().default('severity'), {is: 'Label of a rule that says its urgency.', example: 'severity'}),
  ownerLabel: field(words().default('team'), {is: 'Label of a rule that names the id of the team that answers it.', example: 'team'}),
  severities: field(z.record(z.string(), alertSeverity()).default({}), {
    is: 'What values of that label mean, where they are none of `page`, `critical`, `ticket`, `warning`, `information` and `info`.',
    example: {p1: 'page', p3: 'ticket'},
  }),
})

const search = z.strictObject({
  synonyms: field(
    z
      .array(z.string().regex(/^[^=]+(?:=[^=]+)+$/, {error: () => 'expected words that mean the same, such as `ERP = NetSuite`'}))
      .default([]),
    {is: 'Words that mean the same to who searches.', example: ['ERP = NetSuite', 'shop = storefront = Shopify']},
  ),
})

const general = {
  version: field(z.int().min(1).optional(), {
    is: 'Version of the form that this content was written for; `clarity migrate` moves it on.',
    example: formVersion,
    absent: 'the first, `1`',
  }),
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
  severities: field(z.array(severityLevel).default([]), {
    is: 'The severity scale with its policy, worst first. One that is none of `SEV1` to `SEV4` makes the list the whole scale; else these four are.',
    example: [{id: 'SEV1'}],
  }),
  ...wordSettings,
  wakesAtMost: field(z.int().min(1).default(6), {
    is: 'How many people one level of an escalation path may wake at once.',
    example: 6,
  }),
  freezes: field(z.array(freeze).default([]), {
    is: 'Times in which nothing is released.',
    example: [{from: '2026-11-20', to: '2026-12-02', reason: 'Peak trading.'}],
  }),
  operable: field(z.array(operableSetting).default([]), {
    is: 'What an integration of each tier must have before it is called operable; a tier that is not named is asked for nothing.',
    example: [{tier: 1, level: 'error'}],
  }),
  facts: field(facts.optional(), {
    is: 'What the facts of vendors must have: limits, versions, codes, credentials and what systems do.',
    example: {checkedWithin: '180d'},
    absent: 'they may stand without source and date',
  }),
  endsWithin: field(duration().default('30d'), {
    is: 'How long before the last day of a fact, such as the support of a version, the checker begins to say so.',
    example: '30d',
  }),
  immediateWithin: field(duration().default('90d'), {
    is: 'How far away the day of an `immediate` decision may be.',
    example: '90d',
  }),
  sliceLimit: field(duration().default('4w'), {
    is: 'How long a slice of the delivery sequence may take once its turn has come.',
    example: '4w',
  }),
}

const technical = {
  alerts: field(alerts.default({files: [], severityLabel: 'severity', ownerLabel: 'team', severities: {}}), {
    is: 'The other side of the alerts: what really fires, and how it is routed.',
    example: {files: ['alerts/*.yaml']},
  }),
  status: field(status.default({every: '30s', history: {step: '15m', points: 96}, snapshot: 'status.json'}), {
    is: 'How live status is collected and read.',
    example: {every: '30s'},
  }),
  site: field(siteSetting.default({language: 'en'}), {
    is: 'How the site is called, looks and speaks. Style sheets, components and pages of your own are code, and stand in `clarity.config.ts`.',
    example: {title: 'Larkmoor runbooks', accent: '#0b4d9c'},
  }),
  links: field(linksSetting.default({}), {
    is: 'Address templates.',
    example: {edit: 'https://github.com/example/runbooks/edit/main/content/{path}'},
  }),
  ignore: field(z.array(words()).default([]), {
    is: 'Files below the content root that are no entries, as `.gitignore` writes them. `README.md` and `_index.md` are passed over anyway.',
    example: ['drafts/', '**/template.md'],
  }),
  foreignKeys: field(z.enum(['refused', 'allowed']).default('refused'), {
    is: 'What is thought of keys of frontmatter that no kind knows, such as `weight` of another program. Allowed, only one that looks mistyped is a finding.',
    example: 'allowed',
  }),
  sections: field(sectionsSetting.default({preset: 'recovery', names: {}, unknown: 'error', bySeverity: {}}), {
    is: 'Sections of runbooks: which there are, how they may be called, and which must be there.',
    example: {preset: 'alert', unknown: 'note'},
  }),
  search: field(search.default({synonyms: []}), {
    is: 'How the search of the site understands words.',
    example: {synonyms: ['ERP = NetSuite']},
  }),
  sectionWords: field(z.int().min(0).default(3), {
    is: 'Fewest words that a section of a runbook may have.',
    example: 3,
  }),
  nameIncidentsWithin: field(duration().default('30d'), {
    is: 'How long the failure mode of an incident may stay `unknown`, from its end, or from its begin while it lasts.',
    example: '30d',
  }),
  offline: field(z.boolean().default(true), {
    is: 'Whether browsers keep a copy of the site, which answers when the network does not. False takes away copies that an earlier build has left.',
    example: false,
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
    is: 'Without effect: content cannot trust itself. Whoever runs the program trusts it, with `--trust-content`.',
    example: false,
  }),
}

/**
 * `content/settings.yaml`: the organisation, its severity scale and how strict the checker is.
 *
 * @param kinds Kinds of status sources that `sources` may name, in the order in which lists show them.
 */
export function settingsSchemaOf(kinds: readonly SourceKind[]) {
  const sources = field(z.array(sourceSchemaOf(kinds)).default([]), {
    is: 'Where live status is read.',
    example: [{id: 'metrics', kind: 'prometheus', url: 'https://prometheus.example.com'}],
  })
  return z.strictObject({...general, sources, ...technical})
}

/** Schema of the settings for some kinds of sources. */
export type SettingsSchema = ReturnType<typeof settingsSchemaOf>

/** Settings as code reads them. */
export type Settings = z.output<SettingsSchema>

/** Settings of a content root without `settings.yaml`. */
export const defaultSettings: Settings = settingsSchemaOf([]).parse({})
