import {defineRule, mdx} from '../../core/lint/rule.ts'
import {passedDates} from './find-dates.ts'

/** Reports each window or step of a change and each due day of a follow-up that has passed while its work is open. */
export default defineRule({
  id: 'date-passed',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'A window, a step or a due day has passed, and its work is still open.',
  why: 'The page announces what is already over, and what was promised after an incident is forgotten.',
  *check(catalog, {now}) {
    for (const {frontmatter, path, value, open} of passedDates(catalog, now)) {
      yield {
        at: frontmatter.valueSpan(path),
        message: `${value} has passed, and ${open}`,
        help: 'Say how it ended, or set a new date.',
      }
    }
  },
  examples: [
    {
      name: 'a window to come, one that is over with its change, a follow-up due today, and one done',
      files: {
        'changes/chg-1.mdx': change('scheduled', '2026-12-08'),
        'changes/chg-2.mdx': change('released', '2026-11-08', 'steps: [{step: expand, from: 2026-11-01}]\n'),
        'changes/chg-3.mdx': change('scheduled', '2026-12-08', 'steps: [{step: expand, from: 2026-11-01, state: done}]\n'),
        'incidents/silent.mdx': mdx`
          ---
          title: Silent
          severity: SEV1
          integration: orders
          failureMode: unknown
          startedAt: 2026-11-02T01:00:00Z
          followUps:
            - {what: Watch it., owner: order-ops, due: 2026-11-22}
            - {what: Mend it., owner: order-ops, due: 2026-11-12, done: true}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a scheduled change whose window is over, a step past its last day, and a follow-up past its day',
      files: {
        'changes/chg-2.mdx': change('in-progress', '2026-12-08', 'steps: [{step: migrate, from: 2026-11-01, until: 2026-11-20}]\n'),
        'changes/chg-1.mdx': change('scheduled', '2026-11-08'),
        'incidents/silent.mdx': mdx`
          ---
          title: Silent
          severity: SEV1
          integration: orders
          failureMode: unknown
          startedAt: 2026-11-02T01:00:00Z
          followUps:
            - {what: Watch it., owner: order-ops, due: 2026-11-12}
          ---
        `,
      },
      expect: [
        'content/changes/chg-1.mdx:5:42-5:62 2026-11-08T21:00:00Z has passed, and change `chg-1` is still `scheduled`',
        'content/changes/chg-2.mdx:6:50-6:60 2026-11-20 has passed, and step `migrate` of change `chg-2` is still `planned`',
        'content/incidents/silent.mdx:8:46-8:56 2026-11-12 has passed, and the follow-up of incident `silent` is not done',
      ],
    },
  ],
})

function change(state: string, day: string, more = ''): string {
  return `---\ntitle: A change\nclass: additive\nstate: ${state}\nwindow: {from: ${day}T15:00:00Z, to: ${day}T21:00:00Z}\n${more}---\n`
}
