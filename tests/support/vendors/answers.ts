import type {Answer, Asked} from './server.ts'

/** The tokens that the stubs take, by the variable that commands read them from. */
export const tokens = {
  NETSUITE_ACCOUNT: '1234567',
  NETSUITE_TOKEN: 'netsuite-right',
  CELIGO_TOKEN: 'celigo-right',
  SHOPIFY_TOKEN: 'shopify-right',
  STRIPE_KEY: 'stripe-right',
  STRIPE_DISPUTE_KEY: 'stripe-right',
  SPAPI_TOKEN: 'spapi-right',
  SF_TOKEN: 'salesforce-right',
  SF_INSTANCE: 'https://larkmoor.my.salesforce.com',
  AVATAX_ACCOUNT: 'avatax',
  AVATAX_KEY: 'avatax-right',
  KLAVIYO_KEY: 'klaviyo-right',
} as const

/** The same with tokens that have run out: what is part of an address stays. */
export const spentTokens = Object.fromEntries(
  Object.entries(tokens).map(([name, value]) => [name, value.endsWith('-right') ? 'spent' : value]),
)

/** Tells whether a request says that its body is JSON, and it is. */
export function sendsJson({headers, body}: Asked): boolean {
  return (headers['content-type'] ?? '').startsWith('application/json') && parsed(body) !== undefined
}

/** @returns What a text holds as JSON; nothing when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Basic authentication as curl sends it: `user:password`. */
export function basic({headers}: Asked): string {
  return Buffer.from((headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString()
}

/** Gives what a vendor holds, or what stands for it. */
export function heldOr<Held>(data: unknown, otherwise: Held): Held {
  return data === undefined ? otherwise : (data as Held)
}

export const ok = (body: unknown, headers: Record<string, string> = {}): Answer => ({status: 200, headers, body})
