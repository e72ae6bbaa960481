import {subjectTarget} from '../../core/catalog/queries/subject.ts'
import {responsibilityNames} from '../../core/content/schema/ownership.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each ownership table that leaves one of the five responsibilities to nobody. */
export default defineRule({
  id: 'responsibility-missing',
  severity: 'error',
  summary: 'An ownership table leaves out a responsibility.',
  why: 'Everybody takes it for the work of somebody else: retries pile up, dashboards rot, a release arrives unannounced.',
  *check(catalog) {
    for (const {data, document} of catalog.list('ownership')) {
      const missing = responsibilityNames.filter(name => data.responsibilities[name] === undefined)
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.keySpan(['responsibilities']),
        message: `ownership table of \`${subjectTarget(data).id}\` names nobody for ${listed(missing)}`,
        help: `Add ${listed(missing.map(name => `${name}:`))} with the id of a team as \`owner\`.`,
      }
    }
  },
  examples: [
    {
      name: 'all five responsibilities',
      files: {
        'ownership/orders.mdx': mdx`
          ---
          title: Who owns orders
          integration: orders
          responsibilities:
            failures: {owner: integration}
            retries: {owner: integration}
            dashboards: {owner: integration}
            runbooks: {owner: integration}
            release-handoff: {owner: commerce}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a table without retries and release handoff',
      files: {
        'ownership/orders.mdx': mdx`
          ---
          title: Who owns orders
          integration: orders
          responsibilities:
            failures: {owner: integration}
            dashboards: {owner: integration}
            runbooks: {owner: integration}
          ---
        `,
      },
      expect: ['content/ownership/orders.mdx:4:1-4:17 ownership table of `orders` names nobody for `retries` and `release-handoff`'],
    },
  ],
})
