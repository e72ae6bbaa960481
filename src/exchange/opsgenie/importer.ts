import {defineImporter} from '../importer.ts'

/** Content of what Opsgenie answers. */
export const opsgenieImporter = defineImporter({
  id: 'opsgenie',
  summary: 'people, teams, rotations and escalation paths of Opsgenie',
  files: 'answers of the REST API with schedules, escalations, users, teams',
  uses: [{to: 'begin with Opsgenie', args: 'schedules.json escalations.json users.json'}],
  load: async () => (await import('./opsgenie.ts')).importOpsgenie,
})
