import {didYouMean} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {undefinedAlerts} from './find-alert-conditions.ts'

/** Reports each alert that failure modes name as defined elsewhere and no failure mode defines. */
export default defineRule({
  id: 'alert-undefined',
  severity: 'error',
  summary: 'A failure mode names an alert that no failure mode defines.',
  why: 'The page promises that an alert will tell, and no such alert exists.',
  *check(catalog) {
    const unknown = undefinedAlerts(catalog)
    if (unknown.length === 0) return
    const defined = catalog.ids('alert').filter(id => !unknown.some(alert => alert.id === id))
    for (const {id, entry, path} of unknown) {
      yield {
        at: entry.document.frontmatter.valueSpan([...path, 'name']),
        message: `no failure mode defines alert \`${id}\`${didYouMean(id, defined)}`,
        help: 'Correct the name, or define the alert with `signal` or `query` in the failure mode to check first.',
      }
    }
  },
  examples: [
    {
      name: 'an alert that another failure mode defines',
      files: {
        'failure-modes/orders-silent.mdx': mode('{name: OrdersSilent, severity: page, query: orders == 0}'),
        'failure-modes/queue-full.mdx': mode('{name: OrdersSilent, severity: page, primary: false}'),
      },
      expect: [],
    },
    {
      name: 'a mistyped name',
      files: {
        'failure-modes/orders-silent.mdx': mode('{name: OrdersSilent, severity: page, query: orders == 0}'),
        'failure-modes/queue-full.mdx': mode('{name: OrderSilent, severity: page, primary: false}'),
      },
      expect: ['content/failure-modes/queue-full.mdx:6:17-6:28 no failure mode defines alert `OrderSilent`; did you mean `OrdersSilent`?'],
    },
  ],
})

function mode(alert: string): string {
  return `---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [${alert}]\n---\n`
}
