// Writes content/demo/evening.json, the recording that stands in for a source. Usage: npm run evening
//
// An evening in New York, 17:00 to 22:20, in steps of 5 minutes. Until minute 80 it is ordinary: about 300 storefront orders an hour, booked
// within minutes. Then Shopify removes the webhook subscription while the 15-minute poll is paused: nothing arrives, and nothing but the
// silence looks wrong. At minute 130 the subscription is back and the orders of 50 minutes are fetched at once: a backlog before NetSuite,
// with its age and its worth. It drains until minute 215; the rest is ordinary again.
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Recording} from '../src/status/source/recording.ts'

const steps = 64
const stepMinutes = 5
const removed = 80
const back = 130
const drained = 215
/** Average worth of an order in US dollars. */
const worth = 78

type Shape = (minute: number, noise: (from: number, to: number) => number) => number | null

const ordinary =
  (from: number, to: number, digits = 0): Shape =>
  (_minute, noise) =>
    Number(noise(from, to).toFixed(digits))

const always =
  (value: number): Shape =>
  () =>
    value

const isSilent = (minute: number) => minute > removed + 5 && minute <= back
const isDraining = (minute: number) => minute > back && minute < drained
/** 1 when the missed orders have just come in, 0 when the last one is booked; NetSuite takes them slowly at first. */
const left = (minute: number) => (isDraining(minute) ? 1 - ((minute - back - stepMinutes) / (drained - back - stepMinutes)) ** 1.4 : 0)

const waiting: Shape = (minute, noise) => {
  if (isSilent(minute)) return 0
  return Math.round(noise(11, 23) + 268 * left(minute))
}

const shapes: Record<string, Shape> = {
  'orders-to-erp/orders-waiting': waiting,
  'orders-to-erp/oldest-order-age': (minute, noise) => {
    if (isSilent(minute)) return 0
    // The orders of the silence are booked in their order; the age of the oldest falls as its minute of payment moves on.
    if (isDraining(minute)) return Math.round((minute - removed) * 60 * Math.max(0.06, left(minute)) + noise(0, 40))
    return Math.round(noise(110, 290))
  },
  'orders-to-erp/exceptions-open': (minute, noise) => Math.round(isDraining(minute) ? noise(3, 5) + 9 * left(minute) : noise(2, 5)),
  'orders-to-erp/sync-health': (minute, noise) => {
    // Half an hour without an order leaves nothing to divide by.
    if (minute > removed + 35 && minute <= back) return null
    if (isDraining(minute)) return Number((0.98 - 0.62 * left(minute) + noise(-0.01, 0.01)).toFixed(4))
    return Number(noise(0.984, 0.997).toFixed(4))
  },
  'orders-to-erp/minutes-without-orders': (minute, noise) =>
    minute > removed && minute <= back ? minute - removed : Number(noise(0.1, 0.9).toFixed(1)),
  'orders-to-erp/queue-lag': (minute, noise) => Math.round(isSilent(minute) ? 0 : noise(1, 7) + 815 * left(minute)),
  'orders-to-erp/dead-letters': minute => (minute >= 150 && minute < 220 ? 2 : 0),
  'orders-to-erp/duplicate-sales-orders': always(0),
  'orders-to-erp/webhook-rejections': always(0),
  'erp-to-3pl/unacknowledged-940s': (minute, noise) => {
    if (minute > removed + 20 && minute <= back + 15) return Math.round(noise(2, 9))
    return Math.round(noise(58, 96) + 110 * left(minute - 15))
  },
  'erp-to-3pl/oldest-unacknowledged-940': ordinary(420, 1500),
  'erp-to-3pl/rejected-940s': always(0),
  // The clock of the shipments stands still when Kestrel's shift ends at 20:00.
  'erp-to-3pl/hours-since-945': minute => Number((0.15 + ((Math.min(minute, 180) % 60) / 60) * 0.8).toFixed(2)),
  'erp-to-3pl/duplicate-interchanges': always(0),
  'erp-to-3pl/certificate-days-left': minute => Number((41.6 - minute / 1440).toFixed(2)),
  'erp-to-3pl/short-shipped-units': minute => (minute < 40 ? 18 : minute < 180 ? 31 : 22),
  'stock-publish/drift-units': (minute, noise) => (minute >= 20 && minute < 45 ? null : Math.round(noise(38, 124))),
  'payments-and-payouts/payout-gap': always(0),
  'payments-and-payouts/oldest-undelivered-event': ordinary(2, 24),
  'payments-and-payouts/disputes-due': always(0),
  'tax/call-errors': ordinary(0.0008, 0.0042, 4),
  'marketplace/ship-by-risk': always(0),
  'crm-esp/oldest-backlog': (minute, noise) => Math.round(300 + (minute % 60) * 40 + noise(0, 90)),
  'payments-and-payouts/refunds-unbooked': always(0),
  'stock-publish/full-publish-late': always(0),
  'marketplace/minutes-without-orders': ordinary(40, 700),
}

