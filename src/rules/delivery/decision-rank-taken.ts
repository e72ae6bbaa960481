import type {Entry} from '../../core/catalog/catalog.ts'
import {rankedDecisions} from '../../core/catalog/queries/planning.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each decision that is open or agreed and has the rank of another one that is. */
export default defineRule({
  id: 'decision-rank-taken',
  severity: 'warning',
  summary: 'Two decisions have the same rank.',
  why: 'The list no longer says which comes first, so the easier one does.',
  *check(catalog) {
    const {immediate, roadmap} = rankedDecisions(catalog)
    const firsts = new Map<number, Entry<'decision'>>()
    for (const decision of [...immediate, ...roadmap]) {
      const {rank} = decision.data
      const first = firsts.get(rank)
      if (!first) firsts.set(rank, decision)
      else {
        yield {
          at: decision.document.frontmatter.valueSpan(['rank']),
          message: `rank ${rank} is already that of decision \`${first.id}\``,
          help: 'Say which of the two comes first, and move the others down.',
          related: [{at: first.document.frontmatter.valueSpan(['rank']), message: 'has it too'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'two ranks, and one that a settled decision had',
      files: {
        'decisions/backfill.mdx': decision(1, 'open'),
        'decisions/dead-letters.mdx': decision(1, 'done'),
        'decisions/stock-events.mdx': decision(2, 'agreed'),
      },
      expect: [],
    },
    {
      name: 'two open decisions of one rank',
      files: {'decisions/backfill.mdx': decision(1, 'open'), 'decisions/stock-events.mdx': decision(1, 'agreed')},
      expect: ['content/decisions/stock-events.mdx:3:7-3:8 rank 1 is already that of decision `backfill`'],
    },
  ],
})

function decision(rank: number, state: string): string {
  return `---\ntitle: A decision\nrank: ${rank}\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\nowner: platform\nstate: ${state}\n---\n`
}
