import {durationMs} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each level that does not begin later than the level before it. */
export default defineRule({
  id: 'escalation-order',
  severity: 'error',
  summary: 'The levels of an escalation path are not in order of time.',
  why: 'People are paged in another order than the page says, and whoever counts on being third is first.',
  local: true,
  *check(catalog) {
    for (const {data, document} of catalog.list('escalation-path')) {
      for (const [index, {after}] of data.levels.entries()) {
        const before = data.levels[index - 1]
        if (!before || durationMs(after) > durationMs(before.after)) continue
        const placeOf = (level: number) => document.frontmatter.valueSpan(['levels', level, 'after'])
        yield {
          at: placeOf(index),
          message: `level ${index + 1} begins after \`${after}\`, level ${index} before it after \`${before.after}\``,
          help: 'Put the levels in order of time; who is notified at the same time belongs into one level.',
          related: [{at: placeOf(index - 1), message: `is level ${index}`}],
        }
      }
    }
  },
  examples: [
    {
      name: 'levels in order, in different units',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels:
            - {after: 0m, notify: [person:kai]}
            - {after: 90s, notify: [person:noor]}
            - {after: 1h, notify: [person:alex]}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a level too early, and one at the same time',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels:
            - {after: 30m, notify: [person:kai]}
            - {after: 15m, notify: [person:noor]}
            - {after: 900s, notify: [person:alex]}
          ---
        `,
      },
      expect: [
        'content/escalation-paths/payments.mdx:5:13-5:16 level 2 begins after `15m`, level 1 before it after `30m`',
        'content/escalation-paths/payments.mdx:6:13-6:17 level 3 begins after `900s`, level 2 before it after `15m`',
      ],
    },
  ],
})
