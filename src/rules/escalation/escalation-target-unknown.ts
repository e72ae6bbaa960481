import {defineRule, mdx} from '../../core/lint/rule.ts'
import {fixOf, unresolvedOf} from '../../core/lint/unresolved-references.ts'

/** Reports each name in an escalation path, whether level, continuation or last resort, that leads nowhere. */
export default defineRule({
  id: 'escalation-target-unknown',
  severity: 'error',
  summary: 'An escalation path names somebody who does not exist.',
  why: 'The page goes to nobody, and the time until the next level is lost.',
  reads: 'document',
  *check(catalog) {
    for (const each of unresolvedOf(catalog, 'escalation-target')) {
      const {reference, message, help} = each
      yield {at: reference.span(), message, help, fix: fixOf(each)}
    }
  },
  examples: [
    {
      name: 'a path of people who exist',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [person:kai]}]
          lastResort: person:kai
          ---
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: [],
    },
    {
      name: 'a mistyped person, a person called a rotation, and a word that is no kind',
      files: {
        'escalation-paths/payments.mdx': mdx`
          ---
          title: Payments
          levels: [{after: 0m, notify: [person:kay, rotation:kai]}]
          lastResort: persn:kai
          then: duty-manager
          ---
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: [
        'content/escalation-paths/payments.mdx:3:31-3:41 no person `kay`; did you mean `kai`?',
        'content/escalation-paths/payments.mdx:3:43-3:55 no rotation `kai`; did you mean `person:kai`?',
        'content/escalation-paths/payments.mdx:4:13-4:22 `persn:kai` names no person or rotation or team',
        'content/escalation-paths/payments.mdx:5:7-5:19 no escalation path `duty-manager`',
      ],
    },
  ],
})
