import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {SpecFormat, SpecOperation} from '../spec.ts'
import {takeVersion} from '../spec.ts'
import {schemaReader} from './schema-parts.ts'
import {SchemaValue} from './schema-value.ts'

const wordsOfSchemas = ['$schema', '$defs', 'definitions', 'properties', 'items', 'allOf', 'oneOf', 'anyOf', '$ref']

/**
 * JSON Schema, in JSON or YAML: the whole document, and each of its definitions by name.
 *
 * The standard has no place for a version of what is described; `version` or `x-version` at the top is taken as that.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core for the form.
 */
export const jsonSchema: SpecFormat = {
  id: 'json-schema',
  title: 'JSON Schema',
  reads: 'YAML or JSON. Without an operation it is the whole document; else one of its `$defs`. `version` at the top is its version.',
  knows: document => wordsOfSchemas.some(word => document.get(word) !== undefined),
  read(source, into) {
    const {document} = source
    if (!document) return
    const title = document.get('title')?.scalar
    if (title !== undefined) into.title = title
    takeVersion(document.get('version') ?? document.get('x-version'), into)
    const readers = schemaReader(source, into)
    const operationOf = (node: PlacedNode, id: string, names: readonly string[]): Omit<SpecOperation, 'at'> => ({
      id,
      names,
      sent: () => new SchemaValue(readers.sent, [node]),
      received: () => new SchemaValue(readers.received, [node]),
    })
    if (describesItself(document)) {
      const names = [title, document.get('$id')?.scalar].flatMap(name => name ?? [])
      into.operations.push({...operationOf(document, '#', names), at: document.keySpan('title'), isMain: true})
    }
    for (const word of ['$defs', 'definitions']) {
      for (const {key, keyNode, value} of document.get(word)?.pairs() ?? [])
        into.operations.push({...operationOf(value, key, [`#/${word}/${key}`]), at: keyNode.span})
    }
  },
}

function describesItself(document: PlacedNode): boolean {
  return ['properties', 'items', 'allOf', 'oneOf', 'anyOf', '$ref', 'type'].some(word => document.get(word) !== undefined)
}
