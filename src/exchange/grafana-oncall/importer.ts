import {defineImporter} from '../importer.ts'

/** Content of what Grafana OnCall answers. */
export const grafanaOncallImporter = defineImporter({
  id: 'grafana-oncall',
  summary: 'people, teams, rotations and escalation paths of Grafana OnCall',
  files: 'answers of the HTTP API with schedules, on-call shifts, escalation chains and policies, users, teams',
  uses: [{to: 'move away from Grafana OnCall', args: 'schedules.json shifts.json chains.json policies.json users.json teams.json'}],
  load: async () => (await import('./grafana-oncall.ts')).importGrafanaOncall,
})
