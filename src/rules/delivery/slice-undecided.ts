import {defineRule} from '../../core/lint/rule.ts'
import {prematureSlices} from './find-delivery.ts'

/**
 * Reports each slice that carries out a decision nobody has taken: an open one once the slice has begun, a refused or superseded one ever.
 *
 * A planned slice may wait for an open decision.
 */
export default defineRule({
  id: 'slice-undecided',
  severity: 'error',
  summary: 'A slice carries out a decision that is not taken.',
  why: 'Work is spent on what may be decided otherwise, or already was.',
  *check(catalog) {
    for (const {slice, decision, index} of prematureSlices(catalog)) {
      const {state} = decision.data
      yield {
        at: slice.document.frontmatter.valueSpan(['decisions', index]),
        message: `slice \`${slice.id}\` is \`${slice.data.state}\` and carries out \`${decision.id}\`, which is \`${state}\``,
        help:
          state === 'open' ? 'Take the decision first, or leave it out of the slice.' : 'Leave it out, or name the decision that stands.',
        related: [{at: decision.document.frontmatter.valueSpan(['state']), message: 'says so'}],
      }
    }
  },
  examples: [
    {
      name: 'a slice in progress with a decision agreed, and a planned one that waits for an open one',
      files: {
        'delivery/detection.mdx': slice('in-progress', 'backfill'),
        'delivery/roadmap.mdx': slice('planned', 'stock-events'),
        'decisions/backfill.mdx': decision('agreed'),
        'decisions/stock-events.mdx': decision('open'),
      },
      expect: [],
    },
    {
      name: 'a slice that began before the decision, and one that plans what was refused',
      files: {
        'delivery/detection.mdx': slice('in-progress', 'backfill'),
        'delivery/roadmap.mdx': slice('planned', 'stock-events'),
        'decisions/backfill.mdx': decision('open'),
        'decisions/stock-events.mdx': decision('refused'),
      },
      expect: [
        'content/delivery/detection.mdx:5:13-5:21 slice `detection` is `in-progress` and carries out `backfill`, which is `open`',
        'content/delivery/roadmap.mdx:5:13-5:25 slice `roadmap` is `planned` and carries out `stock-events`, which is `refused`',
      ],
    },
  ],
})

function slice(state: string, decisions: string): string {
  return `---\ntitle: A slice\norder: 1\nsize: 2w\ndecisions: [${decisions}]\ndelivers: [x]\nproof: It works.\nstate: ${state}\n---\n`
}

function decision(state: string): string {
  return `---\ntitle: A decision\nrank: 1\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\nowner: platform\nstate: ${state}\n---\n`
}
