import {defineRule, mdx} from '../../core/lint/rule.ts'
import {lateActions, wordsBeforeAction} from '../runbooks/find-runbook-form.ts'

const longImpact = Array.from({length: 31}, (_, hour) => `Hour ${hour} costs about 175 orders, and more in the evening.`).join('\n')

/** Reports each runbook in which more than 300 words stand before the first action. */
export default defineRule({
  id: 'first-action-late',
  severity: 'warning',
  summary: 'The first action of a runbook comes too far down.',
  why: 'Somebody half awake scrolls past it on a telephone, and the damage goes on while they read.',
  local: true,
  *check(catalog) {
    for (const {first, words} of lateActions(catalog)) {
      yield {
        at: first.heading.span,
        message: `the first action comes after ${words} words`,
        help: `Shorten what stands before it to ${wordsBeforeAction} words, or move it to the failure mode.`,
      }
    }
  },
  examples: [
    {
      name: 'a few words before the first action',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Is this it?
          Orders wait longer than 45 minutes.

          ## First actions
          1. Look at the queue.
        `,
      },
      expect: [],
    },
    {
      name: 'a long story before it',
      files: {
        'runbooks/stuck-orders.mdx': `---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Impact\n${longImpact}\n\n## First actions\n1. Look at the queue.\n`,
      },
      expect: ['content/runbooks/stuck-orders.mdx:39:1-39:17 the first action comes after 341 words'],
    },
  ],
})
