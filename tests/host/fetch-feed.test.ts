import {describe, expect, test} from 'vitest'
import {feedAddress, feedLimits, fetchFeed} from '../../src/host/fetch-feed.ts'

const ics = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'
const address = 'https://calendar.example.com/secret-token/on-call.ics'

// A server as the program meets it: an answer for each address.
function serving(answers: Record<string, () => Response | Promise<Response>>): {
  request: typeof fetch
  asked: {url: string; headers: Headers}[]
} {
  const asked: {url: string; headers: Headers}[] = []
  const request = (async (url, init) => {
    asked.push({url: String(url), headers: new Headers(init?.headers)})
    const answer = answers[String(url)]
    if (answer) return answer()
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  }) as typeof fetch
  return {request, asked}
}

const failing = async (answers: Parameters<typeof serving>[0], from = address, limits = feedLimits) =>
  fetchFeed(from, limits, serving(answers).request).then(
    () => 'fetched',
    error => error.message as string,
  )
const to = (location: string) => () => new Response(null, {status: 302, headers: {location}})

describe('a feed', () => {
  test('is fetched, also where it is redirected', async () => {
    const {request, asked} = serving({[address]: to('/moved.ics'), 'https://calendar.example.com/moved.ics': () => new Response(ics)})
    expect(await fetchFeed(address, feedLimits, request)).toBe(ics)
    expect(asked.map(({url}) => url)).toEqual([address, 'https://calendar.example.com/moved.ics'])
    expect(asked[0]?.headers.get('accept')).toMatch(/^text\/calendar/)
  })

  test('gives its name and password to its own server alone', async () => {
    const {request, asked} = serving({
      'https://calendar.example.com/a.ics': to('https://other.example.com/b.ics'),
      'https://other.example.com/b.ics': () => new Response(ics),
    })
    await fetchFeed('https://ops:p%20w@calendar.example.com/a.ics', feedLimits, request)
    expect(asked.map(({headers}) => headers.get('authorization'))).toEqual([`Basic ${btoa('ops:p w')}`, null])
  })

  test('is refused without https, also after a redirect, and after too many of them', async () => {
    expect(await failing({}, 'http://calendar.example.com/a.ics')).toBe(
      'cannot fetch the calendar from `calendar.example.com`: only https is used, not `http`',
    )
    expect(await failing({[address]: to('http://calendar.example.com/a.ics')})).toMatch(/only https is used, not `http`$/)
    expect(await failing({[address]: to('file:///etc/passwd')})).toMatch(/only https is used, not `file`$/)
    expect(await failing({[address]: to(address)})).toMatch(/it is redirected more than 5 times$/)
  })

  test('is given up when it is slow, too large, refused or no text, and its address is not told', async () => {
    const endless = () => {
      const body = new ReadableStream({pull: controller => controller.enqueue(new Uint8Array(65_536))})
      return new Response(body)
    }
    const messages = [
      await failing({}, address, {...feedLimits, timeoutMs: 50}),
      await failing({[address]: endless}),
      await failing({[address]: () => new Response('no', {status: 403, statusText: 'Forbidden'})}),
      await failing({[address]: () => new Response(Uint8Array.from([0xff, 0xfe, 0x00]))}),
      await failing({
        [address]: () => Promise.reject(new TypeError('fetch failed', {cause: new Error('getaddrinfo ENOTFOUND calendar.example.com')})),
      }),
    ]
    const start = 'cannot fetch the calendar from `calendar.example.com`:'
    expect(messages).toEqual([
      `${start} no answer within 0.05 s`,
      `${start} it is larger than 4 MiB`,
      `${start} the server answers 403 Forbidden`,
      `${start} the answer is not a text in UTF-8`,
      `${start} getaddrinfo ENOTFOUND calendar.example.com`,
    ])
    expect(messages.join()).not.toContain('secret-token')
  })
})

describe('the address of a feed', () => {
  test('may be written as programs offer it', () => {
    expect(feedAddress('webcal://calendar.example.com/on-call.ics', {})).toBe('https://calendar.example.com/on-call.ics')
    expect(feedAddress('webcals://calendar.example.com/on-call.ics', {})).toBe('https://calendar.example.com/on-call.ics')
  })

  const key = '$' + '{CALENDAR_KEY}'

  test('takes its secret part from the environment', () => {
    expect(feedAddress(`https://calendar.example.com/${key}/a.ics`, {CALENDAR_KEY: 'a/b'})).toBe('https://calendar.example.com/a%2Fb/a.ics')
  })

  test('takes no other variable, and none that is not set', () => {
    const token = '$' + '{DEPLOY_TOKEN}'
    expect(() => feedAddress(`https://evil.example.com/${token}`, {DEPLOY_TOKEN: 'x'})).toThrow('in the address of the feed is not used')
    expect(() => feedAddress(`https://calendar.example.com/${key}`, {})).toThrow(
      "the variable `CALENDAR_KEY` of the feed's address is not set",
    )
  })
})
