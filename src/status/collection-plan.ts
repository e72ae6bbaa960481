import type {Catalog, Part} from '../core/catalog/catalog.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {durationMs} from '../core/format/duration.ts'
import {longestVendorsMs} from './freshness.ts'
import {queriesOf, type SignalQuery} from './signal-queries.ts'
import type {SourceSetting} from './source/kind.ts'
import type {SignalQuestion} from './source/source.ts'
import {pageFormat} from './source/status-pages.ts'

/** What a round has to read. */
export interface Plan {
  sources: SourceSetting[]
  signals: PlannedSignal[]
  vendors: VendorPage[]
  everyMs: number
  /** How often vendors are asked. */
  vendorsEveryMs: number
  stepMs: number
  points: number
}

/** A signal and who can answer for it. */
export interface PlannedSignal {
  id: string
  worse: 'higher' | 'lower'
  warning?: number | undefined
  critical?: number | undefined
  maxAge: string
  /** In the order in which they count. */
  asked: {source: string; query: string}[]
  /** Why nobody can be asked. */
  reason?: string
}

/** A status page that a machine can read. */
export interface VendorPage {
  system: string
  title: string
  url: string
  /** Id of the kind of source that reads it. */
  format: string
  components: string[]
}

/** Says what has to be read, from the content. */
export function planOf(catalog: Catalog): Plan {
  const {sources, status} = catalog.settings
  return {
    sources: [...sources],
    signals: catalog.parts('signal').map(signal => plannedSignal(signal, sources)),
    vendors: status.vendors === undefined ? [] : vendorPages(catalog),
    everyMs: Math.max(1000, durationMs(status.every)),
    vendorsEveryMs: Math.min(durationMs(status.vendors ?? '5m'), longestVendorsMs),
    stepMs: Math.max(1000, durationMs(status.history.step)),
    points: status.history.points,
  }
}

/** Lists what one source is asked. */
export function questionsFor(source: string, {signals}: Pick<Plan, 'signals'>): SignalQuestion[] {
  return signals.flatMap(({id, maxAge, asked}) =>
    asked.filter(each => each.source === source).map(({query}) => ({signal: id, query, maxAgeMs: durationMs(maxAge)})),
  )
}

function plannedSignal(part: Part<'signal'>, sources: Settings['sources']): PlannedSignal {
  const {worse, warning, critical, maxAge} = part.data
  const queries = queriesOf(part, sources)
  const asked = queries.flatMap(({setting, text}) => (setting ? [{source: setting.id, query: text}] : []))
  const reason = asked.length > 0 ? undefined : unaskedReason(queries, sources)
  return {id: part.id, worse, warning, critical, maxAge, asked, ...(reason && {reason})}
}

function unaskedReason(queries: SignalQuery[], sources: Settings['sources']): string {
  const first = queries.find(({source}) => source !== undefined)
  if (first) return `the settings have no source \`${first.source}\``
  if (sources.length === 0) return 'no source is configured'
  return queries.length === 0 ? 'it has no query' : 'no source answers queries'
}

function vendorPages(catalog: Catalog): VendorPage[] {
  return catalog.list('system').flatMap(({id, title, data: {statusPage}}) => {
    if (!statusPage?.api || !pageFormat(statusPage.format)) return []
    const {api, format, components} = statusPage
    return [{system: id, title, url: api, format, components}]
  })
}
