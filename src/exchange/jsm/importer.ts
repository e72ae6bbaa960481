import {defineImporter} from '../importer.ts'

/** Content of what the operations of Jira Service Management answer. */
export const jsmImporter = defineImporter({
  id: 'jsm',
  summary: 'people, teams, rotations and escalation paths of Jira Service Management',
  files: 'answers of the operations API with schedules, escalations, teams, and of Jira with users',
  uses: [{to: 'begin with Jira Service Management', args: 'schedules.json escalations.json teams.json users.json'}],
  load: async () => (await import('./jsm.ts')).importJsm,
})
