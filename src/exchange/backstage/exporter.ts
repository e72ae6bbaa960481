import {counted} from '../../core/format/plural.ts'
import {defineExporter} from '../exporter.ts'
import {exportBackstage} from './export.ts'

/** A Backstage catalog of the content. */
export const backstageExporter = defineExporter({
  id: 'backstage',
  summary: 'a Backstage catalog: teams, people, systems, services, integrations and data objects',
  output: 'file to write, such as catalog-info.yaml (default: print it)',
  note: 'Contacts marked internal and people who have left are not in it.',
  uses: [{to: 'write a Backstage catalog', args: '--output catalog-info.yaml'}],
  run({catalog, now, output}) {
    const {text, entities, findings} = exportBackstage(catalog, now)
    if (output === undefined) return {findings, printed: text}
    return {findings, written: {text, said: `wrote ${counted(entities.length, 'entity', 'entities')} into \`${output}\``}}
  },
})
