import {misrankedDecisions, weightOf} from '../../core/catalog/queries/planning.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each open decision that stands before open ones which weigh more, without saying why. */
export default defineRule({
  id: 'decision-rank-unexplained',
  severity: 'warning',
  summary: 'A decision stands before one that weighs more, and does not say why.',
  why: 'Either the rank is habit or the numbers are, and what avoids more harm for less work waits behind it.',
  *check(catalog) {
    for (const {
      decision,
      heavier: [first, ...others],
    } of misrankedDecisions(catalog)) {
      if (!first) continue
      const {id, data, document} = decision
      const more = others.length > 0 ? ` and ${others.length} more` : ''
      yield {
        at: document.frontmatter.valueSpan(['rank']),
        message: `decision \`${id}\` with weight ${weightOf(decision)} has rank ${data.rank}, before \`${first.id}\` with weight ${weightOf(first)}${more}`,
        help: 'Add `because:` with the reason, change the rank, or correct impact, likelihood or effort.',
        related: [first, ...others].map(other => ({
          at: other.document.frontmatter.valueSpan(['rank']),
          message: `weighs ${weightOf(other)}`,
        })),
      }
    }
  },
  examples: [
    {
      name: 'ranks by weight, one that says why it comes first, and a settled one',
      files: {
        'decisions/backfill.mdx': decision(1, 'impact: 3\nbecause: It can begin during the freeze.\nstate: open'),
        'decisions/webhooks.mdx': decision(2, 'impact: 5\nstate: open'),
        'decisions/events.mdx': decision(3, 'impact: 4\nstate: agreed'),
        'decisions/keys.mdx': decision(4, 'impact: 5\nstate: done'),
      },
      expect: [],
    },
    {
      name: 'the lightest of three in the first place',
      files: {
        'decisions/backfill.mdx': decision(1, 'impact: 3\nstate: open'),
        'decisions/webhooks.mdx': decision(2, 'impact: 5\nstate: open'),
        'decisions/events.mdx': decision(3, 'impact: 4\nstate: agreed'),
      },
      expect: [
        'content/decisions/backfill.mdx:3:7-3:8 decision `backfill` with weight 6 has rank 1, before `webhooks` with weight 10 and 1 more',
      ],
    },
  ],
})

function decision(rank: number, lines: string): string {
  return `---\ntitle: A decision\nrank: ${rank}\nhorizon: immediate\nlikelihood: 4\neffort: 2\n${lines}\n---\n`
}
