import type {ServerResponse} from 'node:http'
import type {Reading, Snapshot} from '../../src/status/snapshot.ts'
import type {Answering} from '../support/status-server.ts'

/** The signal that the table looks at: warning from 40, critical from 120 orders, stale after 5 minutes. */
export const watched = 'orders-to-erp/orders-waiting'

/** One way in which status goes wrong, and what a reader then sees. */
export interface Fixture {
  name: string
  answer: Answering
  /** Word of the state, everywhere the signal stands. */
  state: 'unknown' | 'stale' | 'warning'
  value: RegExp
  /** The line below: age, reason, source. */
  note: RegExp
  /** Badge in the head of the page. */
  head?: RegExp
  /** How far the reader's clock is ahead, in minutes. */
  aheadMinutes?: number
  /** How far time is moved on after the page has loaded, in seconds. */
  laterSeconds?: number
  /** Serves the snapshot from another origin. */
  elsewhere?: boolean
}

/** Writes an instant that many seconds ago, by the server's clock. */
export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString()
}

/** Makes a reading of a few seconds ago. */
export function reading(value: unknown, change: Partial<Reading> = {}): Reading {
  const history = {from: ago(4 * 900 - 30), stepSeconds: 900, values: [10, 20, 30, value as number]}
  return {source: 'metrics', value: value as number, observedAt: ago(5), fetchedAt: ago(2), history, ...change}
}

/** Makes a snapshot that was written a second ago. */
export function snapshot(signals: Record<string, Reading>, change: Partial<Snapshot> = {}): Snapshot {
  const source = {
    id: 'metrics',
    kind: 'prometheus',
    title: 'Metrics',
    demo: false,
    ok: true,
    answeredAt: ago(2),
    alertsAt: ago(2),
    tookMs: 8,
  }
  return {version: 1, writtenAt: ago(1), everySeconds: 30, sources: [source], signals, alerts: [], vendors: {}, ...change}
}

/** Answers with a value, as JSON and with the server's time. */
export function json(value: unknown, headers: Record<string, string> = {}): Answering {
  return text(() => JSON.stringify(typeof value === 'function' ? value() : value), {'content-type': 'application/json', ...headers})
}

function text(body: string | (() => string), headers: Record<string, string> = {}, status = 200): Answering {
  return response => void response.writeHead(status, headers).end(typeof body === 'string' ? body : body())
}

// Fresh at each request: the page may be opened long after the table was made.
const measured = (own: unknown, secondsAgo = 5) => json(() => snapshot({[watched]: reading(own, {observedAt: ago(secondsAgo)})}))
const made = (make: () => Snapshot) => json(make)
const unknown = {state: 'unknown', value: /^not known$/} as const
const fresh = {
  state: 'warning',
  value: /^50 orders$/,
  note: /^measured \d+ s ago · ↗ rising, 30 orders more than 30 min ago · 70 orders below critical · Metrics$/,
} as const

