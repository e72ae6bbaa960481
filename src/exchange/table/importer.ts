import {defineImporter} from '../importer.ts'

/** Content of any table, by a map of its columns. */
export const tableImporter = defineImporter({
  id: 'table',
  summary: 'entries of any CSV, JSON or YAML catalogue by a map of its columns',
  files: 'CSV, JSON or YAML files',
  options: [{flags: '--map <file>', summary: 'YAML file that says which column is which field of which kind'}],
  uses: [{to: 'begin with a catalogue of your own form', args: 'people.csv --map people-map.yaml'}],
  note: 'Without `--map`, the columns of the files are listed.',
  load: async () => (await import('./table.ts')).importTable,
})
