import {namedSystems} from '../../changes/named-systems.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Code} from '../../core/content/body.ts'
import {isCommand} from '../../core/content/commands.ts'
import type {Document} from '../../core/content/document.ts'
import {customSpellings} from '../../core/content/field-names.ts'
import type {Span} from '../../core/content/span.ts'

/** A field that a command uses and no contract of its system has. */
export interface UnknownField {
  name: string
  system: Entry<'system'>
  /** The first place in the file. */
  at: Span
}

interface Known {
  system: Entry<'system'>
  contracts: Entry<'contract'>[]
  names: ReadonlySet<string>
}

/**
 * Lists the fields that commands write or read on a system with contracts and that stand in none of its contracts, each once a file.
 *
 * A field shows itself by the spelling that a product gives to fields of its customers, or as a key of what is sent to a contract's endpoint.
 */
export function unknownFields(catalog: Catalog): UnknownField[] {
  const systems = catalog.list('system').flatMap((system): Known[] => {
    const contracts = catalog.list('contract').filter(({data}) => data.system === system.id && data.fields.length > 0)
    return contracts.length === 0 ? [] : [{system, contracts, names: new Set(contracts.flatMap(namesOf))}]
  })
  if (systems.length === 0) return []
  const documents = catalog.documents.filter(({kind, mayNameField}) => mayNameField && kind !== undefined && kind !== 'contract')
  return documents.flatMap(document =>
    firstOfEach(document.body.codes.filter(isCommand).flatMap(code => inCode(catalog, systems, document, code))),
  )
}

// A name may stand in an endpoint too, such as the object that is written: `PATCH /sobjects/Order__c/Ext_Id__c/…`.
function namesOf({data}: Entry<'contract'>): string[] {
  return [data.endpoint, data.idempotencyKey ?? '', ...data.keys, ...data.fields.map(({name}) => name)].flatMap(
    text => text.match(/\w+/g) ?? [],
  )
}

function firstOfEach(fields: readonly UnknownField[]): UnknownField[] {
  return [...new Map(fields.toReversed().map(each => [`${each.system.id} ${each.name}`, each])).values()].reverse()
}

function inCode(catalog: Catalog, systems: readonly Known[], document: Document, code: Code): UnknownField[] {
  const named = namedSystems(catalog, code.value)
  return systems.flatMap(({system, contracts, names}) => {
    // Nobody else spells fields like this, whatever system the command names beside.
    const spelled = customSpellings.filter(each => each.system.test(`${system.id} ${system.title}`))
    const custom = spelled.flatMap(({pattern}) => [...code.value.matchAll(pattern)].map(({0: name, index}) => ({name, index})))
    const isElsewhere = named.size > 0 && !named.has(system.id)
    const sent = isElsewhere ? [] : contracts.flatMap(contract => sentKeys(contract, code.value))
    return [...custom, ...sent]
      .filter(({name}) => !names.has(name))
      .map(({name, index}) => ({name, system, at: placeIn(document, code, name, index)}))
  })
}

// In: `curl -X PATCH https://…/record/v1/salesOrder/1 -d '{"shipMethod": {"id": "2"}}'`. Out: `shipMethod`.
function sentKeys({data}: Entry<'contract'>, command: string): {name: string; index: number}[] {
  const [, path = ''] = /(\/[\w./-]+?)\/?(?=\/?(?:eid:|[{<:?\s])|$)/.exec(data.endpoint) ?? []
  if (data.transport !== 'rest' || path.split('/').length < 3 || !/(-X|--request)\s*['"]?(PATCH|PUT|POST)/.test(command)) return []
  if (!new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`).test(command)) return []
  const [body, start] =
    /(?:-d|--data\S*)\s+'(\{[\s\S]*?\})'/
      .exec(command)
      ?.slice(1)
      .map(text => [text, command.indexOf(text)] as const)[0] ?? []
  if (body === undefined || start === undefined) return []
  return topKeys(body).map(name => ({name, index: start + body.indexOf(`"${name}"`) + 1}))
}

function topKeys(body: string): string[] {
  try {
    const value: unknown = JSON.parse(body.replace(/(?<!")\{\{[^{}]*\}\}(?!")/g, '0').replace(/\{\{[^{}]*\}\}/g, 'x'))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  } catch {
    return []
  }
}

function placeIn({file, lines, text}: Document, {span, value}: Code, name: string, index: number): Span {
  const line = span.start.line + value.slice(0, index).split('\n').length
  const begin = lines.offset({line, column: 1})
  const start = text.indexOf(name, begin)
  return {file, start: lines.point(start), end: lines.point(start + name.length)}
}