/** Every way we know of; none of them may render green. */
export const fixtures: Fixture[] = [
  {name: 'the server answers 500', answer: text('oops', {}, 500), ...unknown, note: /^the server answered 500$/, head: /^unknown$/},
  {name: 'there is no file', answer: text('no', {}, 404), ...unknown, note: /^no status has been written where this page looks \(404\)$/},
  {name: 'nobody answers', answer: () => undefined, laterSeconds: 11, ...unknown, note: /^no answer within 10 s$/},
  {name: 'the answer trickles without end', answer: trickle, laterSeconds: 11, ...unknown, note: /^no answer within 10 s$/},
  {name: 'the connection breaks off', answer: breakOff, ...unknown, note: /^the answer broke off$/},
  {name: 'the server hangs up', answer: response => void response.destroy(), ...unknown, note: /^the server could not be reached$/},
  {name: 'the answer redirects in a circle', answer: redirect, ...unknown, note: /^the server could not be reached$/},
  {
    name: 'the answer is a web page',
    answer: text('<!doctype html><p>Sign in'),
    ...unknown,
    note: /^the answer is a web page, not a status snapshot$/,
  },
  {
    name: 'the answer is cut off',
    answer: text('{"version":1,"writtenAt":"2026'),
    ...unknown,
    note: /^the answer is not whole: it is not JSON$/,
  },
  {name: 'the answer is empty', answer: text(''), ...unknown, note: /^the answer is empty$/},
  {name: 'the answer has no content', answer: text('', {}, 204), ...unknown, note: /^the answer is empty$/},
  {name: 'the answer is an empty object', answer: json({}), ...unknown, note: /^the answer is not a status snapshot: it names no version$/},
  {name: 'the answer is a list', answer: json([]), ...unknown, note: /^the answer is not a status snapshot$/},
  {
    name: 'the answer is in bytes that are no text',
    answer: response => void response.end(Buffer.from([0xff, 0xfe, 0, 0xc3, 0x28])),
    ...unknown,
    note: /^the answer is not whole/,
  },
  {
    name: 'the answer says it is compressed, and is not',
    answer: text('{}', {'content-encoding': 'gzip'}),
    ...unknown,
    note: /^the (answer broke off|server could not be reached)$/,
  },
  {name: 'the answer is huge', answer: huge, ...unknown, note: /^the answer is larger than 8 MB$/},
  {
    name: 'the shape is of another version',
    answer: made(() => ({...snapshot({[watched]: reading(1)}), version: 2 as 1})),
    ...unknown,
    note: /^the snapshot has version “2”, this page reads version 1$/,
  },
  {
    name: 'the snapshot does not say when it was written',
    answer: made(() => ({...snapshot({[watched]: reading(1)}), writtenAt: ''})),
    ...unknown,
    note: /^the snapshot does not say when/,
  },
  {
    name: 'the signals are a list',
    answer: made(() => ({...snapshot({}), signals: [reading(1)] as never})),
    ...unknown,
    note: /^nobody has measured it$/,
  },
  {
    name: 'a key names the prototype',
    answer: text(() => JSON.stringify(snapshot({x: reading(1)})).replace('"x":', '"__proto__":')),
    ...unknown,
    note: /^nobody has measured it$/,
  },
  {
    name: 'the value is NaN, which is not JSON',
    answer: text(() => JSON.stringify(snapshot({[watched]: reading(7)})).replace('"value":7', '"value":NaN')),
    ...unknown,
    note: /^the answer is not whole: it is not JSON$/,
  },
  {name: 'the value is NaN as text', answer: measured('NaN'), ...unknown, note: /^the source gave no number: “NaN” · Metrics$/},
  {
    name: 'the value is infinite',
    answer: text(() => JSON.stringify(snapshot({[watched]: reading(7)})).replace('"value":7', '"value":1e999')),
    ...unknown,
    note: /^the source gave no number: “Infinity” · Metrics$/,
  },
  {name: 'the value is missing', answer: measured(undefined), ...unknown, note: /^the source gave no number: “undefined” · Metrics$/},
  {
    name: 'the value is from an hour ahead',
    answer: measured(1, -3600),
    ...unknown,
    note: /^the value is from the future: a clock is wrong · Metrics$/,
  },
  {
    name: 'the whole snapshot is from tomorrow',
    answer: made(() => snapshot({[watched]: reading(1, {observedAt: ago(-86_000)})}, {writtenAt: ago(-86_000)})),
    ...unknown,
    note: /from the future/,
  },
  {
    name: 'the value has no time',
    answer: made(() => snapshot({[watched]: {...reading(1), observedAt: undefined} as never})),
    ...unknown,
    note: /^the value carries no time · Metrics$/,
  },
  {
    name: 'the time of the value is none',
    answer: made(() => snapshot({[watched]: reading(1, {observedAt: 'just now'})})),
    ...unknown,
    note: /^the value carries no time · Metrics$/,
  },
  {
    name: 'the entry is no object',
    answer: made(() => snapshot({[watched]: 'ok' as never})),
    ...unknown,
    note: /^its entry in the snapshot is not understood$/,
  },
  {
    name: 'a state is of a kind nobody knows',
    answer: made(() =>
      snapshot(
        {[watched]: reading(50)},
        {alerts: [{name: 'X', state: 'exploded' as 'firing', since: ago(60), source: 'metrics', fetchedAt: ago(1), labels: {}}]},
      ),
    ),
    ...fresh,
    head: /^1$/,
  },
  {name: 'one source of three is down', answer: oneOfThree, ...unknown, note: /^ERP report: no answer within 10 s · ERP report$/},
  {
    name: 'the value is older than it may be',
    answer: measured(1, 360),
    state: 'stale',
    value: /^was 1 order$/,
    note: /^measured 6 min ago · no newer value came · Metrics$/,
  },
  {
    name: 'the value is four times older than that',
    answer: measured(1, 21 * 60),
    state: 'unknown',
    value: /^was 1 order$/,
    note: /^measured 21 min ago · the last value is too old · Metrics$/,
  },
  {
    name: 'the collector has stopped a while ago',
    answer: made(() => snapshot({[watched]: reading(1, {observedAt: ago(400)})}, {writtenAt: ago(395)})),
    state: 'stale',
    value: /^was 1 order$/,
    note: /^measured 6 min ago · the collector has not written since \w{3} \d+, \d{4}, \d\d:\d\d:\d\d \S+ · Metrics$/,
  },
  {
    name: 'the collector has stopped yesterday',
    answer: made(() => snapshot({[watched]: reading(1, {observedAt: ago(86_400)})}, {writtenAt: ago(86_395)})),
    state: 'unknown',
    value: /^was 1 order$/,
    note: /^measured 1 day ago · the collector has not written since/,
  },
  {name: 'the reader’s clock is an hour ahead', answer: measured(50), aheadMinutes: 60, ...fresh},
  {name: 'the reader’s clock is an hour behind', answer: measured(50), aheadMinutes: -60, ...fresh},
  {
    name: 'the reader’s clock is an hour behind, and the value an hour old',
    answer: measured(1, 3665),
    aheadMinutes: -60,
    state: 'unknown',
    value: /^was 1 order$/,
    note: /^measured 1 h 1 min ago · the last value is too old · Metrics$/,
  },
  {
    name: 'a cache has kept the answer for an hour',
    answer: kept,
    aheadMinutes: -60,
    state: 'unknown',
    value: /^was 1 order$/,
    note: /^measured 1 h ago/,
  },
  {
    name: 'the server does not tell the time, and the reader’s clock is an hour behind',
    answer: timeless(1),
    aheadMinutes: -60,
    ...unknown,
    note: /from the future/,
  },
  {
    name: 'the server does not tell the time, and the reader’s clock is an hour ahead',
    answer: timeless(1),
    aheadMinutes: 60,
    state: 'unknown',
    value: /^was 1 order$/,
    note: /^measured 1 h ago/,
  },
  {
    name: 'the answer says it is something else',
    answer: json(() => snapshot({[watched]: reading(50)}), {'content-type': 'text/html'}),
    ...fresh,
  },
  {name: 'another origin refuses', answer: measured(1), elsewhere: true, ...unknown, note: /^the server could not be reached$/},
  {
    name: 'another origin answers',
    answer: json(() => snapshot({[watched]: reading(50)}), {'access-control-allow-origin': '*'}),
    elsewhere: true,
    ...fresh,
  },
  {
    name: 'texts hold markup, scripts and control characters',
    answer: hostile,
    ...unknown,
    note: /^<img src=x onerror=alert\(1\)>\ufffd\ufffdgro <b>b<\/b> · <script>alert\(2\)<\/script>\ufffd · demo data$/,
  },
]

