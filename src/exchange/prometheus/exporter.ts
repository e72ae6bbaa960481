import {defineExporter} from '../exporter.ts'
import {exportRules} from '../written-rules.ts'
import {prometheusRules} from './prometheus-rules.ts'

/** Rules of Prometheus from alerts. */
export const prometheusExporter = defineExporter({
  id: 'prometheus',
  summary: 'rules of Prometheus with links to their pages, or compare a rule file with the alerts',
  output: 'rule file to write (default: print it)',
  options: [{flags: '--check <file>', summary: 'compare this rule file with what would be written', conflicts: 'output'}],
  exitCodes: '0 written, or the same; 1 --check found a difference; 2 could not export',
  uses: [
    {to: 'write the rules of all alerts', args: '--output alerts/rules.yaml'},
    {to: 'see whether a kept rule file still agrees', args: '--check alerts/rules.yaml'},
  ],
  run: context => exportRules(context, 'prometheus', () => prometheusRules(context.catalog)),
})
