import type {ASTNode, DefinitionNode, DocumentNode, FieldDefinitionNode, InputValueDefinitionNode, TypeNode} from 'graphql/language'
import type {PlacedText} from '../../core/content/placed-yaml.ts'
import type {Span} from '../../core/content/span.ts'
import type {SpecMember, SpecOperation, SpecValue, WireType} from '../spec.ts'

type Field = FieldDefinitionNode | InputValueDefinitionNode

/** A type with all that extends it. */
interface Named {
  kind: 'object' | 'input' | 'enum' | 'scalar' | 'union'
  name: string
  at: Span
  fields: Field[]
  values: string[]
}

const kinds: Readonly<Record<string, Named['kind']>> = {
  ObjectTypeDefinition: 'object',
  ObjectTypeExtension: 'object',
  InterfaceTypeDefinition: 'object',
  InterfaceTypeExtension: 'object',
  InputObjectTypeDefinition: 'input',
  InputObjectTypeExtension: 'input',
  EnumTypeDefinition: 'enum',
  EnumTypeExtension: 'enum',
  ScalarTypeDefinition: 'scalar',
  UnionTypeDefinition: 'union',
}

const scalars: Readonly<Record<string, WireType>> = {Int: 'integer', Float: 'number', String: 'string', ID: 'string', Boolean: 'boolean'}

/** The types of a schema in SDL, and its operations. */
export class GraphqlTypes {
  readonly #placed: PlacedText
  readonly #types = new Map<string, Named>()
  readonly #roots = new Map([
    ['query', 'Query'],
    ['mutation', 'Mutation'],
    ['subscription', 'Subscription'],
  ])

  constructor({definitions}: DocumentNode, placed: PlacedText) {
    this.#placed = placed
    for (const definition of definitions) this.#take(definition)
  }

  /** Lists operations first, then the other types that have fields. */
  operations(): SpecOperation[] {
    const roots = new Set(this.#roots.values())
    const calls = [...this.#roots].flatMap(([word, root]) => (this.#types.get(root)?.fields ?? []).map(field => this.#call(word, field)))
    const others = [...this.#types.values()].filter(({name, fields}) => !roots.has(name) && fields.length > 0)
    return [...calls, ...others.map(type => this.#record(type))]
  }

  #call(word: string, field: Field): SpecOperation {
    const parameters = 'arguments' in field ? (field.arguments ?? []) : []
    const at = this.#span(field.name)
    return {
      id: `${word} ${field.name.value}`,
      names: [field.name.value],
      at,
      transport: 'graphql',
      sent: () => (parameters.length > 0 ? this.#object('object', parameters, at) : undefined),
      received: () => this.#valueOf(field.type),
    }
  }

  #record({kind, name, fields, at}: Named): SpecOperation {
    const value = () => this.#object(name, fields, at)
    return {id: `${kind === 'input' ? 'input' : 'type'} ${name}`, names: [name], at, sent: value, received: value}
  }

  #take(definition: DefinitionNode): void {
    if (definition.kind === 'SchemaDefinition' || definition.kind === 'SchemaExtension') {
      for (const {operation, type} of definition.operationTypes ?? []) this.#roots.set(operation, type.name.value)
      return
    }
    const kind = kinds[definition.kind]
    if (kind === undefined || !('name' in definition) || !definition.name) return
    const name = definition.name.value
    const type = this.#types.get(name) ?? {kind, name, at: this.#span(definition.name), fields: [], values: []}
    if ('fields' in definition) type.fields.push(...((definition.fields ?? []) as readonly Field[]))
    if ('values' in definition) type.values.push(...(definition.values ?? []).map(value => value.name.value))
    this.#types.set(name, type)
  }

  #valueOf(type: TypeNode): SpecValue {
    const inner = type.kind === 'NonNullType' ? type.type : type
    const at = this.#span(inner)
    if (inner.kind === 'ListType')
      return {
        types: new Set(['array']),
        written: this.#text(inner),
        at,
        isOpen: false,
        members: () => [],
        item: () => this.#valueOf(inner.type),
      }
    const {value: name} = inner.name
    const named = this.#types.get(name)
    if (named?.kind === 'enum') return {...leaf(['string'], name, at), values: named.values}
    if (named?.kind === 'object' || named?.kind === 'input') return this.#object(name, named.fields, at)
    const scalar = named ? undefined : scalars[name]
    // What a scalar of the vendor is on the wire only the vendor knows; the members of a union may be anything.
    return {...leaf(scalar ? [scalar] : [], name, at), isOpen: named?.kind !== 'scalar' && !scalar}
  }

  #object(written: string, fields: readonly Field[], at: Span): SpecValue {
    return {...leaf(['object'], written, at), members: () => fields.map(field => this.#member(field))}
  }

  #member(field: Field): SpecMember {
    const hasDefault = 'defaultValue' in field && field.defaultValue !== undefined
    const isRequired = field.type.kind === 'NonNullType' && !hasDefault
    return {name: field.name.value, isRequired, at: this.#span(field.name), value: () => this.#valueOf(field.type)}
  }

  #span({loc}: ASTNode): Span {
    return this.#placed.span(loc?.start ?? 0, loc?.end ?? 0)
  }

  #text({loc}: ASTNode): string {
    return this.#placed.text.slice(loc?.start ?? 0, loc?.end ?? 0)
  }
}

function leaf(types: readonly WireType[], written: string, at: Span): SpecValue {
  return {types: new Set(types), written, at, isOpen: false, members: () => [], item: () => undefined}
}
