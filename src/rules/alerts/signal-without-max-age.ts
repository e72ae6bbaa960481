import type {Part} from '../../core/catalog/catalog.ts'
import {durationMs} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'

/**
 * Reports each signal whose maximum age nobody chose, or is nothing.
 *
 * Left out, it is 5 minutes: safe, for the value turns stale early and never healthy, but seldom what the source can keep.
 */
export default defineRule({
  id: 'signal-without-max-age',
  severity: 'warning',
  summary: 'Nobody chose how old the value of a signal may be.',
  local: true,
  why: 'Too short an age shows stale all day, and people learn to overlook it; too long a one shows a value that nobody measures any more.',
  *check(catalog) {
    for (const signal of catalog.parts('signal')) {
      const {data, id, entry, path} = signal
      const isZero = durationMs(data.maxAge) === 0
      if (!isZero && isWritten(signal)) continue
      yield {
        at: entry.document.frontmatter.valueSpan([...path, 'maxAge']),
        message: isZero
          ? `signal \`${id}\` is stale at once, with a maximum age of \`${data.maxAge}\``
          : `signal \`${id}\` has no maximum age; \`${data.maxAge}\` is assumed`,
        help: 'Write `maxAge:`, a little more than the time between two measurements, such as `5m`.',
      }
    }
  },
  examples: [
    {
      name: 'an age that was chosen',
      files: {'integrations/orders.mdx': integration('{id: gap, title: Payout gap, unit: USD, maxAge: 26h}')},
      expect: [],
    },
    {
      name: 'an age left out, and one that no value can meet',
      files: {
        'integrations/orders.mdx': integration('{id: gap, title: Payout gap, unit: USD}, {id: age, title: Age, unit: seconds, maxAge: 0s}'),
      },
      expect: [
        'content/integrations/orders.mdx:7:12-7:14 signal `orders/gap` has no maximum age; `5m` is assumed',
        'content/integrations/orders.mdx:7:97-7:99 signal `orders/age` is stale at once, with a maximum age of `0s`',
      ],
    },
  ],
})

function integration(signals: string): string {
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals: [${signals}]\n---\n`
}

// The schema fills in the default; only the words as written tell whether somebody chose it.
function isWritten({entry, path: [key = '', index = 0]}: Part<'signal'>): boolean {
  const written = entry.document.frontmatter.data[key] as Record<string, unknown>[]
  return written[Number(index)]?.maxAge !== undefined
}
