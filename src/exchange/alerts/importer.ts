import {defineImporter} from '../importer.ts'

/** Failure modes of the alerts that fire. */
export const alertsImporter = defineImporter({
  id: 'alerts',
  summary: 'failure modes of alerts that fire: rules of Prometheus or Grafana, monitors of Datadog, alarms of CloudWatch',
  files: 'rule files, exports or answers of the alerting system',
  options: [
    {flags: '--integration <id>', summary: 'integration that fails this way; needed'},
    {
      flags: '--group-by <what>',
      summary:
        'which alerts are one failure: severity (one page, or one expression at several severities; the default) or group (one rule group)',
      read: groupingIn,
    },
  ],
  note: 'What no rule says stays a gap that `clarity check` reports: the class of the failure, its severity, a runbook.',
  uses: [
    {to: 'begin with the rules that fire', args: 'rules.yaml --integration orders-to-erp'},
    {to: 'make one failure mode of each rule group', args: 'rules.yaml --integration orders-to-erp --group-by group --dry-run'},
  ],
  load: async () => (await import('./import.ts')).importAlerts,
})

function groupingIn(text: string): string {
  if (text !== 'severity' && text !== 'group') throw new RangeError('Expected severity or group.')
  return text
}
