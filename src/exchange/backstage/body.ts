import {oneLine} from '../content-file.ts'
import {annotation} from './names.ts'
import {listOf, type SourceEntity} from './shape.ts'

/** Fields of `spec` that no field of ours holds, in words; a sentence of the body keeps each of them. */
const kept = {
  domain: 'Domain',
  system: 'Part of',
  subcomponentOf: 'Part of',
  lifecycle: 'Lifecycle',
  dependsOn: 'Depends on',
  dependencyOf: 'Needed by',
  providesApis: 'Provides',
  consumesApis: 'Consumes',
} as const

/** Says where an entry comes from, and what of it has no field here; what we have exported ourselves has all of it elsewhere. */
export function bodyOf(entity: SourceEntity): string {
  const {kind, metadata, spec} = entity
  const origin = `Imported from Backstage: ${kind} ${metadata.name}.`
  if (metadata.annotations[annotation.id] !== undefined) return origin
  const sentences = Object.entries(kept).flatMap(([field, words]) => {
    const value = spec[field]
    const said = typeof value === 'string' ? oneLine(value) : listOf(spec, field).join(', ')
    return said ? [`${words}: ${said}.`] : []
  })
  const tags = metadata.tags.length > 0 ? [`Tags: ${metadata.tags.join(', ')}.`] : []
  return [origin, ...sentences, ...tags].join(' ')
}
