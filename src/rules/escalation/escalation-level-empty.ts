import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each level that notifies nobody, and each path that neither has levels nor continues with another path. */
export default defineRule({
  id: 'escalation-level-empty',
  severity: 'error',
  summary: 'An escalation level notifies nobody, or a path has no levels.',
  why: 'The clock runs while nobody is paged.',
  local: true,
  *check(catalog) {
    for (const {id, data, document} of catalog.list('escalation-path')) {
      const {valueSpan} = document.frontmatter
      if (data.levels.length === 0 && data.then === undefined) {
        const help = 'Add a level with `after` and `notify`, or name another path with `then`.'
        yield {at: valueSpan(['levels']), message: `escalation path \`${id}\` has no levels`, help}
      }
      for (const [index, {notify}] of data.levels.entries()) {
        if (notify.length > 0) continue
        yield {
          at: valueSpan(['levels', index, 'notify']),
          message: `level ${index + 1} of escalation path \`${id}\` notifies nobody`,
          help: 'Name a rotation, a person or a team, or remove the level.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a path with a level, and one that only passes on to it',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [person:kai]}]
          ---
        `,
        'escalation-paths/refunds.mdx': mdx`
          ---
          title: Refunds
          levels: []
          then: payments
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a path without levels',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: []
          lastResort: person:kai
          ---
        `,
      },
      expect: ['content/escalation-paths/payments.mdx:3:9-3:11 escalation path `payments` has no levels'],
    },
    {
      name: 'a level that notifies nobody',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels:
            - after: 0m
              notify: [person:kai]
            - after: 15m
              notify: []
          ---
        `,
      },
      expect: ['content/escalation-paths/payments.mdx:7:13-7:15 level 2 of escalation path `payments` notifies nobody'],
    },
  ],
})
