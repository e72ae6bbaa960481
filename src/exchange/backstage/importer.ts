import {defineImporter} from '../importer.ts'

/** Content of a Backstage catalog. */
export const backstageImporter = defineImporter({
  id: 'backstage',
  summary: 'people, teams, systems, services, integrations and data objects of a Backstage catalog',
  files: 'catalog-info.yaml files',
  uses: [{to: 'begin with a Backstage catalog', args: 'catalog-info.yaml'}],
  load: async () => (await import('./import.ts')).importBackstage,
})
