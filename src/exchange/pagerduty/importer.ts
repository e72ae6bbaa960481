import {defineImporter} from '../importer.ts'

/** Content of what PagerDuty answers. */
export const pagerdutyImporter = defineImporter({
  id: 'pagerduty',
  summary: 'people, teams, rotations and escalation paths of PagerDuty',
  files: 'answers of the REST API with schedules, escalation policies, users, teams',
  uses: [{to: 'begin with PagerDuty', args: 'schedule.json policies.json users.json'}],
  load: async () => (await import('./pagerduty.ts')).importPagerduty,
})
