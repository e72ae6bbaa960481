import {subjectsOf} from '../../core/catalog/queries/subject.ts'
import {nearest} from '../../core/format/suggest.ts'
import {handoffSheet} from '../../release/handoff.ts'
import {defineExporter, ExportRefused} from '../exporter.ts'
import {sheetMarkdown} from './markdown.ts'

/** The release handoff of an integration or service, as its page shows it. */
export const handoffExporter = defineExporter({
  id: 'handoff',
  summary: 'the release handoff of an integration or service as one Markdown file, as its page shows it',
  argument: {flags: '<integration>', summary: 'id of the integration or service'},
  output: 'file to write (default: print it)',
  uses: [{to: 'hand an integration over in one file', args: 'orders-to-erp --output handoff.md'}],
  run({catalog, now, argument = '', output}) {
    const subject = catalog.get('integration', argument) ?? catalog.get('service', argument)
    if (!subject) {
      const guess = nearest(
        argument,
        subjectsOf(catalog).map(({id}) => id),
      )
      throw new ExportRefused(
        `there is no integration or service \`${argument}\``,
        guess === undefined ? 'Name one by the name of its file in `integrations/` or `services/`.' : `Did you mean \`${guess}\`?`,
      )
    }
    const text = sheetMarkdown(handoffSheet(catalog, subject, now), catalog.settings.links.site)
    if (output === undefined) return {findings: [], printed: text}
    return {findings: [], written: {text, said: `wrote the handoff of \`${argument}\` into \`${output}\``}}
  },
})
