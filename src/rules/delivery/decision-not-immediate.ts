import {durationInWords} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {farImmediateDecisions} from './find-delivery.ts'

/** Reports each open decision called `immediate` whose work is large or whose day is far away. */
export default defineRule({
  id: 'decision-not-immediate',
  severity: 'warning',
  summary: 'A decision is called immediate, and its work is large or its day far away.',
  why: 'What is fixed now and what is planned stand in one list, and the list stops saying what to begin with.',
  *check(catalog, {now}) {
    const {immediateWithin} = catalog.settings
    for (const {decision, field} of farImmediateDecisions(catalog, now)) {
      const {id, data, document} = decision
      yield {
        at: document.frontmatter.valueSpan([field]),
        message:
          field === 'effort'
            ? `decision \`${id}\` is \`immediate\` and its effort is ${data.effort} of 5`
            : `decision \`${id}\` is \`immediate\` and due on \`${data.due}\`, more than ${durationInWords(immediateWithin)} away`,
        help: 'Set `horizon: roadmap`, or cut out the part that can be done now.',
      }
    }
  },
  examples: [
    {
      name: 'a small one that is due soon, a large one of the roadmap, and a large one that is done',
      files: {
        'decisions/backfill.mdx': decision('immediate', 'effort: 3\ndue: 2026-12-11\nstate: open'),
        'decisions/oauth.mdx': decision('roadmap', 'effort: 5\ndue: 2027-12-17\nstate: open'),
        'decisions/keys.mdx': decision('immediate', 'effort: 5\ndue: 2026-11-06\nstate: done'),
      },
      expect: [],
    },
    {
      name: 'a large one, and one that is due in a year',
      files: {
        'decisions/oauth.mdx': decision('immediate', 'effort: 4\ndue: 2026-12-17\nstate: open'),
        'decisions/events.mdx': decision('immediate', 'effort: 2\ndue: 2027-11-17\nstate: agreed'),
      },
      expect: [
        'content/decisions/events.mdx:8:6-8:16 decision `events` is `immediate` and due on `2027-11-17`, more than 90 days away',
        'content/decisions/oauth.mdx:7:9-7:10 decision `oauth` is `immediate` and its effort is 4 of 5',
      ],
    },
  ],
})

function decision(horizon: string, lines: string): string {
  return `---\ntitle: A decision\nrank: 1\nhorizon: ${horizon}\nimpact: 5\nlikelihood: 4\n${lines}\n---\n`
}
