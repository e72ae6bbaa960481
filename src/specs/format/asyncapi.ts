import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {Spec, SpecFormat, SpecOperation} from '../spec.ts'
import {takeInfo, tell} from '../spec.ts'
import {followed} from './followed.ts'
import {type SchemaReader, schemaReader} from './schema-parts.ts'
import {SchemaValue} from './schema-value.ts'

/**
 * AsyncAPI 2 and 3: messages by the operation, the channel or their own name; what they carry is described by JSON Schema.
 *
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0 for the form.
 */
export const asyncapi: SpecFormat = {
  id: 'asyncapi',
  title: 'AsyncAPI',
  reads: 'YAML or JSON with `asyncapi: 2.…` or `3.…`. An operation is one of its operations, channels, addresses or messages.',
  knows: document => document.get('asyncapi') !== undefined,
  read(source, into) {
    const {document} = source
    const version = document?.get('asyncapi')
    if (!document || !version) return
    const major = /^[23]\./.exec(version.scalar ?? '')?.[0]
    if (!major) return tell(into, {at: version.span, reason: `it is AsyncAPI \`${version.scalar ?? ''}\`, and only 2 and 3 are read`})
    takeInfo(document.get('info'), into)
    const readers = schemaReader(source, into)
    if (major === '2.') readSecond(document, readers, into)
    else readThird(document, readers, into)
  },
}

type Readers = ReturnType<typeof schemaReader>

interface Message {
  name: string | undefined
  node: PlacedNode
}

function readSecond(document: PlacedNode, readers: Readers, into: Spec): void {
  for (const {key: channel, value} of document.get('channels')?.pairs() ?? []) {
    for (const action of ['publish', 'subscribe']) {
      const operation = value.get(action)
      const message = operation?.get('message')
      if (!operation || !message) continue
      const all = (message.get('oneOf')?.items ?? [message]).flatMap(each => messageOf(readers.sent, each) ?? [])
      const id = operation.get('operationId')?.scalar ?? `${action} ${channel}`
      add(into, {id, names: [channel, `${action} ${channel}`], at: value.keySpan(action), messages: all}, readers)
    }
  }
}

function readThird(document: PlacedNode, readers: Readers, into: Spec): void {
  for (const {key: id, keyNode, value} of document.get('operations')?.pairs() ?? []) {
    const ref = value.get('channel')
    const channel = ref && followed(readers.sent, ref)
    const own = value.get('messages')?.items ?? []
    const all = own.length > 0 ? own : [...(channel?.get('messages')?.pairs() ?? [])].map(each => each.value)
    const messages = all.flatMap(each => messageOf(readers.sent, each) ?? [])
    add(into, {id, names: namesOf(ref, channel), at: keyNode.span, messages}, readers)
  }
  for (const {key, keyNode, value} of document.get('channels')?.pairs() ?? []) {
    const messages = [...(value.get('messages')?.pairs() ?? [])].flatMap(each => messageOf(readers.sent, each.value, each.key) ?? [])
    const address = value.get('address')?.scalar
    add(into, {id: key, names: address === undefined ? [] : [address], at: keyNode.span, messages}, readers)
  }
}

// In: `$ref: '#/channels/orders'`. Out: `orders`, and the address of that channel.
function namesOf(ref: PlacedNode | undefined, channel: PlacedNode | undefined): string[] {
  const key = ref?.get('$ref')?.scalar?.split('/').at(-1)
  return [key, channel?.get('address')?.scalar].flatMap(name => name ?? [])
}

function messageOf(reader: SchemaReader, node: PlacedNode, key?: string): Message | undefined {
  const message = followed(reader, node)
  const refers = node.get('$ref')?.scalar?.split('/').at(-1)
  return message && {name: message.get('name')?.scalar ?? key ?? refers, node: message}
}

interface Found extends Pick<SpecOperation, 'id' | 'names' | 'at'> {
  messages: readonly Message[]
}

// Of several messages each is asked for by its own name.
function add(into: Spec, {id, names, at, messages}: Found, readers: Readers): void {
  for (const {name, node} of messages) {
    const isOnly = messages.length === 1
    const ownId = isOnly ? id : (name ?? id)
    if (into.operations.some(operation => operation.id === ownId)) continue
    const schema = schemaOf(node)
    into.operations.push({
      id: ownId,
      names: isOnly ? [...names, ...(name === undefined ? [] : [name])] : [id, ...names].map(each => `${each} ${name ?? ''}`),
      at,
      transport: 'queue',
      sent: () => schema && new SchemaValue(readers.sent, [schema]),
      received: () => schema && new SchemaValue(readers.received, [schema]),
    })
  }
}

// Version 3 may put the schema below its format.
function schemaOf(message: PlacedNode): PlacedNode | undefined {
  const payload = message.get('payload')
  return payload?.get('schemaFormat') ? payload.get('schema') : payload
}
