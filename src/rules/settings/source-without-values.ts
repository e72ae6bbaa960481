import {defineRule} from '../../core/lint/rule.ts'
import {answersQueries, namedSources} from '../../status/signal-queries.ts'

/** Reports each signal that is asked of a source of alerts, which has no values. */
export default defineRule({
  id: 'source-without-values',
  severity: 'error',
  summary: 'A signal is asked of a source that has no values.',
  why: 'An Alertmanager knows which alerts are active and nothing else; the signal stays unknown.',
  local: true,
  *check(catalog) {
    const silent = new Map(catalog.settings.sources.filter(source => !answersQueries(source)).map(({id, can}) => [id, can.title]))
    for (const integration of [...catalog.list('integration'), ...catalog.list('service')]) {
      const {frontmatter} = integration.document
      for (const {signal, id, path, isKey} of namedSources(integration)) {
        const title = silent.get(id)
        if (title === undefined) continue
        yield {
          at: isKey ? frontmatter.keySpan(path) : frontmatter.valueSpan(path),
          message: `signal \`${signal}\` is asked of \`${id}\`, ${withArticle(title)}, which has no values`,
          help: 'Name the Prometheus that the alerts come from.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a signal asked of Prometheus, beside an Alertmanager',
      files: {'settings.yaml': settings(), 'integrations/orders.mdx': integration('source: metrics, query: sum(a)')},
      expect: [],
    },
    {
      name: 'a signal asked of the Alertmanager',
      files: {
        'settings.yaml': settings(),
        'integrations/orders.mdx': integration('source: alerts, query: sum(a)', 'queries: {metrics: sum(b), alerts: OrdersSilent}'),
      },
      expect: [
        'content/integrations/orders.mdx:8:51-8:57 signal `orders/s0` is asked of `alerts`, an Alertmanager, which has no values',
        'content/integrations/orders.mdx:9:70-9:76 signal `orders/s1` is asked of `alerts`, an Alertmanager, which has no values',
      ],
    },
  ],
})

function withArticle(title: string): string {
  return `${/^[aeiou]/i.test(title) ? 'an' : 'a'} ${title}`
}

function settings(): string {
  return "sources:\n  - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}\n  - {id: alerts, kind: alertmanager, url: 'https://alertmanager.example.com'}\n"
}

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}
