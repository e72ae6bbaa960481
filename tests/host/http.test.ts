import {expect, test} from 'vitest'
import {bytesOf, fetchAlong, type HttpAsking} from '../../src/host/http.ts'

interface Asked {
  url: string
  method: string
  headers: Headers
  body: unknown
}

// Answers in turn, and what was asked for them.
async function walk(answers: (() => Response)[], asking: Partial<HttpAsking> = {}): Promise<{end: string; asked: Asked[]}> {
  const asked: Asked[] = []
  const request = (async (url, init) => {
    asked.push({url: String(url), method: init?.method ?? 'GET', headers: new Headers(init?.headers), body: init?.body})
    return answers[asked.length - 1]?.() ?? new Response('end')
  }) as typeof fetch
  const end = await fetchAlong({
    url: new URL('https://metrics.example.com/api'),
    headers: {accept: 'application/json'},
    schemes: ['http:', 'https:'],
    redirects: 2,
    signal: AbortSignal.timeout(5000),
    request,
    ...asking,
  }).then(
    response => String(response.status),
    error => `${error.because} ${error.scheme ?? ''}`.trim(),
  )
  return {end, asked}
}

const to =
  (location: string, status = 302) =>
  () =>
    new Response(null, {status, headers: {location}})

test('as many redirects are followed as are allowed, and no more', async () => {
  expect((await walk([to('/1'), to('/2')])).asked.map(({url}) => new URL(url).pathname)).toEqual(['/api', '/1', '/2'])
  expect((await walk([to('/1'), to('/2'), to('/3')])).end).toBe('redirects')
  expect((await walk([to('/1')], {redirects: 0})).end).toBe('redirects')
})

test('nothing is asked over a scheme that is not used, nor over http after https', async () => {
  expect((await walk([to('file:///etc/passwd')])).end).toBe('scheme file')
  expect((await walk([to('http://[')])).end).toBe('scheme')
  expect((await walk([to('http://metrics.example.com/api')])).end).toBe('downgrade')
  expect((await walk([to('http://metrics.example.com/api')], {schemes: ['https:']})).end).toBe('scheme http')
  expect((await walk([], {url: new URL('ftp://metrics.example.com')})).asked).toEqual([])
})

test('who we are is told to our own origin alone, also on the way back', async () => {
  const {asked} = await walk([to('https://other.example.com/'), to('https://metrics.example.com/back')], {
    secret: {authorization: 'Bearer x'},
  })
  expect(asked.map(({headers}) => headers.get('authorization'))).toEqual(['Bearer x', null, 'Bearer x'])
  expect(asked.every(({headers}) => headers.get('accept') === 'application/json')).toBe(true)
})

test('a name and password in an address are never sent on, wherever it came from', async () => {
  const {asked, end} = await walk([to('https://kai:pw@metrics.example.com/next')], {url: new URL('https://kai:pw@metrics.example.com/api')})
  expect(asked.map(({url}) => url)).toEqual(['https://metrics.example.com/api', 'https://metrics.example.com/next'])
  expect(end).toBe('200')
})

test('what is posted goes along with 307 and 308 alone', async () => {
  const posted = async (status: number) => {
    const {asked} = await walk([to('/next', status)], {body: {value: '{}', type: 'application/json'}})
    return asked.map(({method, body, headers}) => [method, body, headers.get('content-type')])
  }
  const post = ['POST', '{}', 'application/json']
  expect(await posted(307)).toEqual([post, post])
  expect(await posted(308)).toEqual([post, post])
  expect(await posted(303)).toEqual([post, ['GET', undefined, null]])
})

test('an answer is read up to its limit, and an endless one is left', async () => {
  expect(new TextDecoder().decode(await bytesOf(new Response('12345'), 5))).toBe('12345')
  let isLeft = false
  const endless = new ReadableStream({
    pull: controller => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      isLeft = true
    },
  })
  await expect(bytesOf(new Response(endless), 5000)).rejects.toMatchObject({because: 'size'})
  expect(isLeft).toBe(true)
})
