import type {Catalog, Part} from '../core/catalog/catalog.ts'
import type {Subject} from '../core/catalog/queries/subject.ts'
import type {Path} from '../core/content/frontmatter.ts'
import type {Settings} from '../core/content/schema/settings.ts'

/** Somewhere that live status is read. */
export type StatusSource = Settings['sources'][number]

/** One question that a signal asks. */
export interface SignalQuery {
  /** `integration/signal`. */
  signal: string
  text: string
  /** Where the text stands in the integration's frontmatter; missing where the source knows the signal by its id. */
  path?: Path
  /** Id of who is asked, as written or by default; missing where the settings have nobody to ask. */
  source?: string
  /** Who is asked, as the settings have it; missing for an id that they do not have. */
  setting?: StatusSource
}

/** A question with the integration whose author wrote it. */
export interface WrittenQuery extends SignalQuery {
  path: Path
  integration: Subject
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

/** Tells whether a source can be asked for values; an Alertmanager knows which alerts are active, and nothing else. */
export function answersQueries({can}: Pick<StatusSource, 'can'>): boolean {
  return can.language !== undefined
}

/**
 * Lists what a signal asks and whom, in the order in which the answers count: page, collector and rules all ask this.
 *
 * `query` goes to `source`, else to the first Prometheus, else to the first source that answers queries; `queries` come after it, without
 * the one for the source that `query` has asked already. A recording knows signals by their ids and needs no query.
 *
 * @returns Also what cannot be asked, because the settings lack its source. Empty when the signal is not measured yet.
 */
export function queriesOf({id, data, path}: Pick<Part<'signal'>, 'id' | 'data' | 'path'>, sources: Settings['sources']): SignalQuery[] {
  const source = data.source ?? sourceByDefault(sources)?.id
  const queryTo = (source: string | undefined, query: Pick<SignalQuery, 'text' | 'path'>): SignalQuery => {
    const setting = sources.find(each => each.id === source)
    return {signal: id, ...query, ...(source !== undefined && {source}), ...(setting && {setting})}
  }
  const first = queryTo(source, data.query === undefined ? {text: id} : {text: data.query, path: [...path, 'query']})
  const isAsked = data.query !== undefined || first.setting?.can.language === 'any'
  const others = Object.entries(data.queries).filter(([name]) => !isAsked || name !== source)
  return [...(isAsked ? [first] : []), ...others.map(([name, text]) => queryTo(name, {text, path: [...path, 'queries', name]}))]
}

/** Lists what is written down to be asked for all signals, in the order of their integrations. */
export function writtenQueries(catalog: Catalog): WrittenQuery[] {
  return catalog
    .list('integration')
    .concat(catalog.list('service') as never[])
    .flatMap(integration =>
      integration.data.signals
        .flatMap((data, index) => queriesOf({id: `${integration.id}/${data.id}`, data, path: ['signals', index]}, catalog.settings.sources))
        .flatMap(query => (query.path === undefined ? [] : [{...query, path: query.path, integration}])),
    )
}

function sourceByDefault(sources: Settings['sources']): StatusSource | undefined {
  return sources.find(({can}) => can.isAskedFirst) ?? sources.find(answersQueries)
}

/** Lists the sources that an integration's signals name, known or not. */
export function namedSources({id, data}: Subject): NamedSource[] {
  return data.signals.flatMap((signal, index) => {
    const of = {signal: `${id}/${signal.id}`}
    const keys = Object.keys(signal.queries).map(name => ({...of, id: name, path: ['signals', index, 'queries', name], isKey: true}))
    return signal.source === undefined ? keys : [{...of, id: signal.source, path: ['signals', index, 'source'], isKey: false}, ...keys]
  })
}

/**
 * Tells whether a query is meant to be PromQL: its source speaks it, or nobody knows its source yet and it looks so.
 *
 * A recording may stand in for any source.
 */
export function isMeantAsPromql({text, setting}: Pick<SignalQuery, 'text' | 'setting'>): boolean {
  const language = setting?.can.language
  if (setting && language !== 'any') return language === 'promql'
  // `sum(x)`, `up{job="shop"}`; neither `$.orders[0]` nor the name of a component such as `Orders (EU)`.
  return !text.startsWith('$') && /[a-z_:][\w:]*[({[]/i.test(text)
}
