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

/**
 * Says where an entry comes from, and what of it has no field here; what we have exported ourselves has all of it elsewhere.
 *
 * @param isHeld Tells of a value whether a field of the entry has it.
 */
export function bodyOf(entity: SourceEntity, isHeld: (field: string, value: string) => boolean = () => false): string {
  const {kind, metadata, spec} = entity
  const origin = `Imported from Backstage: ${kind} ${metadata.name}.`
  if (metadata.annotations[annotation.id] !== undefined) return origin
  const sentences = Object.entries(kept).flatMap(([field, words]) => {
    const value = spec[field]
    const values = (typeof value === 'string' ? [value] : listOf(spec, field)).filter(each => !isHeld(field, each))
    const said = oneLine(values.join(', '))
    return said ? [`${words}: ${said}.`] : []
  })
  const tags = metadata.tags.length > 0 ? [`Tags: ${metadata.tags.join(', ')}.`] : []
  return [origin, ...sentences, ...tags].join(' ')
}
