import {type RoutedAlert, routedAlerts} from '../../alerts/routed.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {durationMinutes, minutesInWords} from '../../core/format/duration.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {canWait} from '../alerts/find-alert-conditions.ts'
import {firingExample, ruleFile} from './example-content.ts'

/**
 * Reports each route that is silent longer than a page may wait: longer than the settings let a human be away for its severity.
 *
 * Tickets may wait for the morning.
 */
export default defineRule({
  id: 'alert-muted',
  severity: 'error',
  summary: 'A page is muted in hours in which it needs a human.',
  why: 'The failure begins in such an hour, and nobody hears of it before the hour ends.',
  *check(catalog) {
    const groups = Map.groupBy(
      routedAlerts(catalog).filter(routed => isTooLong(catalog, routed)),
      ({silent}) => silent?.route,
    )
    for (const [route, routed] of groups) {
      const silent = routed[0]?.silent
      if (!route || !silent) continue
      const alerts = [...new Set(routed.map(({alert}) => alert.id))]
      const [first] = [...route.mutes, ...route.actives]
      yield {
        at: first?.node.span ?? route.node.span,
        message: `${listed(alerts)} ${plural(alerts.length, 'pages', 'page')} nobody for ${minutesInWords(silent.minutes)} from ${momentInWords(silent.from)}, by ${listed(silent.by)}`,
        help: 'Mute tickets alone, or send pages to somebody else in these hours.',
      }
    }
  },
  examples: [
    {
      name: 'a muted ticket, a mute shorter than the policy allows, and one beside a route that is never silent',
      files: firingExample(
        ['{name: A, severity: ticket, query: a > 1}', '{name: B, severity: page, query: b > 1}', '{name: C, severity: page, query: c > 1}'],
        {
          'rules.yaml': ruleFile('{alert: A, expr: a > 1}', '{alert: B, expr: b > 1}', '{alert: C, expr: c > 1}'),
          'routes.yaml': `route:
  receiver: chat
  routes:
    - {matchers: [alertname="A"], receiver: commerce-pager, mute_time_intervals: [nights]}
    - {matchers: [alertname="B"], receiver: commerce-pager, mute_time_intervals: [backup]}
    - {matchers: [alertname="C"], receiver: commerce-pager, mute_time_intervals: [nights], continue: true}
    - {matchers: [alertname="C"], receiver: commerce-pager}
receivers: [{name: chat}, {name: commerce-pager}]
time_intervals:
  - {name: nights, time_intervals: [{times: [{start_time: '18:00', end_time: '24:00'}]}]}
  - {name: backup, time_intervals: [{times: [{start_time: '03:00', end_time: '03:05'}]}]}
`,
        },
        'severities: [{id: SEV1, means: Bad., humanWithin: 10m, reviewEvery: 90d}]\n',
      ),
      expect: [],
    },
    {
      name: 'pages muted at night over the end of the week, and outside of office hours',
      files: firingExample(
        ['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}'],
        {
          'rules.yaml': ruleFile('{alert: A, expr: a > 1}', '{alert: B, expr: b > 1}'),
          'routes.yaml': `route:
  receiver: chat
  routes:
    - {matchers: [alertname="A"], receiver: commerce-pager, mute_time_intervals: [weekend]}
    - {matchers: [alertname="B"], receiver: commerce-pager, active_time_intervals: [office]}
receivers: [{name: chat}, {name: commerce-pager}]
time_intervals:
  - {name: weekend, time_intervals: [{weekdays: [saturday, sunday]}]}
  - {name: office, time_intervals: [{weekdays: ['monday:friday'], times: [{start_time: '09:00', end_time: '17:00'}]}]}
`,
        },
        'severities: [{id: SEV1, means: Bad., humanWithin: 10m, reviewEvery: 90d}]\n',
      ),
      expect: [
        'content/alerts/routes.yaml:4:83-4:90 `A` pages nobody for 2 days from Saturday 00:00, by `weekend`',
        'content/alerts/routes.yaml:5:85-5:91 `B` pages nobody for 2 days 16 h from Friday 17:00, by `office`',
      ],
    },
  ],
})

function isTooLong({settings}: Catalog, {alert, urgency, silent}: RoutedAlert): boolean {
  const {severity} = alert.entry.data
  if (!silent || urgency !== 'page' || canWait(settings, severity)) return false
  const policy = settings.severities.find(({id}) => id === severity)
  return silent.minutes > (policy ? durationMinutes(policy.humanWithin) : 0)
}

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

function momentInWords(minute: number): string {
  const ofDay = minute % 1440
  const twoDigits = (number: number) => String(number).padStart(2, '0')
  return `${days[Math.floor(minute / 1440)]} ${twoDigits(Math.floor(ofDay / 60))}:${twoDigits(ofDay % 60)}`
}
