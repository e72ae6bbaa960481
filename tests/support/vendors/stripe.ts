import {basic, heldOr, ok, tokens} from './answers.ts'
import type {Answer, Vendor} from './server.ts'

const lists = ['/v1/events', '/v1/webhook_endpoints', '/v1/disputes', '/v1/payouts', '/v1/balance_transactions']
const evidence = /^(?:submit|evidence\[\w+\])$/

/**
 * Stripe's API as far as runbooks use it: lists of at most 100, one object, and evidence in a form.
 *
 * @see https://docs.stripe.com/api/errors for the form of its errors.
 */
export const stripe: Vendor = {
  host: /^api\.stripe\.com$/,
  answer(asked, data) {
    if (basic(asked) !== `${tokens.STRIPE_KEY}:`) return fault(401, 'Invalid API Key provided: ****')
    if (asked.method === 'GET' && lists.includes(asked.path)) return listed(asked.query, heldOr(data, []))
    if (asked.method === 'GET' && /^\/v1\/(?:disputes|payment_intents)\/\w+$/.test(asked.path)) return ok(heldOr(data, sample))
    if (asked.method === 'POST' && /^\/v1\/disputes\/\w+$/.test(asked.path)) {
      const unknown = [...new URLSearchParams(asked.body).keys()].filter(key => !evidence.test(key))
      return unknown.length > 0 ? fault(400, `Received unknown parameter: ${unknown[0]}`) : ok(heldOr(data, sample))
    }
    return fault(404, `Unrecognized request URL (${asked.method}: ${asked.path})`)
  },
}

// A page of a list begins after the object that the call names, and says whether there are more.
function listed(query: URLSearchParams, rows: {id?: string}[]): Answer {
  const limit = Number(query.get('limit') ?? 10)
  if (!(limit >= 1 && limit <= 100)) return fault(400, 'limit is not between 1 and 100')
  const from = rows.findIndex(({id}) => id !== undefined && id === query.get('starting_after')) + 1
  return ok({object: 'list', has_more: rows.length > from + limit, data: rows.slice(from, from + limit)})
}

const fault = (status: number, message: string): Answer => ({status, body: {error: {type: 'invalid_request_error', message}}})

const sample = {
  id: 'any',
  status: 'needs_response',
  amount: 100,
  created: 1_795_000_000,
  evidence_details: {has_evidence: true, submission_count: 0},
  payment_method_details: {card: {network_reason_code: '1'}},
  latest_charge: {refunds: {data: []}},
}
