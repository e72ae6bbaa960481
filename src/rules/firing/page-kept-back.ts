import {type Inhibited, inhibitedAlerts} from '../../alerts/inhibited.ts'
import {urgencyOf} from '../../alerts/urgency.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/**
 * Reports each inhibition by which an alert that wakes nobody keeps back a page.
 *
 * A page that keeps back others is what inhibitions are for. Where it depends on labels that no rule sets, nothing is reported.
 */
export default defineRule({
  id: 'page-kept-back',
  severity: 'error',
  summary: 'A page is kept back by an alert that wakes nobody.',
  why: 'While the lesser alert is active, the failure wakes nobody, and nobody sees that it was kept back.',
  *check(catalog) {
    const lesser = inhibitedAlerts(catalog).flatMap(each => lesserOf(catalog, each))
    for (const [inhibition, group] of Map.groupBy(lesser, ({inhibition}) => inhibition)) {
      const alerts = [...new Set(group.map(({alert}) => alert.id))]
      const lesser = [...new Set(group.flatMap(({by}) => by.map(({title}) => title.text)))]
      yield {
        at: inhibition.node.span,
        message: `${listed(alerts)} ${plural(alerts.length, 'pages', 'page')} nobody while ${listed(lesser)} ${plural(lesser.length, 'is', 'are')} active, which ${plural(lesser.length, 'wakes', 'wake')} nobody`,
        help: 'Let only pages keep back pages, such as by `severity="page"` among the `source_matchers`.',
      }
    }
  },
  examples: [
    {
      name: 'a page that keeps back a ticket and another page, one that fits both sides, and labels that differ',
      files: firingExample(['{name: A, severity: page, query: a > 1}', '{name: B, severity: ticket, query: b > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: a > 1, labels: {severity: page, area: shop}}',
          '{alert: B, expr: b > 1, labels: {severity: ticket, area: money}}',
          '{alert: Down, expr: up == 0, labels: {severity: page, area: shop}}',
        ),
        'routes.yaml': `route: {receiver: commerce-pager}
receivers: [{name: commerce-pager}]
inhibit_rules:
  - {source_matchers: [severity="page"], target_matchers: [severity="ticket"]}
  - {source_matchers: [alertname="Down"], target_matchers: [severity="page"], equal: [area]}
  - {source_matchers: [severity="ticket"], target_matchers: [severity="page"], equal: [area]}
  - {source_matchers: [severity="ticket"], target_matchers: [severity="page"], equal: [cluster]}
`,
      }),
      expect: [],
    },
    {
      name: 'a ticket that keeps back a page, in both forms of matchers',
      files: firingExample(['{name: A, severity: page, query: a > 1}', '{name: B, severity: ticket, query: b > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: a > 1, labels: {severity: page, area: shop}}',
          '{alert: B, expr: b > 1, labels: {severity: ticket, area: shop}}',
        ),
        'routes.yaml': `route: {receiver: commerce-pager}
receivers: [{name: commerce-pager}]
inhibit_rules:
  - {source_matchers: [alertname="B"], target_matchers: ['alertname=~"A|C"'], equal: [area]}
  - {source_match: {severity: ticket}, target_match_re: {severity: page|critical}}
`,
      }),
      expect: [
        'content/alerts/routes.yaml:4:5-4:93 `A` pages nobody while `B` is active, which wakes nobody',
        'content/alerts/routes.yaml:5:5-5:83 `A` pages nobody while `B` is active, which wakes nobody',
      ],
    },
  ],
})

function lesserOf(catalog: Catalog, inhibited: Inhibited): Inhibited[] {
  const {rule, alert, by, isSure} = inhibited
  const said = urgencyOf(rule, catalog.settings)
  if (!isSure || (said.state === 'said' ? said.urgency : alert.data.severity) !== 'page') return []
  const lesser = by.filter(each => {
    const theirs = urgencyOf(each, catalog.settings)
    return theirs.state === 'said' && theirs.urgency !== 'page'
  })
  return lesser.length === 0 ? [] : [{...inhibited, by: lesser}]
}
