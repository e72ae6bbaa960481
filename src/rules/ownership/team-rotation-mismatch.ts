import {defineRule} from '../../core/lint/rule.ts'

/** Reports each team that is answered for by a rotation which is the duty of another team. */
export default defineRule({
  id: 'team-rotation-mismatch',
  severity: 'error',
  summary: 'A team and its rotation name each other differently.',
  why: 'What the team owns calls people of another team, who have never heard of it.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('team')) {
      const rotation = data.rotation === undefined ? undefined : catalog.get('rotation', data.rotation)
      if (!rotation || rotation.data.team === id) continue
      yield {
        at: document.frontmatter.valueSpan(['rotation']),
        message: `team \`${id}\` names rotation \`${rotation.id}\`, which is the duty of team \`${rotation.data.team}\``,
        help: 'Name a rotation of the team, or correct the `team` of the rotation.',
        related: [{at: rotation.document.frontmatter.valueSpan(['team']), message: 'names another team'}],
      }
    }
  },
  examples: [
    {
      name: 'a team and its own rotation, and one without',
      files: {
        'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nrotation: day\n---\n',
        'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\n---\n',
        'rotations/day.mdx': rotation('ops'),
      },
      expect: [],
    },
    {
      name: 'a rotation of somebody else',
      files: {'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nrotation: day\n---\n', 'rotations/day.mdx': rotation('ops')},
      expect: ['content/teams/finance.mdx:4:11-4:14 team `finance` names rotation `day`, which is the duty of team `ops`'],
    },
  ],
})

function rotation(team: string): string {
  return `---\ntitle: Day\nteam: ${team}\ntimeZone: UTC\nlayers: [{members: [kai], start: 2026-01-05}]\n---\n`
}