/** Makes the recording; the same each time. */
export function recordEvening(): Recording {
  const signals = Object.fromEntries(Object.entries(shapes).map(([id, shape], index) => [id, play(shape, index + 1)]))
  const orders = signals['orders-to-erp/orders-waiting'] ?? []
  signals['orders-to-erp/gmv-at-risk'] = orders.map(count => (count ?? 0) * worth)
  return {
    version: 1,
    about: 'An ordinary evening; then Shopify removes the webhook subscription, a backlog grows behind it, and is worked off.',
    step: `${stepMinutes}m`,
    speed: 20,
    signals,
    maintenance: [{signal: 'crm-esp/oldest-backlog', from: 240, to: 280}],
    alerts: [
      {
        name: 'OrdersSilent',
        from: removed + 30,
        to: back + 2,
        pending: 0,
        labels: {severity: 'page', topic: 'orders/create'},
        summary: 'No order has reached us from Shopify for 30 minutes. Customers may be buying and nobody will ship.',
      },
      {
        name: 'OldestOrderAge',
        from: back + 4,
        to: 190,
        pending: 5,
        labels: {severity: 'page', to: 'netsuite'},
        summary: 'A paid order has waited more than 45 minutes for NetSuite.',
      },
      {
        name: 'GmvAtRisk',
        from: back + 5,
        to: 152,
        pending: 5,
        labels: {severity: 'page'},
        summary: 'Orders worth more than $20,000 are paid and not in NetSuite.',
      },
      {
        name: 'DeadLettersWaiting',
        from: 150,
        to: 220,
        pending: 15,
        labels: {severity: 'page', queue: 'orders-in-dlq'},
        summary: 'Order messages are parked and will not be tried again without a person.',
      },
    ],
    vendors: {
      shopify: [],
      netsuite: [{from: 140, to: 195, state: 'warning', components: ['SuiteTalk'], title: 'Slow answers of web services'}],
      celigo: [],
      stripe: [],
      klaviyo: [{from: 240, to: 280, state: 'maintenance', components: [], title: 'Planned work on event intake'}],
    },
    marks: [
      {entry: 'incident:2026-09-14-orders-silent', from: removed, to: drained},
      {entry: 'change:chg-2026-036', from: 20, to: 70},
    ],
  }
}

function play(shape: Shape, seed: number): (number | null)[] {
  const random = randomFrom(seed)
  return Array.from({length: steps}, (_, index) => shape(index * stepMinutes, (from, to) => from + (to - from) * random()))
}

// A small generator of our own, so that every machine records the same evening: mulberry32.
function randomFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

if (import.meta.main) {
  const file = fileURLToPath(new URL('../content/demo/evening.json', import.meta.url))
  const schema = {$schema: '../../public/schemas/recording-1.json'}
  writeFileSync(file, `${JSON.stringify({...schema, ...recordEvening()}, null, 2)}\n`)
  console.log('wrote content/demo/evening.json')
}
