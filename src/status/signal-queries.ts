import type {Entry} from '../core/catalog/catalog.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Settings} from '../core/content/schema/settings.ts'

/** Somewhere that live status is read. */
export type StatusSource = Settings['sources'][number]

/** A query of a signal with who answers it. */
export interface AskedQuery {
  /** `integration/signal`. */
  signal: string
  text: string
  /** Where the text stands in the integration's frontmatter. */
  path: Path
  /** Missing where the settings have no such source, or none at all. */
  source?: StatusSource
}

/** A source that a signal names. */
export interface NamedSource {
  /** `integration/signal`. */
  signal: string
  id: string
  path: Path
  /** True where the id is a key, false where it is a value. */
  isKey: boolean
}

/** Gives the source of a query that names none: the first of Prometheus, else the first that answers queries. */
export function defaultSource({sources}: Pick<Settings, 'sources'>): StatusSource | undefined {
  return sources.find(({kind}) => kind === 'prometheus') ?? sources.find(({kind}) => kind !== 'alertmanager')
}

/** Lists the queries of an integration's signals, in the order in which they are asked. */
export function askedQueries(settings: Pick<Settings, 'sources'>, {id, data}: Entry<'integration'>): AskedQuery[] {
  const byId = new Map(settings.sources.map(source => [source.id, source]))
  return data.signals.flatMap((signal, index) => {
    const of = {signal: `${id}/${signal.id}`}
    const path: Path = ['signals', index]
    const source = signal.source === undefined ? defaultSource(settings) : byId.get(signal.source)
    const single = signal.query === undefined ? [] : [{...of, text: signal.query, path: [...path, 'query'], ...(source && {source})}]
    const several = Object.entries(signal.queries).map(([name, text]) => {
      const named = byId.get(name)
      return {...of, text, path: [...path, 'queries', name], ...(named && {source: named})}
    })
    return [...single, ...several]
  })
}

/** Lists the sources that an integration's signals name, known or not. */
export function namedSources({id, data}: Entry<'integration'>): NamedSource[] {
  return data.signals.flatMap((signal, index) => {
    const of = {signal: `${id}/${signal.id}`}
    const keys = Object.keys(signal.queries).map(name => ({...of, id: name, path: ['signals', index, 'queries', name], isKey: true}))
    return signal.source === undefined ? keys : [{...of, id: signal.source, path: ['signals', index, 'source'], isKey: false}, ...keys]
  })
}

/**
 * Tells whether a query is meant to be PromQL: its source is Prometheus, or nobody knows its source yet and it looks so.
 *
 * A recording may stand in for any source.
 */
export function isMeantAsPromql({text, source}: Pick<AskedQuery, 'text' | 'source'>): boolean {
  if (source && source.kind !== 'replay') return source.kind === 'prometheus'
  // `sum(x)`, `up{job="shop"}`; neither `$.orders[0]` nor the name of a component such as `Orders (EU)`.
  return !text.startsWith('$') && /[a-z_:][\w:]*[({[]/i.test(text)
}
