import {addressOf, codeAddress} from '../../core/catalog/address.ts'
import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {formerAddresses} from '../../core/catalog/queries/former-addresses.ts'
import type {Span} from '../../core/content/span.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each alert name and error code that was there before, and that no page has now, nor had under an earlier name. */
export default defineRule({
  id: 'name-dropped',
  severity: 'warning',
  summary: 'A name of an alert or a code that had a page leads nowhere.',
  why: 'Links in pages of the alerting system, in chats and in reports of incidents still lead there, and whoever follows one is woken.',
  compares: true,
  *check(catalog, {base}) {
    if (!base) return
    const answered = new Set([...namesIn(catalog).map(({address}) => address), ...formerAddresses(catalog).map(({address}) => address)])
    for (const {what, name, address, mode, at} of namesIn(base)) {
      if (answered.has(address)) continue
      answered.add(address)
      yield {
        at: placeNow(catalog, mode, what) ?? at,
        message: `the ${what} \`${name}\` is gone, and its page leads nowhere`,
        help: `Write \`${name}\` into \`formerly\` of the ${what} that takes its place. If none does, take it out of the alerting system and out of links first.`,
      }
    }
  },
  examples: [
    {
      name: 'an alert and a code that were renamed, with their earlier names',
      files: {'failure-modes/stuck.mdx': stuck('name: OrdersStuck, formerly: [OrdersLate]', "code: E-2, formerly: ['E-1']")},
      before: {'failure-modes/stuck.mdx': stuck('name: OrdersLate', 'code: E-1')},
      expect: [],
    },
    {
      name: 'an alert and a code that were renamed without a word',
      files: {'failure-modes/stuck.mdx': stuck('name: OrdersStuck', 'code: E-2')},
      before: {'failure-modes/stuck.mdx': stuck('name: OrdersLate', 'code: E-1')},
      expect: [
        'content/failure-modes/stuck.mdx:8:1-8:7 the alert `OrdersLate` is gone, and its page leads nowhere',
        'content/failure-modes/stuck.mdx:10:1-10:6 the code `E-1` is gone, and its page leads nowhere',
      ],
    },
  ],
})

interface DroppableName {
  what: 'alert' | 'code'
  name: string
  address: string
  mode: Entry<'failure-mode'>
  at: Span
}

function namesIn(catalog: Catalog): DroppableName[] {
  return catalog.list('failure-mode').flatMap(mode => {
    const span = (path: (string | number)[]) => mode.document.frontmatter.valueSpan(path)
    const alerts = mode.data.alerts.map(({name}, index): DroppableName => {
      return {what: 'alert', name, address: addressOf({kind: 'alert', id: name}), mode, at: span(['alerts', index, 'name'])}
    })
    const codes = mode.data.codes.map(({code}, index): DroppableName => {
      return {what: 'code', name: code, address: codeAddress(code), mode, at: span(['codes', index, 'code'])}
    })
    return [...alerts, ...codes]
  })
}

// Where the failure mode is still there, under whatever id, the list that lacks the name is the place to change.
function placeNow(catalog: Catalog, {id}: Entry<'failure-mode'>, what: 'alert' | 'code'): Span | undefined {
  const now = catalog.get('failure-mode', id) ?? catalog.list('failure-mode').find(({data}) => data.formerly.includes(id))
  return now?.document.frontmatter.keySpan([`${what}s`])
}

function stuck(alert: string, code: string): string {
  return mdx`
    ---
    title: Orders are stuck
    integration: orders
    class: stuck
    severity: SEV2
    runbook: move-orders
    owner: order-desk
    alerts:
      - {${alert}, severity: page, query: orders > 9}
    codes:
      - {${code}}
    ---
  `
}
