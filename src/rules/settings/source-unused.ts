import type {Catalog} from '../../core/catalog/catalog.ts'
import {subjectKinds} from '../../core/content/schema/subject.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {queriesOf, type StatusSource} from '../../status/signal-queries.ts'

/** Reports each source that no signal is asked of, and whose alerts no failure mode knows. */
export default defineRule({
  id: 'source-unused',
  severity: 'warning',
  summary: 'Nothing on the site comes from a source of the settings.',
  why: 'Every round asks it in vain, and somebody believes that what it knows is shown.',
  *check(catalog) {
    const {settingsFile, settings} = catalog
    if (!settingsFile || settings.sources.length === 0 || hasUnread(catalog)) return
    const used = usedIds(catalog)
    for (const [index, {id}] of settings.sources.entries()) {
      if (used.has(id)) continue
      yield {
        at: settingsFile.frontmatter.valueSpan(['sources', index, 'id']),
        message: `nothing is asked of source \`${id}\``,
        help: 'Name it in `source` or `queries` of a signal, or remove it. The status page of a vendor stands with its system, under `statusPage`.',
      }
    }
  },
  examples: [
    {
      name: 'a source by default, one that is named, one of alerts, and a recording',
      files: {
        'settings.yaml': settings(
          '{id: metrics, kind: prometheus, url: "https://prometheus.example.com"}',
          '{id: erp-report, kind: json, url: "https://erp.example.com/report.json"}',
          '{id: alerts, kind: alertmanager, url: "https://alertmanager.example.com"}',
          '{id: demo, kind: replay, file: demo/evening.json}',
        ),
        'integrations/orders.mdx': integration('query: sum(a)', 'queries: {erp-report: $.b}'),
        'failure-modes/orders-silent.mdx': mode(),
      },
      expect: [],
    },
    {
      name: 'a report that no signal names, and alerts where no failure mode has one',
      files: {
        'settings.yaml': settings(
          '{id: metrics, kind: prometheus, url: "https://prometheus.example.com"}',
          '{id: erp-report, kind: json, url: "https://erp.example.com/report.json"}',
          '{id: alerts, kind: alertmanager, url: "https://alertmanager.example.com"}',
        ),
        'integrations/orders.mdx': integration('query: sum(a)'),
      },
      expect: [
        'content/settings.yaml:3:10-3:20 nothing is asked of source `erp-report`',
        'content/settings.yaml:4:10-4:16 nothing is asked of source `alerts`',
      ],
    },
  ],
})

function settings(...sources: string[]): string {
  return `sources:\n${sources.map(source => `  - ${source}\n`).join('')}`
}

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}

function mode(): string {
  return '---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: SEV1\nalerts: [{name: Silent, severity: page, signal: orders/s0}]\n---\n'
}

// What cannot be read may name any source.
function hasUnread(catalog: Catalog): boolean {
  return subjectKinds.some(kind => [...catalog.claims(kind).keys()].some(id => catalog.get(kind, id) === undefined))
}

function usedIds(catalog: Catalog): Set<string | undefined> {
  const {settings} = catalog
  const used = new Set(catalog.parts('signal').flatMap(signal => queriesOf(signal, settings.sources).map(({source}) => source)))
  for (const source of settings.sources) if (isUsedOtherwise(catalog, source)) used.add(source.id)
  return used
}

function isUsedOtherwise(catalog: Catalog, {can}: StatusSource): boolean {
  return can.isDemo || (can.knowsAlerts && catalog.parts('alert').length > 0)
}
