import {defineRule} from '../../core/lint/rule.ts'

/** Reports each decision that no team carries; refused and superseded ones need nobody. */
export default defineRule({
  id: 'decision-without-owner',
  severity: 'error',
  summary: 'A decision has no owner.',
  local: true,
  why: 'Everybody agrees and nobody begins; at the next incident it is still on the list.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('decision')) {
      if (data.owner !== undefined || data.state === 'refused' || data.state === 'superseded') continue
      yield {
        at: document.frontmatter.valueSpan(['owner']),
        message: `decision \`${id}\` has no owner`,
        help: 'Add `owner:` with the id of the team that carries it.',
      }
    }
  },
  examples: [
    {
      name: 'a decision that a team carries, and a refused one',
      files: {'decisions/backfill.mdx': decision('owner: platform\nstate: open'), 'decisions/stock-events.mdx': decision('state: refused')},
      expect: [],
    },
    {
      name: 'a decision that nobody carries',
      files: {'decisions/backfill.mdx': decision('state: agreed')},
      expect: ['content/decisions/backfill.mdx:1:1-1:4 decision `backfill` has no owner'],
    },
  ],
})

function decision(lines: string): string {
  return `---\ntitle: A decision\nrank: 1\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\n${lines}\n---\n`
}
