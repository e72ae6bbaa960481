import {durationInWords} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {nameOf, uncheckedFacts} from './find-facts.ts'

/** Reports each fact not compared with its source for longer than the settings allow. */
export default defineRule({
  id: 'fact-check-overdue',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'A fact has not been compared with its source for longer than the settings allow.',
  why: 'Vendors change limits and codes without telling us, and a page that was right last year sends people the wrong way.',
  *check(catalog, {now}) {
    const within = catalog.settings.facts?.checkedWithin ?? ''
    for (const {fact} of uncheckedFacts(catalog, now)) {
      const {checked} = fact.evidence
      const last = checked === undefined ? 'has never been checked' : `was last checked on ${checked}`
      yield {
        at: fact.entry.document.frontmatter.valueSpan([...fact.evidencePath, 'checked']),
        message: `${nameOf(fact)} ${last}; settings ask for it every ${durationInWords(within)}`,
        help: 'Read its source, correct what has changed, and set `checked` to that day.',
      }
    }
  },
  examples: [
    {
      name: 'a limit checked in time',
      files: {'settings.yaml': 'facts: {checkedWithin: 180d}\n', 'contracts/erp-order.mdx': contract(', checked: 2026-06-01')},
      expect: [],
    },
    {
      name: 'settings that ask for nothing',
      files: {'contracts/erp-order.mdx': contract('')},
      expect: [],
    },
    {
      name: 'a limit checked too long ago',
      files: {'settings.yaml': 'facts: {checkedWithin: 180d}\n', 'contracts/erp-order.mdx': contract(', checked: 2026-05-01')},
      expect: [
        'content/contracts/erp-order.mdx:6:59-6:69 limit `Timeout` of contract `erp-order` was last checked on 2026-05-01; settings ask for it every 180 days',
      ],
    },
    {
      name: 'a limit that nobody has checked',
      files: {'settings.yaml': 'facts: {checkedWithin: 90d}\n', 'contracts/erp-order.mdx': contract('')},
      expect: [
        'content/contracts/erp-order.mdx:6:11-6:16 limit `Timeout` of contract `erp-order` has never been checked; settings ask for it every 90 days',
      ],
    },
  ],
})

function contract(checked: string): string {
  return `---\ntitle: A contract\nintegration: orders\ntransport: rest\nendpoint: PUT /orders\nlimits: [{title: Timeout, value: 5 s, source: x${checked}}]\n---\n`
}
