import {isMap, isNode, isSeq, LineCounter, parseAllDocuments, type Document as YamlDocument} from 'yaml'
import * as z from 'zod'
import {type ExchangeFinding, type Place, UnreadableInput} from '../finding.ts'
import type {InputFile, JsonPath} from '../json-source.ts'

const text = (what: string) => z.string({error: () => `expected ${what}`})
const texts = z.record(z.string(), z.string({error: () => 'expected a text'}))

const envelope = z.looseObject({
  apiVersion: text('`apiVersion`'),
  kind: text('`kind`'),
  metadata: z.looseObject({
    name: text('`metadata.name`').min(1, {error: () => 'expected `metadata.name`'}),
    namespace: z.string().default('default'),
    title: z.string().optional(),
    description: z.string().optional(),
    annotations: texts.default({}),
    labels: texts.default({}),
    tags: z.array(z.string()).default([]),
    links: z.array(z.looseObject({url: z.string(), title: z.string().optional(), type: z.string().optional()})).default([]),
  }),
  spec: z.looseObject({}).default({}),
})

/** An entity as it was read, with the place of each value. */
export interface SourceEntity {
  kind: string
  /** `kind:namespace/name` in lower case, by which others refer to it. */
  key: string
  metadata: z.output<typeof envelope>['metadata']
  spec: Record<string, unknown>
  /** Place of the value at a path of the entity, or of what lacks it. */
  place(path: JsonPath): Place
}

/** Reads the entities of catalog files; what is no entity is a finding, and the others are read on. */
export function readEntities(inputs: readonly InputFile[], findings: ExchangeFinding[]): SourceEntity[] {
  return inputs.flatMap(input => entitiesOf(input, findings))
}

/** Gives the key of a reference: `team-a` → `group:default/team-a`, where a group is meant. */
export function refKey(ref: string, defaultKind: string): string {
  const [, kind, namespace, name] = /^(?:([^:/]+):)?(?:([^:/]+)\/)?(.+)$/.exec(ref.trim()) ?? []
  return `${kind ?? defaultKind}:${namespace ?? 'default'}/${name ?? ref}`.toLowerCase()
}

/** Reads a list of texts of an entity's `spec`; anything else in it is passed over. */
export function listOf(spec: Record<string, unknown>, field: string): string[] {
  const value = spec[field]
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

function entitiesOf({file, text}: InputFile, findings: ExchangeFinding[]): SourceEntity[] {
  if (/^\s*</.test(text)) {
    throw new UnreadableInput(
      {file, line: 1, column: 1},
      'expected YAML with Backstage entities, got HTML or XML',
      'Save the file itself rather than the page that shows it.',
    )
  }
  const counter = new LineCounter()
  const documents = parseAllDocuments(text, {lineCounter: counter, logLevel: 'silent'})
  const before = findings.length
  const list = Array.isArray(documents) ? documents : []
  const entities = list.flatMap(document => entityOf(document as YamlDocument, file, counter, findings) ?? [])
  if (entities.length > 0) return entities
  const [first] = findings.splice(before)
  const reason = first === undefined ? '' : `: ${first.message.replace(/^a document is [a-z ]+: /, '')}`
  throw new UnreadableInput(
    first?.at ?? {file, line: 1, column: 1},
    `no Backstage entity is in it${reason}`,
    'Name files such as `catalog-info.yaml`, whose documents have `apiVersion`, `kind` and `metadata`.',
  )
}

function entityOf(document: YamlDocument, file: string, counter: LineCounter, findings: ExchangeFinding[]): SourceEntity | undefined {
  const at = (offset: number): Place => {
    const {line, col} = counter.linePos(offset)
    return {file, line: Math.max(1, line), column: Math.max(1, col)}
  }
  const place = (path: JsonPath): Place => at(offsetOf(document, path))
  const [error] = document.errors
  if (error) {
    findings.push({
      severity: 'error',
      at: at(error.pos[0]),
      message: `a document is left out: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
    })
    return undefined
  }
  const data = plain(document)
  if (data === null || data === undefined) return undefined
  const parsed = envelope.safeParse(data)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const path = (issue?.path ?? []) as JsonPath
    findings.push({
      severity: 'error',
      at: place(path),
      message: `a document is no entity: ${issue?.message.replace(/^Invalid input: /, '')}`,
    })
    return undefined
  }
  const {kind, metadata, spec} = parsed.data
  return {kind, key: `${kind}:${metadata.namespace}/${metadata.name}`.toLowerCase(), metadata, spec, place}
}

// Aliases let a few lines stand for millions of values; the library refuses those.
function plain(document: YamlDocument): unknown {
  try {
    return document.toJS({maxAliasCount: 100})
  } catch {
    return 'unreadable'
  }
}

function offsetOf(document: YamlDocument, path: JsonPath): number {
  let node: unknown = document.contents
  let offset = isNode(node) && node.range ? node.range[0] : (document.range?.[0] ?? 0)
  for (const step of path) {
    const next: unknown = isMap(node) ? node.get(step, true) : isSeq(node) ? node.items[Number(step)] : undefined
    if (!isNode(next) || !next.range) break
    node = next
    offset = next.range[0]
  }
  return offset
}
