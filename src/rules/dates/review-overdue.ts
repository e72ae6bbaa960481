import {durationInWords} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {overdueReviews} from './find-dates.ts'

/** Reports each runbook not reviewed for longer than settings allow for the severity of its worst failure mode. */
export default defineRule({
  id: 'review-overdue',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'A runbook has not been reviewed for longer than its severity allows.',
  why: 'Systems move on while the page stands still, and the step that no longer exists is found at night.',
  *check(catalog, {now}) {
    for (const {runbook, severity, every, last} of overdueReviews(catalog, now)) {
      yield {
        at: runbook.document.frontmatter.valueSpan(['reviewed']),
        message: `runbook \`${runbook.id}\` was last reviewed on ${last}; ${severity} asks for it every ${durationInWords(every)}`,
        help: 'Read it against reality, correct it, and set `reviewed` to that day.',
      }
    }
  },
  examples: [
    {
      name: 'a review in time, a milder severity, and a runbook that no failure mode names',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: No orders., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV3, means: Few orders., humanWithin: 3d, reviewEvery: 365d}
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-08-26\n---\n',
        'runbooks/slow-orders.mdx': '---\ntitle: Slow orders\nduration: 10m\nreviewed: 2026-01-26\n---\n',
        'runbooks/spare.mdx': '---\ntitle: Spare\nduration: 10m\nreviewed: 2020-01-26\n---\n',
        'failure-modes/stuck.mdx': mode('SEV1', 'stuck-orders'),
        'failure-modes/slow.mdx': mode('SEV3', 'slow-orders'),
      },
      expect: [],
    },
    {
      name: 'a review four months ago, where the worse of two failure modes asks for three',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: No orders., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV3, means: Few orders., humanWithin: 3d, reviewEvery: 365d}
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-07-20\n---\n',
        'failure-modes/slow.mdx': mode('SEV3', 'stuck-orders'),
        'failure-modes/stuck.mdx': mode('SEV1', 'stuck-orders'),
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:4:11-4:21 runbook `stuck-orders` was last reviewed on 2026-07-20; SEV1 asks for it every 90 days',
      ],
    },
  ],
})

function mode(severity: string, runbook: string): string {
  return `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: ${severity}\nrunbook: ${runbook}\n---\n`
}
