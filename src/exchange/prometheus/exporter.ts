import {counted, plural} from '../../core/format/plural.ts'
import {textOf} from '../exchange-option.ts'
import {defineExporter, type ExportContext, type Exported, ExportRefused} from '../exporter.ts'
import {findingsInWords} from '../finding.ts'
import {compareRules} from './compare-rules.ts'
import {prometheusRules, type WrittenRules} from './rules.ts'

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
  run(context) {
    const {catalog, options} = context
    if (catalog.settings.links.site === undefined) {
      throw new ExportRefused('the settings do not say where the site lives', 'Say it as `links.site`; rules lead to the pages there.')
    }
    const rules = prometheusRules(catalog)
    const check = textOf(options, 'check')
    return {findings: rules.findings, ...(check === undefined ? writing(rules, context) : comparing(rules, check, context))}
  },
})

function writing({text, count}: WrittenRules, {output}: ExportContext): Omit<Exported, 'findings'> {
  return output === undefined ? {printed: text} : {written: {text, said: `wrote ${counted(count, 'rule')} into \`${output}\``}}
}

function comparing({text, count}: WrittenRules, file: string, {read}: ExportContext): Omit<Exported, 'findings'> {
  const found = compareRules({file, text: read(file)}, text)
  const differ = found.length > 0
  const lines = [
    differ ? `${findingsInWords(found)}\n` : '',
    differ
      ? `${counted(found.length, 'difference')} between \`${file}\` and the alerts\n`
      : `\`${file}\` has ${plural(count, 'the rule', `all ${count} rules`)} as the alerts say\n`,
    differ ? '  help: Run `clarity export prometheus --output FILE` to write it again.\n' : '',
  ]
  return {printed: lines.join(''), exitCode: differ ? 1 : 0}
}
