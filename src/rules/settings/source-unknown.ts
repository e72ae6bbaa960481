import {didYouMean, listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {namedSources} from '../../status/signal-queries.ts'

/** Reports each source that a signal names and the settings lack; a query without a named source waits until there is one. */
export default defineRule({
  id: 'source-unknown',
  severity: 'error',
  summary: 'A signal names a source that the settings do not have.',
  why: 'Nobody asks for the value, and the signal stays unknown.',
  local: true,
  *check(catalog) {
    const sourceIds = catalog.settings.sources.map(({id}) => id)
    for (const integration of [...catalog.list('integration'), ...catalog.list('service')]) {
      const {frontmatter} = integration.document
      for (const {signal, id, path, isKey} of namedSources(integration)) {
        if (sourceIds.includes(id)) continue
        yield {
          at: isKey ? frontmatter.keySpan(path) : frontmatter.valueSpan(path),
          message: `signal \`${signal}\` is asked of \`${id}\`, which is no source of the settings${didYouMean(id, sourceIds)}`,
          help:
            sourceIds.length > 0
              ? `The sources are ${listed(sourceIds)}.`
              : 'Add it to `sources` in `settings.yaml`, with its kind and address.',
        }
      }
    }
  },
  examples: [
    {
      name: 'sources that are there, and a query that names none',
      files: {
        'settings.yaml': "sources: [{id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}]\n",
        'integrations/orders.mdx': integration('source: metrics, query: sum(a)', 'queries: {metrics: sum(b)}', 'query: sum(c)'),
      },
      expect: [],
    },
    {
      name: 'queries where no source is connected yet',
      files: {'integrations/orders.mdx': integration('query: sum(a)')},
      expect: [],
    },
    {
      name: 'a mistyped source, and one among several that is not there',
      files: {
        'settings.yaml': "sources: [{id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}]\n",
        'integrations/orders.mdx': integration('source: metric, query: sum(a)', 'queries: {metrics: sum(b), erp-report: $.b}'),
      },
      expect: [
        'content/integrations/orders.mdx:8:51-8:57 signal `orders/s0` is asked of `metric`, which is no source of the settings; did you mean `metrics`?',
        'content/integrations/orders.mdx:9:70-9:80 signal `orders/s1` is asked of `erp-report`, which is no source of the settings',
      ],
    },
  ],
})

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}
