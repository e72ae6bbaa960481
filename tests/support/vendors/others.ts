import {parser as promql} from '@prometheus-io/lezer-promql'
import {basic, heldOr, ok, parsed, sendsJson, tokens} from './answers.ts'
import type {Answer, Asked, Vendor} from './server.ts'

/** Amazon's Selling Partner API. @see https://developer-docs.amazon.com/sp-api/docs/connect-to-the-selling-partner-api */
const amazon: Vendor = {
  host: /^sellingpartnerapi-na\.amazon\.com$/,
  answer(asked, data) {
    if (asked.headers['x-amz-access-token'] !== tokens.SPAPI_TOKEN)
      return {status: 403, body: {errors: [{code: 'Unauthorized', message: 'Access to requested resource is denied.'}]}}
    const {method, path, query} = asked
    const subscription = /^\/notifications\/v1\/subscriptions\/[A-Z_]+$/.test(path)
    if (subscription && method === 'GET') return ok({payload: heldOr(data, {})})
    if (subscription && method === 'POST') return sendsJson(asked) && subscribes(asked.body) ? ok({payload: {}}) : refused('Invalid body')
    if (method === 'GET' && path === '/feeds/2021-06-30/feeds')
      return query.has('feedTypes') ? ok({feeds: heldOr(data, [])}) : refused('feedTypes')
    if (method === 'GET' && /^\/feeds\/2021-06-30\/documents\/[\w.-]+$/.test(path))
      return ok({feedDocumentId: 'any', url: 'https://feeds.s3.amazonaws.com/report?X-Amz-Signature=any', compressionAlgorithm: 'GZIP'})
    if (method === 'GET' && path === '/orders/v0/orders') return query.has('MarketplaceIds') ? throttled : refused('MarketplaceIds')
    return {status: 404, body: {errors: [{code: 'NotFound', message: path}]}}
  },
}

const refused = (message: string): Answer => ({status: 400, body: {errors: [{code: 'InvalidInput', message}]}})

const throttled: Answer = {
  status: 429,
  headers: {'x-amzn-ratelimit-limit': '0.0167', 'x-amzn-requestid': '0b1f3c2e-8d51-4c1b-9d0e-9a7c2f6f1e44'},
  body: {errors: [{code: 'QuotaExceeded', message: 'You exceeded your quota for the requested resource.'}]},
}

function subscribes(body: string): boolean {
  const {payloadVersion, destinationId} = (parsed(body) ?? {}) as Record<string, unknown>
  return payloadVersion === '1.0' && typeof destinationId === 'string'
}

/** Where the report of a feed is fetched from: the address is signed, and a token would be one too many. */
const feedReports: Vendor = {
  host: /^feeds\.s3\.amazonaws\.com$/,
  answer: ({query, headers}, data) =>
    query.has('X-Amz-Signature') && !headers['x-amz-access-token'] ? ok(heldOr(data, {summary: {}, issues: []})) : {status: 403},
}

/** Salesforce's bulk jobs. @see https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/ */
const salesforce: Vendor = {
  host: /^larkmoor\.my\.salesforce\.com$/,
  answer({method, path, headers}, data) {
    if (headers.authorization !== `Bearer ${tokens.SF_TOKEN}`)
      return {status: 401, body: [{message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID'}]}
    if (method === 'GET' && /^\/services\/data\/v\d+\.0\/jobs\/ingest$/.test(path)) return ok({done: true, records: heldOr(data, [])})
    if (method === 'GET' && /\/jobs\/ingest\/\w+\/failedResults$/.test(path)) return ok(heldOr(data, '"sf__Id","sf__Error"\n'))
    return {status: 404, body: [{message: path, errorCode: 'NOT_FOUND'}]}
  },
}

/** AvaTax by REST. @see https://developer.avalara.com/api-reference/avatax/rest/v2/ */
const avatax: Vendor = {
  host: /^rest\.avatax\.com$/,
  answer(asked, data) {
    const known = basic(asked) === `${tokens.AVATAX_ACCOUNT}:${tokens.AVATAX_KEY}`
    if (asked.path === '/api/v2/utilities/ping')
      return ok(heldOr(data, {version: '26.11.0', authenticated: known, authenticationType: known ? 'UsernamePassword' : 'None'}))
    if (!known) return {status: 401, body: {error: {code: 'AuthenticationException', message: 'Authentication failed.'}}}
    return transactions(asked, data)
  },
}

function transactions(asked: Asked, data: unknown): Answer {
  const {method, path} = asked
  if (method === 'GET' && path === '/api/v2/companies/LARKMOOR/transactions') return ok(heldOr(data, {'@recordsetCount': 0, value: []}))
  if (method === 'GET' && /^\/api\/v2\/companies\/LARKMOOR\/transactions\/[\w.:-]+$/.test(path))
    return ok(heldOr(data, {code: 'any', status: 'Saved', lines: [{taxOverrideType: 'TaxAmount'}]}))
  if (method === 'POST' && path === '/api/v2/transactions/create')
    return sendsJson(asked)
      ? {status: 201, body: heldOr(data, {code: 'any', lines: []})}
      : {status: 400, body: {error: {code: 'ValidationException'}}}
  return {status: 404, body: {error: {code: 'EntityNotFoundError', message: `${method} ${path}`}}}
}

/** Klaviyo. @see https://developers.klaviyo.com/en/docs/rate_limits_and_error_handling */
const klaviyo: Vendor = {
  host: /^a\.klaviyo\.com$/,
  answer({headers, path}) {
    if (headers.authorization !== `Klaviyo-API-Key ${tokens.KLAVIYO_KEY}`)
      return {status: 401, body: {errors: [{status: 401, code: 'not_authenticated'}]}}
    if (!/^\d{4}-\d\d-\d\d$/.test(String(headers.revision))) return {status: 400, body: {errors: [{status: 400, code: 'missing_revision'}]}}
    return path === '/api/events'
      ? {status: 429, headers: {'retry-after': '38'}, body: {errors: [{status: 429, code: 'throttled'}]}}
      : {status: 404}
  },
}

/** Where vendors' messages arrive: a message without a signature is refused, which is the sign of life. */
const hooks: Vendor = {
  host: /^hooks\.example\.com$/,
  answer: ({method, headers}) => ({status: method === 'POST' && !headers['x-shopify-hmac-sha256'] ? 401 : 405}),
}

/** Prometheus' queries, which must be ones that it can read. */
const prometheus: Vendor = {
  host: /^prometheus\.example\.com$/,
  answer({path, query}, data) {
    const asked = query.get('query') ?? ''
    if (path !== '/api/v1/query' || asked === '' || hasFault(asked))
      return {status: 400, body: {status: 'error', errorType: 'bad_data', error: asked}}
    return ok({status: 'success', data: {resultType: 'vector', result: heldOr(data, [])}})
  },
}

function hasFault(query: string): boolean {
  let found = false
  promql.parse(query).iterate({
    enter: ({type}) => {
      found ||= type.isError
    },
  })
  return found
}

/** The vendors that few commands ask. */
export const others: readonly Vendor[] = [amazon, feedReports, salesforce, avatax, klaviyo, hooks, prometheus]
