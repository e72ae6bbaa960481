import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {SpecFormat, SpecMember, SpecOperation, SpecValue} from '../spec.ts'
import {takeInfo, tell} from '../spec.ts'
import {followed} from './followed.ts'
import {type SchemaReader, schemaReader} from './schema-parts.ts'
import {SchemaValue} from './schema-value.ts'

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/**
 * OpenAPI 3: operations by method and path or by their id, webhooks and callbacks by their name.
 *
 * @see https://spec.openapis.org/oas/v3.1.0 for the form.
 */
export const openapi: SpecFormat = {
  id: 'openapi',
  title: 'OpenAPI 3',
  reads:
    'YAML or JSON with `openapi: 3.…`. An operation is a method and path (`PUT /orders/{id}`), an `operationId`, a webhook, a callback or a schema of its components.',
  knows: document => document.get('openapi') !== undefined || document.get('swagger') !== undefined,
  read(source, into) {
    const {document} = source
    const version = document?.get('openapi') ?? document?.get('swagger')
    if (!document || !version) return
    if (!/^3\./.test(version.scalar ?? ''))
      return tell(into, {at: version.span, reason: `it is OpenAPI \`${version.scalar ?? ''}\`, and only version 3 is read`})
    takeInfo(document.get('info'), into)
    const reader = schemaReader(source, into)
    for (const {key, value} of document.get('paths')?.pairs() ?? []) takePath(key, value, reader)
    for (const {key, value} of document.get('webhooks')?.pairs() ?? []) takeWebhook(key, value, reader)
    for (const pair of document.get('components')?.get('schemas')?.pairs() ?? []) takeSchema(pair, reader)
  },
}

type Readers = ReturnType<typeof schemaReader>

function takePath(path: string, item: PlacedNode, readers: Readers): void {
  const holder = followed(readers.sent, item)
  for (const {key, keyNode, value} of holder?.pairs() ?? []) {
    if (!methods.includes(key)) continue
    const id = `${key.toUpperCase()} ${path}`
    const parameters = [...(holder?.get('parameters')?.items ?? []), ...(value.get('parameters')?.items ?? [])]
    readers.sent.into.operations.push({
      ...headOf(value, id, [path]),
      at: keyNode.span,
      transport: 'rest',
      sent: () => withParameters(readers.sent, parameters, bodyOf(readers.sent, value.get('requestBody'))),
      received: () => answerOf(readers.received, value),
    })
    for (const {key: name, value: callback} of value.get('callbacks')?.pairs() ?? [])
      for (const {value: each} of followed(readers.sent, callback)?.pairs() ?? []) takeWebhook(name, each, readers)
  }
}

function takeWebhook(name: string, item: PlacedNode, readers: Readers): void {
  for (const {key, keyNode, value} of followed(readers.sent, item)?.pairs() ?? []) {
    if (!methods.includes(key)) continue
    readers.sent.into.operations.push({
      ...headOf(value, name, [`webhook ${name}`]),
      at: keyNode.span,
      transport: 'webhook',
      sent: () => bodyOf(readers.sent, value.get('requestBody')),
      received: () => bodyOf(readers.received, value.get('requestBody')),
    })
  }
}

function takeSchema({key, keyNode, value}: {key: string; keyNode: PlacedNode; value: PlacedNode}, {sent, received}: Readers): void {
  sent.into.operations.push({
    id: key,
    names: [`#/components/schemas/${key}`],
    at: keyNode.span,
    sent: () => new SchemaValue(sent, [value]),
    received: () => new SchemaValue(received, [value]),
  })
}

function headOf(operation: PlacedNode, id: string, names: string[]): Pick<SpecOperation, 'id' | 'names' | 'title'> {
  const title = operation.get('summary')?.scalar
  const ownId = operation.get('operationId')?.scalar
  return {id, names: ownId === undefined ? names : [ownId, ...names], ...(title !== undefined && {title})}
}

function bodyOf(reader: SchemaReader, body: PlacedNode | undefined): SpecValue | undefined {
  const schema = mediaOf(body && followed(reader, body))?.get('schema')
  return schema && new SchemaValue(reader, [schema])
}

// JSON is what contracts name their fields by; where there is none, the first form is read.
function mediaOf(holder: PlacedNode | undefined): PlacedNode | undefined {
  const media = [...(holder?.get('content')?.pairs() ?? [])]
  return (media.find(({key}) => /json/i.test(key)) ?? media[0])?.value
}

function answerOf(reader: SchemaReader, operation: PlacedNode): SpecValue | undefined {
  const answers = [...(operation.get('responses')?.pairs() ?? [])].filter(({key}) => /^2/.test(key) || key === 'default')
  for (const {value} of answers.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const body = bodyOf(reader, value)
    if (body) return body
  }
  return undefined
}

// What is sent beside the body counts as sent; a field of the body by the same name goes first.
function withParameters(reader: SchemaReader, parameters: readonly PlacedNode[], body: SpecValue | undefined): SpecValue | undefined {
  if (body && !body.types.has('object') && body.types.size > 0) return body
  const inBody = body?.members() ?? []
  const beside = parameters.flatMap(each => parameterOf(reader, each) ?? []).filter(({name}) => !inBody.some(field => field.name === name))
  if (beside.length === 0) return body
  const members = [...inBody, ...beside]
  const at = body?.at ?? (beside[0] as SpecMember).at
  const isOpen = body?.isOpen === true && inBody.length > 0
  return {types: new Set(['object']), written: 'object', at, isOpen, members: () => members, item: () => undefined}
}

function parameterOf(reader: SchemaReader, node: PlacedNode): SpecMember | undefined {
  const parameter = followed(reader, node)
  const name = parameter?.get('name')
  if (!parameter || name?.scalar === undefined) return undefined
  const schema = parameter.get('schema') ?? mediaOf(parameter)?.get('schema')
  return {
    name: name.scalar,
    isRequired: parameter.get('required')?.scalar === 'true' && parameter.get('in')?.scalar !== 'header',
    at: name.span,
    value: () => new SchemaValue(reader, schema ? [schema] : []),
  }
}
