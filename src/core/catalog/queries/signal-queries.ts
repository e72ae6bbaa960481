import type {Settings} from '../../content/schema/settings.ts'
import type {PartData} from '../catalog.ts'

/** A source and what it is asked. */
export interface SignalQuery {
  source: string
  query: string
}

/**
 * Lists what gives a signal its value, in the order in which sources are asked; the first recent value counts.
 *
 * @returns Ids as written: a source that settings do not name is listed too. Empty when the signal is not measured yet.
 */
export function queriesOf({query, source, queries}: PartData<'signal'>, sources: Settings['sources']): SignalQuery[] {
  const first = source ?? (sources.find(({kind}) => kind === 'prometheus') ?? sources[0])?.id
  const single = query !== undefined && first !== undefined ? [{source: first, query}] : []
  const others = Object.entries(queries).map(([id, asked]) => ({source: id, query: asked}))
  return [...single, ...others.filter(other => !single.some(({source}) => source === other.source))]
}
