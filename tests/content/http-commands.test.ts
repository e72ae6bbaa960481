import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {filledCommands} from '../support/filled-commands.ts'
import {spentTokens, tokens} from '../support/vendors/answers.ts'
import {celigo} from '../support/vendors/celigo.ts'
import {netsuite} from '../support/vendors/netsuite.ts'
import {others} from '../support/vendors/others.ts'
import {type Exchange, outage, startVendors, type VendorServer} from '../support/vendors/server.ts'
import {shopify} from '../support/vendors/shopify.ts'
import {stripe} from '../support/vendors/stripe.ts'
import {held} from './vendor-records.ts'

const commands = filledCommands().filter(({command}) => /\bcurl\b/.test(command))
// A vendor that refuses to answer more is a part of what is asked: these are the answers that the runbook waits for.
const expected = new Set([200, 201, 204])
const awaited: Record<string, number> = {'hooks.example.com': 401, 'sellingpartnerapi-na.amazon.com': 429, 'a.klaviyo.com': 429}

// GraphQL answers 200 also where it has refused.
function isRefused({asked, answer}: Exchange): boolean {
  const hasErrors = typeof answer.body === 'object' && answer.body !== null && 'errors' in answer.body && 'extensions' in answer.body
  return hasErrors || (!expected.has(answer.status) && awaited[asked.host] !== answer.status)
}

let server: VendorServer
beforeAll(async () => {
  server = await startVendors([netsuite, celigo, shopify, stripe, ...others])
})
afterAll(() => server.close())

const run = (command: string, env: Record<string, string>, records?: unknown) => {
  server.exchanges.length = 0
  server.holds(records)
  return server.run(command, env)
}

// What each command writes when all is well; the order is that of the page, because some read what another has saved.
const wellTexts = new Map<string, string>()

test('each command that asks a vendor sends what the vendor takes', async () => {
  expect(commands.length).toBeGreaterThan(100)
  const wrong: string[] = []
  for (const {at, command} of commands) {
    const {text, status} = await run(command, tokens)
    wellTexts.set(at, text)
    const refused = server.exchanges
      .filter(exchange => isRefused(exchange))
      .map(({asked, answer}) => `${asked.method} ${asked.host}${asked.path} ${answer.status} ${JSON.stringify(answer.body)}`)
    if (server.exchanges.length === 0) refused.push('nobody was asked')
    // A shell that misses a word, curl that misses an address and a filter that does not fit are faults of the command.
    if (/^(?:curl|bash|jq): /m.test(text) || status === 127) refused.push(text)
    wrong.push(...refused.map(each => `${at} ${each}`))
  }
  expect(wrong).toEqual([])
})

test.each([
  ['a token that has run out', spentTokens, undefined],
  ['a vendor that is away', tokens, outage],
])('%s is seen: no command looks as if all were well', async (_name, env, records) => {
  const silent: string[] = []
  for (const {at, command} of commands) {
    const {text} = await run(command, env, records)
    const isRefusal = server.exchanges.some(({answer}) => [401, 403, 503].includes(answer.status) && answer.body !== undefined)
    if (isRefusal && (text.trim() === '' || text === wellTexts.get(at))) silent.push(`${at} ${JSON.stringify(text)}`)
  }
  expect(silent).toEqual([])
})

describe('a command that asks a vendor gives what its page shows', () => {
  test('every command whose page shows an output is tried', () => {
    const shown = commands.filter(({output}) => output !== undefined && !/ in [\d.]+s$/.test(output))
    const tried = shown.filter(({runbook, command}) => held.some(([id, part]) => id === runbook && command.includes(part)))
    expect(shown.filter(each => !tried.includes(each)).map(({at}) => at)).toEqual([])
  })

  test.each(held)('%s: %s', async (runbook, part, records) => {
    const found = commands.filter(each => each.runbook === runbook && each.output !== undefined && each.command.includes(part))
    expect(found.map(({at}) => at)).toHaveLength(1)
    const {text} = await run(found[0]?.command ?? '', tokens, records)
    // The stubs speak HTTP/1.1 without a reason to end a line with CR LF.
    expect(text.replaceAll('\r', '').replace(/^HTTP\/1\.1 (\d+).*/, 'HTTP/2 $1')).toBe(found[0]?.output)
  })
})
