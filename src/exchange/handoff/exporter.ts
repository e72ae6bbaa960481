import {subjectNamed} from '../../core/catalog/queries/subject-named.ts'
import {handoffSheet} from '../../release/handoff.ts'
import {defineExporter, ExportRefused} from '../exporter.ts'
import {sheetMarkdown} from './markdown.ts'

/** The release handoff of an integration or service, as its page shows it. */
export const handoffExporter = defineExporter({
  id: 'handoff',
  summary: 'the release handoff of an integration or service as one Markdown file, as its page shows it',
  argument: {flags: '<integration>', summary: 'id of the integration or service, or `service:ID` where both have it'},
  output: 'file to write (default: print it)',
  uses: [{to: 'hand an integration over in one file', args: 'orders-to-erp --output handoff.md'}],
  run({catalog, now, argument = '', output}) {
    const named = subjectNamed(catalog, argument)
    if ('problem' in named) throw new ExportRefused(named.problem, named.help)
    const text = sheetMarkdown(handoffSheet(catalog, named.subject, now), catalog.settings.links.site)
    if (output === undefined) return {findings: [], printed: text}
    return {findings: [], written: {text, said: `wrote the handoff of \`${argument}\` into \`${output}\``}}
  },
})
