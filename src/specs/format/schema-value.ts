import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {Span} from '../../core/content/span.ts'
import type {SpecMember, SpecValue, WireType} from '../spec.ts'
import {gather, isNullable, type SchemaReader, typesOf, valuesOf} from './schema-parts.ts'

/**
 * A value as JSON Schema describes it, with the words of OpenAPI and AsyncAPI beside it.
 *
 * Parts of `allOf` hold together; of `oneOf` and `anyOf` each may be the one. Conditions are passed over.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation for the keywords.
 */
export class SchemaValue implements SpecValue {
  readonly types: ReadonlySet<WireType>
  readonly values?: readonly string[]
  readonly format?: string
  readonly at: Span
  readonly #reader: SchemaReader
  readonly #parts: readonly PlacedNode[]
  readonly #choices: readonly (readonly SchemaValue[])[]
  #fields: ReadonlyMap<string, Field> | undefined

  /** @param above Schemas that this one is made for, so that a circle is seen. */
  constructor(reader: SchemaReader, nodes: readonly PlacedNode[], above: readonly PlacedNode[] = []) {
    const {parts, choices} = gather(reader, nodes, above)
    this.#reader = reader
    this.#parts = parts
    this.#choices = choices.map(group => group.map(({node, above}) => new SchemaValue(reader, [node], above)))
    this.types = this.#typesOfAll()
    const values = this.#valuesOfAll()
    if (values) this.values = values
    const format = this.#first('format')?.scalar ?? this.#choices.flat().find(each => each.format !== undefined)?.format
    if (format !== undefined) this.format = format
    const typed = this.#first('type') ?? this.#first('enum') ?? nodes[0]
    this.at = typed?.span ?? reader.source.placed.span(0, 0)
  }

  get written(): string {
    const types = [...this.types].filter(type => type !== 'null').join(' or ') || 'anything'
    const format = this.format === undefined ? '' : ` (${this.format})`
    return `${types}${format}${this.types.has('null') ? ' or null' : ''}`
  }

  get isOpen(): boolean {
    const takesMore = this.#parts.some(part => part.get('additionalProperties')?.kind === 'map' || part.get('patternProperties'))
    return (this.types.size === 0 || this.types.has('object')) && (takesMore || this.#allFields().size === 0)
  }

  members(): readonly SpecMember[] {
    return [...this.#allFields()].map(([name, {nodes, ...facts}]) => ({name, ...facts, value: () => new SchemaValue(this.#reader, nodes)}))
  }

  item(): SpecValue | undefined {
    const items = this.#itemNodes()
    return items.length > 0 ? new SchemaValue(this.#reader, items) : undefined
  }

  #typesOfAll(): Set<WireType> {
    const own = this.#parts.flatMap(typesOf)
    const closed = this.#choices.find(group => group.every(({types}) => types.size > 0))
    const types = own.length > 0 ? own : (closed ?? []).flatMap(each => [...each.types])
    return new Set(types.length > 0 && this.#parts.some(isNullable) ? [...types, 'null'] : types)
  }

  #valuesOfAll(): string[] | undefined {
    const own = this.#parts.flatMap(part => valuesOf(part) ?? [])
    if (this.#parts.some(valuesOf)) return [...new Set(own)]
    const closed = this.#choices.map(withoutNull).find(group => group.length > 0 && group.every(({values}) => values))
    return closed && [...new Set(closed.flatMap(({values}) => values ?? []))]
  }

  #itemNodes(): readonly PlacedNode[] {
    const own = this.#parts.flatMap(part => part.get('items') ?? [])
    return own.length > 0 ? own : this.#choices.flat().flatMap(each => each.#itemNodes())
  }

  #first(key: string): PlacedNode | undefined {
    for (const part of this.#parts) {
      const found = part.get(key)
      if (found) return found
    }
    return undefined
  }

  #allFields(): ReadonlyMap<string, Field> {
    this.#fields ??= new Map([...this.#chosenFields(), ...this.#ownFields()])
    return this.#fields
  }

  #ownFields(): Map<string, Field> {
    const found = new Map<string, Field>()
    const required = new Set(this.#parts.flatMap(part => part.get('required')?.items.map(({scalar}) => scalar ?? '') ?? []))
    for (const part of this.#parts) {
      for (const {key, keyNode, value} of part.get('properties')?.pairs() ?? []) {
        const isRequired = required.has(key) && !this.#isOfOtherSide(value)
        found.set(key, {isRequired, at: keyNode.span, nodes: [...(found.get(key)?.nodes ?? []), value]})
      }
    }
    return found
  }

  // A field that each choice needs is needed; one that some of them have may be there.
  #chosenFields(): Map<string, Field> {
    const found = new Map<string, Field>()
    for (const group of this.#choices) {
      const all = withoutNull(group).map(each => each.#allFields())
      for (const [name, field] of all.flatMap(fields => [...fields])) {
        const nodes = [...(found.get(name)?.nodes ?? []), ...field.nodes]
        found.set(name, {at: field.at, nodes, isRequired: all.every(fields => fields.get(name)?.isRequired === true)})
      }
    }
    return found
  }

  #isOfOtherSide(property: PlacedNode): boolean {
    return property.get(this.#reader.side === 'sent' ? 'readOnly' : 'writeOnly')?.scalar === 'true'
  }
}

interface Field {
  isRequired: boolean
  at: Span
  /** The schemas that describe it. */
  nodes: readonly PlacedNode[]
}

function withoutNull(group: readonly SchemaValue[]): SchemaValue[] {
  return group.filter(({types}) => !(types.size === 1 && types.has('null')))
}
