import {GraphQLError} from 'graphql/error'
import {type DocumentNode, parse} from 'graphql/language'
import type {PlacedText} from '../../core/content/placed-yaml.ts'
import type {Spec, SpecFormat} from '../spec.ts'
import {tell} from '../spec.ts'
import {GraphqlTypes} from './graphql-types.ts'

/** Tokens that a schema may have; those of large vendors take a third of it. */
const mostTokens = 1_000_000

/**
 * GraphQL SDL: mutations, queries and subscriptions with their arguments and what they return, and types by their name.
 *
 * SDL has no place for a version; a comment `# version: 2026-07` in the first lines is taken as that.
 *
 * @see https://spec.graphql.org/draft/#sec-Type-System for the language.
 */
export const graphqlSdl: SpecFormat = {
  id: 'graphql',
  title: 'GraphQL SDL',
  reads:
    '`.graphql`, `.graphqls`, `.gql`. An operation is `mutation name`, `query name`, `subscription name` or a type. A comment `# version: 2026-07` at the top is its version.',
  endings: /\.(graphqls?|gql)$/i,
  read({placed}, into) {
    takeComment(placed, into)
    const document = parsed(placed, into)
    if (!document) return
    into.operations.push(...new GraphqlTypes(document, placed).operations())
  },
}

function takeComment(placed: PlacedText, into: Spec): void {
  const head = placed.text.slice(0, 2000)
  const found = /^#[ \t]*version:[ \t]*(\S+)/im.exec(head)
  const version = found?.[1]
  if (!found || version === undefined) return
  const start = found.index + found[0].length - version.length
  into.version = {text: version, at: placed.span(start, start + version.length)}
}

function parsed(placed: PlacedText, into: Spec): DocumentNode | undefined {
  try {
    return parse(placed.text, {maxTokens: mostTokens})
  } catch (error) {
    if (error instanceof RangeError) tell(into, {at: placed.span(0, 0), reason: 'types are nested too deeply'})
    else if (error instanceof GraphQLError) tell(into, {at: placeOf(error, placed), reason: reasonOf(error)})
    else throw error
    return undefined
  }
}

function placeOf({positions}: GraphQLError, placed: PlacedText): ReturnType<PlacedText['span']> {
  const at = Math.min(positions?.[0] ?? 0, placed.text.length)
  return placed.span(at, at + (/^\S{1,40}/.exec(placed.text.slice(at, at + 40))?.[0].length ?? 0))
}

// In: `Syntax Error: Expected ":", found Name "String".` Out: `expected ":", found Name "String"`.
function reasonOf({message}: GraphQLError): string {
  const words = message.replace(/^Syntax Error: /, '').replace(/\.$/, '')
  return /exceeds? .* tokens|maxTokens|token limit/i.test(words)
    ? `it has more than ${mostTokens.toLocaleString('en-US')} tokens`
    : words.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
}
