import {defineImporter} from '../importer.ts'

/** Content of what Splunk On-Call answers. */
export const splunkOncallImporter = defineImporter({
  id: 'splunk-oncall',
  summary: 'people, teams, rotations and escalation paths of Splunk On-Call (VictorOps)',
  files: 'answers of the public API with users, teams, rotations, escalation policies',
  uses: [{to: 'begin with Splunk On-Call', args: 'users.json teams.json rotations.json policies.json'}],
  load: async () => (await import('./splunk-oncall.ts')).importSplunkOncall,
})
