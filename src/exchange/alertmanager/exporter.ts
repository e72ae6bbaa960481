import {routingsInWords} from '../../alerts/routing-words.ts'
import {counted} from '../../core/format/plural.ts'
import {textOf} from '../exchange-option.ts'
import {defineExporter, type ExportContext, type Exported} from '../exporter.ts'
import {alertmanagerRoutes, type WrittenRoutes} from './written-routes.ts'

/** Routes of Alertmanager from owners. */
export const alertmanagerExporter = defineExporter({
  id: 'alertmanager',
  summary: 'routes of Alertmanager from owners and their receivers, or compare a configuration with them',
  output: 'configuration to write (default: print it)',
  options: [{flags: '--check <file>', summary: 'compare the routes of this configuration with what would be written', conflicts: 'output'}],
  exitCodes: '0 written, or the same; 1 --check found a difference; 2 could not export',
  note: 'Receivers are written by name alone: what they call are secrets, which stand in no content.',
  uses: [
    {to: 'write a route for each team that owns alerts', args: '--output alerts/alertmanager.yaml'},
    {to: 'see whether kept routes still agree', args: '--check alerts/alertmanager.yaml'},
  ],
  run(context) {
    const routes = alertmanagerRoutes(context.catalog)
    const check = textOf(context.options, 'check')
    return {findings: routes.findings, ...(check === undefined ? writing(routes, context) : comparing(routes, check, context))}
  },
})

function writing({text, count}: WrittenRoutes, {output}: ExportContext): Omit<Exported, 'findings'> {
  return output === undefined ? {printed: text} : {written: {text, said: `wrote ${counted(count, 'route')} into \`${output}\``}}
}

function comparing({text}: WrittenRoutes, file: string, {read}: ExportContext): Omit<Exported, 'findings'> {
  const isSame = routingsInWords(file, read(file)) === routingsInWords(file, text)
  const printed = isSame
    ? `\`${file}\` has the routes of all owners\n`
    : `\`${file}\` has other routes than the owners of alerts ask for\n  help: Run \`clarity export alertmanager\` and compare, or write it again with \`--output FILE\`.\n`
  return {printed, exitCode: isSame ? 0 : 1}
}
