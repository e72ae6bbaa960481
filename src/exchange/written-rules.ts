import {counted, plural} from '../core/format/plural.ts'
import {compareRules} from './compare-rules.ts'
import {textOf} from './exchange-option.ts'
import {type ExportContext, type Exported, ExportRefused} from './exporter.ts'
import {type ExchangeFinding, findingsInWords} from './finding.ts'

/** A rule file, and the alerts that cannot stand in it. */
export interface WrittenRules {
  text: string
  /** Rules that were written. */
  count: number
  findings: ExchangeFinding[]
}

/**
 * Writes a rule file, prints it, or compares a kept one with it, as `--output` and `--check` ask.
 *
 * @param id Word behind `clarity export`.
 * @throws {ExportRefused} Where settings do not say where the site lives, to which all rules lead.
 */
export function exportRules(context: ExportContext, id: string, rulesOf: () => WrittenRules): Exported {
  const {catalog, options} = context
  if (catalog.settings.links.site === undefined) {
    throw new ExportRefused('the settings do not say where the site lives', 'Say it as `links.site`; rules lead to the pages there.')
  }
  const rules = rulesOf()
  const check = textOf(options, 'check')
  return {findings: rules.findings, ...(check === undefined ? writing(rules, context) : comparing(rules, {id, file: check, context}))}
}

function writing({text, count}: WrittenRules, {output}: ExportContext): Omit<Exported, 'findings'> {
  return output === undefined ? {printed: text} : {written: {text, said: `wrote ${counted(count, 'rule')} into \`${output}\``}}
}

function comparing(
  {text, count}: WrittenRules,
  {id, file, context}: {id: string; file: string; context: ExportContext},
): Omit<Exported, 'findings'> {
  const found = compareRules({file, text: context.read(file)}, text)
  const differ = found.length > 0
  const lines = [
    differ ? `${findingsInWords(found)}\n` : '',
    differ
      ? `${counted(found.length, 'difference')} between \`${file}\` and the alerts\n`
      : `\`${file}\` has ${plural(count, 'the rule', `all ${count} rules`)} as the alerts say\n`,
    differ ? `  help: Run \`clarity export ${id} --output FILE\` to write it again.\n` : '',
  ]
  return {printed: lines.join(''), exitCode: differ ? 1 : 0}
}
