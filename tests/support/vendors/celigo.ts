import {heldOr, ok, parsed, sendsJson, tokens} from './answers.ts'
import type {Answer, Asked, Vendor} from './server.ts'

/**
 * Celigo's API: flows, the errors of a flow's step, and jobs.
 *
 * @see https://developer.celigo.com/api/ for its calls; a flow is switched by a JSON Patch of `/disabled`.
 */
export const celigo: Vendor = {
  host: /^api\.integrator\.io$/,
  answer(asked, data) {
    if (asked.headers.authorization !== `Bearer ${tokens.CELIGO_TOKEN}`) return fault(401, 'unauthorized', 'Unauthorized')
    const call = `${asked.method} ${asked.path.replaceAll(/\/[0-9a-f]{24}(?=\/|$)/g, '/:id')}`
    if (call === 'PATCH /v1/flows/:id') return switched(asked)
    if (call === 'GET /v1/flows/:id/:id/errors') return ok(heldOr(data, {errors: []}))
    if (call === 'POST /v1/flows/:id/:id/retry') return retried(asked)
    if (call === 'GET /v1/jobs' && asked.query.get('status') === 'running') return ok(heldOr(data, []))
    return fault(404, 'not_found', asked.path)
  },
}

const fault = (status: number, code: string, message: string): Answer => ({status, body: {errors: [{code, message}]}})

function switched(asked: Asked): Answer {
  const steps = parsed(asked.body)
  const [step, another] = Array.isArray(steps) ? steps : []
  const fits = step?.op === 'replace' && step.path === '/disabled' && typeof step.value === 'boolean' && !another
  return sendsJson(asked) && fits ? {status: 204} : fault(422, 'invalid_patch', asked.body)
}

function retried(asked: Asked): Answer {
  const {retryDataKeys} = (parsed(asked.body) ?? {}) as {retryDataKeys?: unknown}
  const fits = Array.isArray(retryDataKeys) && retryDataKeys.length > 0 && retryDataKeys.every(key => typeof key === 'string')
  return sendsJson(asked) && fits ? ok({_id: 'job', type: 'retry'}) : fault(422, 'missing_required_field', 'retryDataKeys')
}
