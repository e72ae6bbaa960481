import {defineRule, mdx} from '../../core/lint/rule.ts'
import {nameOf, unsourcedFacts} from './find-facts.ts'

/** Reports each fact without a source on which a tier rests for whose facts the settings ask for one. */
export default defineRule({
  id: 'fact-without-source',
  severity: 'error',
  summary: 'A limit, version, code, credential or behaviour of a system that matters has no source.',
  why: 'When it turns out wrong at night, nobody knows whether the page or the vendor has changed, nor where to look.',
  *check(catalog) {
    for (const {fact, tier} of unsourcedFacts(catalog)) {
      yield {
        at: fact.entry.document.frontmatter.valueSpan([...fact.evidencePath, 'source']),
        message: `${nameOf(fact)} has no source, and tier ${tier} rests on it`,
        help:
          fact.sort === 'version'
            ? 'Add `versionSupport:` with `source:`, the address that says how long it is supported, and `checked:`, the day you read it.'
            : 'Add `source:`, the address or the name of the document that says so, and `checked:`, the day you read it.',
      }
    }
  },
  examples: [
    {
      name: 'sourced facts on tier 1, and one without a source on a tier of which nothing is asked',
      files: {
        'settings.yaml': 'facts: {checkedWithin: 180d}\n',
        'integrations/orders.mdx': integration(1),
        'integrations/mails.mdx': integration(3),
        'contracts/erp-order.mdx': contract('orders', '{title: Lines, value: 1000, source: Handbook of the ERP, checked: 2026-11-02}'),
        'contracts/mail-event.mdx': contract('mails', '{title: Calls, value: 100 a minute}'),
      },
      expect: [],
    },
    {
      name: 'settings that ask for nothing',
      files: {
        'integrations/orders.mdx': integration(1),
        'contracts/erp-order.mdx': contract('orders', '{title: Lines, value: 1000}'),
      },
      expect: [],
    },
    {
      name: 'a limit, a version and a code on tier 1',
      files: {
        'settings.yaml': 'facts: {checkedWithin: 180d}\n',
        'integrations/orders.mdx': integration(1),
        'contracts/erp-order.mdx': contract('orders', '{title: Lines, value: 1000, checked: 2026-11-02}', "version: '2026-07'\n"),
        'failure-modes/refused.mdx': mdx`
          ---
          title: Refused
          integration: orders
          class: rejected
          severity: SEV3
          codes:
            - code: DUP_RCRD
          ---
        `,
      },
      expect: [
        'content/contracts/erp-order.mdx:5:1-5:8 version `2026-07` of contract `erp-order` has no source, and tier 1 rests on it',
        'content/contracts/erp-order.mdx:7:11-7:16 limit `Lines` of contract `erp-order` has no source, and tier 1 rests on it',
        'content/failure-modes/refused.mdx:7:5-7:9 code `DUP_RCRD` of failure mode `refused` has no source, and tier 1 rests on it',
      ],
    },
  ],
})

function integration(tier: number): string {
  return `---\ntitle: A flow\nfrom: [shop]\nto: [erp]\nmechanism: Calls.\ntier: ${tier}\n---\n`
}

function contract(flow: string, limit: string, version = ''): string {
  return `---\ntitle: A contract\nintegration: ${flow}\ntransport: rest\n${version}endpoint: PUT /orders\nlimits: [${limit.replace('value: 1000', "value: '1,000'")}]\n---\n`
}
