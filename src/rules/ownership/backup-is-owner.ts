import {subjectTarget} from '../../core/catalog/queries/subject.ts'
import {responsibilityNames} from '../../core/content/schema/ownership.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each responsibility whose backup is the team that has it anyway. */
export default defineRule({
  id: 'backup-is-owner',
  severity: 'error',
  summary: 'The backup of a responsibility is its owner.',
  why: 'The table shows two names and there is one team: when it cannot, nobody steps in.',
  *check(catalog) {
    for (const {data, document} of catalog.list('ownership')) {
      for (const name of responsibilityNames) {
        const row = data.responsibilities[name]
        if (row?.backup === undefined || row.backup !== row.owner) continue
        const placeOf = (key: string) => document.frontmatter.valueSpan(['responsibilities', name, key])
        yield {
          at: placeOf('backup'),
          message: `\`${row.backup}\` is both owner and backup of \`${name}\` for \`${subjectTarget(data).id}\``,
          help: 'Name another team that can step in, or remove `backup` so that the gap shows.',
          related: [{at: placeOf('owner'), message: 'is the owner'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'another team as backup, and none',
      files: {
        'ownership/orders.mdx': mdx`
          ---
          title: Who owns orders
          integration: orders
          responsibilities:
            failures: {owner: integration, backup: commerce}
            retries: {owner: integration}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'the same team twice',
      files: {
        'ownership/orders.mdx': mdx`
          ---
          title: Who owns orders
          integration: orders
          responsibilities:
            failures: {owner: integration, backup: integration}
          ---
        `,
      },
      expect: ['content/ownership/orders.mdx:5:42-5:53 `integration` is both owner and backup of `failures` for `orders`'],
    },
  ],
})
