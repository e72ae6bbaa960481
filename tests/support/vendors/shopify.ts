import {readFileSync} from 'node:fs'
import {buildSchema, GraphQLList, GraphQLNonNull, type GraphQLOutputType, graphql, isEnumType, isLeafType} from 'graphql'
import {ok, parsed, sendsJson, tokens} from './answers.ts'
import type {Vendor} from './server.ts'

const schema = buildSchema(readFileSync(new URL('shopify.graphql', import.meta.url), 'utf8'))

/**
 * Shopify's Admin API over GraphQL: a query is held against the part of the schema that the example uses, and executed.
 *
 * @see https://shopify.dev/docs/api/admin-graphql for the fields; a refused token is answered with an `errors` of text.
 */
export const shopify: Vendor = {
  host: /^larkmoor-outfitters\.myshopify\.com$/,
  async answer(asked, data) {
    const version = /^\/admin\/api\/(\d{4}-(?:01|04|07|10))\/graphql\.json$/.exec(asked.path)?.[1]
    if (!version || asked.method !== 'POST') return {status: 404, body: {errors: 'Not Found'}}
    if (asked.headers['x-shopify-access-token'] !== tokens.SHOPIFY_TOKEN)
      return {status: 401, body: {errors: '[API] Invalid API key or access token (unrecognized login or wrong password)'}}
    const {query} = (parsed(asked.body) ?? {}) as {query?: unknown}
    if (!sendsJson(asked) || typeof query !== 'string')
      return {status: 400, body: {errors: {query: 'Required parameter missing or invalid'}}}
    const result = await graphql({schema, source: query, rootValue: data, ...(data ? {} : {fieldResolver: anyValue})})
    return ok({...result, extensions: {cost: {throttleStatus}}}, {'x-shopify-api-version': version})
  },
}

const throttleStatus = {maximumAvailable: 20_000, currentlyAvailable: 214, restoreRate: 1000}

type Resolver = NonNullable<Parameters<typeof graphql>[0]['fieldResolver']>

// A value of the right type, whatever is asked: lists hold one.
const anyValue: Resolver = (_source, _args, _context, {returnType}) => valueFor(returnType)

function valueFor(type: GraphQLOutputType): unknown {
  if (type instanceof GraphQLNonNull) return valueFor(type.ofType as GraphQLOutputType)
  if (type instanceof GraphQLList) return [valueFor(type.ofType as GraphQLOutputType)]
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (!isLeafType(type)) return {}
  return {Int: 1, Float: 1, Boolean: true}[type.name] ?? (type.name === 'JSON' ? '{}' : 'any')
}