function trickle(response: ServerResponse): void {
  response.writeHead(200, {'content-type': 'application/json'})
  const timer = setInterval(() => response.write(' '), 50)
  response.on('close', () => clearInterval(timer))
}

function breakOff(response: ServerResponse): void {
  response.writeHead(200, {'content-length': '5000'})
  response.write('{"version":1,')
  setTimeout(() => response.destroy(), 50)
}

function redirect(response: ServerResponse): void {
  response.writeHead(302, {location: '/status.json?again'}).end()
}

function huge(response: ServerResponse): void {
  const part = Buffer.alloc(1_000_000, 0x20)
  const more = (left: number): void => {
    if (left === 0) return void response.end()
    if (!response.destroyed) response.write(part, () => more(left - 1))
  }
  more(40)
}

function kept(response: ServerResponse): void {
  const old = snapshot({[watched]: reading(1, {observedAt: ago(3605)})}, {writtenAt: ago(3601)})
  response.writeHead(200, {date: new Date(Date.now() - 3_600_000).toUTCString(), age: '3600'}).end(JSON.stringify(old))
}

function timeless(value: number): Answering {
  return response => {
    response.sendDate = false
    response.end(JSON.stringify(snapshot({[watched]: reading(value)})))
  }
}

function oneOfThree(response: ServerResponse): void {
  const sources = ['metrics', 'erp-report', 'queue'].map(id => ({
    id,
    kind: 'json',
    title: id === 'erp-report' ? 'ERP report' : id,
    demo: false,
    ok: id !== 'erp-report',
    tookMs: 3,
    ...(id === 'erp-report' ? {reason: 'no answer within 10 s'} : {answeredAt: ago(2)}),
  }))
  const signals = {
    [watched]: reading(null, {source: 'erp-report', reason: 'ERP report: no answer within 10 s'}),
    // The others show as they are; not well, so that nothing on the page is green.
    'orders-to-erp/dead-letters': reading(5),
    'orders-to-erp/sync-health': reading(0.5, {source: 'queue'}),
  }
  response.end(JSON.stringify(snapshot(signals, {sources})))
}

function hostile(response: ServerResponse): void {
  const reason = '<img src=x onerror=alert(1)>\u0000\u202egro <b>b</b>'
  const source = {id: 'metrics', kind: '<b>', title: '<script>alert(2)</script>\u0007', demo: true, ok: true, tookMs: 1}
  response.end(JSON.stringify(snapshot({[watched]: reading(null, {reason})}, {sources: [source]})))
}
