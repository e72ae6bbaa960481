import {textOf} from '../exchange-option.ts'
import {defineExporter} from '../exporter.ts'
import {exportRules} from '../written-rules.ts'
import {grafanaRules} from './grafana-rules.ts'

/** Alert rules that Grafana provisions. */
export const grafanaExporter = defineExporter({
  id: 'grafana',
  summary: 'alert rules that Grafana provisions, with links to their pages, or compare a file of them with the alerts',
  output: 'file to write (default: print it)',
  options: [
    {flags: '--check <file>', summary: 'compare this file with what would be written', conflicts: 'output'},
    {flags: '--datasource <uid>', summary: 'UID of the Prometheus that Grafana asks (default: prometheus)', read: uidIn},
    {flags: '--folder <name>', summary: 'folder of the rules in Grafana (default: Runbooks)'},
  ],
  note: 'The file stands below `provisioning/alerting/` of Grafana, which reads it when it starts.',
  exitCodes: '0 written, or the same; 1 --check found a difference; 2 could not export',
  uses: [
    {to: 'write the rules of all alerts', args: '--datasource prometheus-main --output provisioning/alerting/rules.yaml'},
    {to: 'see whether a kept file still agrees', args: '--check provisioning/alerting/rules.yaml'},
  ],
  run(context) {
    const {catalog, options} = context
    const datasource = textOf(options, 'datasource') ?? 'prometheus'
    return exportRules(context, 'grafana', () => grafanaRules(catalog, {datasource, folder: textOf(options, 'folder') ?? 'Runbooks'}))
  },
})

function uidIn(text: string): string {
  if (!/^[\w-]{1,40}$/.test(text)) throw new RangeError('Expected the UID of a data source, such as `prometheus-main`.')
  return text
}
