import {defineRule} from '../../core/lint/rule.ts'
import {endingFacts, nameOf} from './find-facts.ts'

/** Reports each fact whose last day has passed or comes soon, such as the support of a version. */
export default defineRule({
  id: 'fact-ends',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'A version, credential, limit or behaviour ends, or has ended.',
  why: 'On that day a vendor answers differently, often without an error, and the page still says what used to hold.',
  *check(catalog, {now}) {
    for (const {fact, until, isOver} of endingFacts(catalog, now)) {
      const what = fact.sort === 'version' ? (isOver ? 'was supported until' : 'is supported until') : isOver ? 'held until' : 'holds until'
      yield {
        at: fact.entry.document.frontmatter.valueSpan([...fact.evidencePath, 'until']),
        message: `${nameOf(fact)} ${what} ${until}`,
        help:
          fact.sort === 'version'
            ? 'Move to a supported version, and set `version` and `versionSupport` to it.'
            : 'Renew or replace it, and write what holds from then on.',
      }
    }
  },
  examples: [
    {
      name: 'a version that is supported for long',
      files: {'contracts/erp-order.mdx': contract('2027-07-01')},
      expect: [],
    },
    {
      name: 'a version that ends later than the settings look ahead',
      files: {'settings.yaml': 'endsWithin: 7d\n', 'contracts/erp-order.mdx': contract('2026-12-02')},
      expect: [],
    },
    {
      name: 'a version that ends within a month',
      files: {'contracts/erp-order.mdx': contract('2026-12-02')},
      expect: ['content/contracts/erp-order.mdx:6:43-6:53 version `2026-07` of contract `erp-order` is supported until 2026-12-02'],
    },
    {
      name: 'a token whose last day has passed',
      files: {
        'systems/erp.mdx':
          '---\ntitle: ERP\ncategory: erp\ncredentials:\n  - {variable: ERP_TOKEN, obtain: In the vault., lives: one year, until: 2026-11-20}\n---\n',
      },
      expect: ['content/systems/erp.mdx:5:74-5:84 credential `ERP_TOKEN` of system `erp` held until 2026-11-20'],
    },
  ],
})

function contract(until: string): string {
  return `---\ntitle: A contract\nintegration: orders\ntransport: rest\nversion: '2026-07'\nversionSupport: {source: Handbook, until: ${until}}\nendpoint: PUT /orders\n---\n`
}
