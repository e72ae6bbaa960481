import {heldOr, ok, parsed, sendsJson, tokens} from './answers.ts'
import type {Answer, Asked, Vendor} from './server.ts'

/**
 * NetSuite's REST web services: records, SuiteQL and the limits of an account.
 *
 * @see https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545058848.html for the form of its errors.
 */
export const netsuite: Vendor = {
  host: /^1234567\.suitetalk\.api\.netsuite\.com$/,
  answer(asked, data) {
    if (asked.headers.authorization !== `Bearer ${tokens.NETSUITE_TOKEN}`) return fault(401, 'INVALID_LOGIN', 'Invalid login attempt.')
    if (asked.path === '/services/rest/query/v1/suiteql') return suiteql(asked, heldOr(data, []))
    if (asked.path === '/services/rest/system/v1/governanceLimits' && asked.method === 'GET')
      return ok(heldOr(data, {accountConcurrencyLimit: 15}))
    if (/^\/services\/rest\/record\/v1\/\w+\/(?:\d+|eid:[\w.-]+)$/.test(asked.path)) return record(asked, data)
    return fault(404, 'NONEXISTENT_ID', `The record instance does not exist: ${asked.path}`)
  },
}

function fault(status: number, code: string, detail: string): Answer {
  return {
    status,
    headers: {'content-type': 'application/vnd.oracle.resource+json; type=error'},
    body: JSON.stringify({type: 'about:blank', title: code, status, 'o:errorDetails': [{detail, 'o:errorCode': code}]}),
  }
}

// A query is sent as JSON, answered in pages of at most 1,000 rows, and refused without `Prefer: transient`.
function suiteql(asked: Asked, rows: object[]): Answer {
  const {q} = (parsed(asked.body) ?? {}) as {q?: unknown}
  const limit = Number(asked.query.get('limit') ?? 1000)
  if (asked.method !== 'POST' || !sendsJson(asked) || typeof q !== 'string') return fault(400, 'INVALID_CONTENT', 'Expected a query.')
  if (asked.headers.prefer !== 'transient') return fault(400, 'INVALID_HEADER', 'The Prefer header is not transient.')
  if (!(limit >= 1 && limit <= 1000)) return fault(400, 'INVALID_PARAMETER', 'The limit is not between 1 and 1000.')
  if (!/^\s*SELECT\b/i.test(q)) return fault(400, 'INVALID_PARAMETER', 'Invalid search query.')
  const items = rows.slice(0, limit).map(row => ({links: [], ...row}))
  return ok({links: [], count: items.length, hasMore: rows.length > limit, items, offset: 0, totalResults: rows.length})
}

function record(asked: Asked, data: unknown): Answer {
  if (asked.method === 'GET') return ok(heldOr(data, sample))
  if (asked.method === 'DELETE' && asked.path.includes('/itemFulfillment/')) return {status: 204}
  const changes = asked.method === 'PATCH' || (asked.method === 'PUT' && asked.path.includes('/eid:'))
  if (!changes) return fault(405, 'METHOD_NOT_ALLOWED', asked.method)
  const fields = parsed(asked.body)
  if (!sendsJson(asked) || typeof fields !== 'object' || fields === null || Array.isArray(fields))
    return fault(400, 'INVALID_CONTENT', 'Expected the fields of a record.')
  return {status: 204}
}

// The shipment is the one that a runbook's input names as its example.
const sample = {links: [], id: '8842204', custbody_kestrel_shipment_id: 'KS88120457', item: {items: [{line: 1, item: {refName: 'LRK'}}]}}
