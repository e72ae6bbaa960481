import {isOverdue} from '../../core/catalog/queries/planning.ts'
import {dayOf} from '../../core/format/dates.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each decision that is open or agreed although its day has passed, on the clock of the business. */
export default defineRule({
  id: 'decision-overdue',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'The day by which a decision should be done has passed.',
  why: 'The harm it was meant to avoid is still there, and the page promises a day that is over.',
  *check(catalog, {now}) {
    const today = dayOf(now, catalog.settings.timeZone)
    for (const decision of catalog.list('decision')) {
      if (!isOverdue(decision, today)) continue
      const {id, data, document} = decision
      yield {
        at: document.frontmatter.valueSpan(['due']),
        message: `decision \`${id}\` was due on \`${data.due}\` and is still \`${data.state}\``,
        help: 'Carry it out, set a day that can be kept, or refuse it.',
      }
    }
  },
  examples: [
    {
      name: 'one that is due today in New York, and one that was done in time',
      files: {
        'settings.yaml': 'timeZone: America/New_York\n',
        'decisions/backfill.mdx': decision('due: 2026-11-22\nstate: agreed'),
        'decisions/stock-events.mdx': decision('due: 2026-10-30\nstate: done'),
      },
      expect: [],
    },
    {
      name: 'one whose day has passed',
      files: {'decisions/backfill.mdx': decision('due: 2026-11-06\nstate: open')},
      expect: ['content/decisions/backfill.mdx:8:6-8:16 decision `backfill` was due on `2026-11-06` and is still `open`'],
    },
  ],
})

function decision(lines: string): string {
  return `---\ntitle: A decision\nrank: 1\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\n${lines}\n---\n`
}
