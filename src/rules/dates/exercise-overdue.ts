import {durationInWords} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {overdueExercises} from './find-dates.ts'

/** Reports each runbook not carried out within the period that settings ask for at the severity of its worst failure mode. */
export default defineRule({
  id: 'exercise-overdue',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'A runbook for the worst failures has not been carried out for too long, or never.',
  why: 'A recovery that nobody has practised fails on the first missing right or renamed button.',
  *check(catalog, {now}) {
    for (const {runbook, severity, every, last} of overdueExercises(catalog, now)) {
      const {frontmatter} = runbook.document
      yield {
        at: last === undefined ? frontmatter.keySpan(['title']) : frontmatter.valueSpan(['exercised']),
        message: `runbook \`${runbook.id}\` was ${last ? `last exercised on ${last}` : 'never exercised'}; ${severity} asks for it every ${durationInWords(every)}`,
        help: 'Carry it out in a game day, correct it, and set `exercised` to that day.',
      }
    }
  },
  examples: [
    {
      name: 'an exercise in time, and a severity that asks for none',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: No orders., humanWithin: 10m, reviewEvery: 90d, exerciseEvery: 180d}
            - {id: SEV2, means: Few orders., humanWithin: 20m, reviewEvery: 120d}
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\nexercised: 2026-07-01\n---\n',
        'runbooks/slow-orders.mdx': '---\ntitle: Slow orders\nduration: 10m\nreviewed: 2026-11-01\n---\n',
        'failure-modes/stuck.mdx': mode('SEV1', 'stuck-orders'),
        'failure-modes/slow.mdx': mode('SEV2', 'slow-orders'),
      },
      expect: [],
    },
    {
      name: 'one too long ago, and one never',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: No orders., humanWithin: 10m, reviewEvery: 90d, exerciseEvery: 180d}
        `,
        'runbooks/lost-orders.mdx': '---\ntitle: Lost orders\nduration: 10m\nreviewed: 2026-11-01\n---\n',
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\nexercised: 2026-05-01\n---\n',
        'failure-modes/lost.mdx': mode('SEV1', 'lost-orders'),
        'failure-modes/stuck.mdx': mode('SEV1', 'stuck-orders'),
      },
      expect: [
        'content/runbooks/lost-orders.mdx:2:1-2:6 runbook `lost-orders` was never exercised; SEV1 asks for it every 180 days',
        'content/runbooks/stuck-orders.mdx:5:12-5:22 runbook `stuck-orders` was last exercised on 2026-05-01; SEV1 asks for it every 180 days',
      ],
    },
  ],
})

function mode(severity: string, runbook: string): string {
  return `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: ${severity}\nrunbook: ${runbook}\n---\n`
}
