import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {stretchUntil} from '../../oncall/on-call-words.ts'
import {requirementsOf} from '../../oncall/requirements.ts'
import {repeatedPeople} from '../../oncall/same-person.ts'
import {schedulesFrom} from '../../oncall/schedules.ts'

/** Reports each level that notifies the same person as the level before it at some instant, unless it says why under `again`. */
export default defineRule({
  id: 'same-person-twice',
  severity: 'warning',
  summary: 'Two levels, one after the other, notify the same person.',
  why: 'Who did not hear the first call does not hear the second, and the minutes between the levels are lost.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    for (const {path, level, before, person, severity, stretch} of repeatedPeople(
      schedulesFrom(catalog, now),
      requirementsOf(catalog),
      horizon,
    )) {
      const other = before.path === path.id ? `level ${before.level + 1}` : `level ${before.level + 1} of \`${before.path}\``
      yield {
        at: path.document.frontmatter.valueSpan(['levels', level, 'notify']),
        message: `level ${level + 1} of escalation path \`${path.id}\` and ${other} before it both notify \`${person}\` ${stretchUntil(horizon.to, stretch, catalog.settings.timeZone)} for a ${severity}`,
        key: `level ${level + 1} and ${other}`,
        help: 'Name somebody else, or say under `again` why the same person is called once more.',
      }
    }
  },
  examples: [
    {
      name: 'two rotations that are never the same person, and a level that says why it calls again',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/first.mdx': '---\ntitle: First\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai, noor], start: 2026-01-05}]\n---\n',
        'rotations/second.mdx': '---\ntitle: Second\nteam: ops\ntimeZone: UTC\nlayers: [{members: [noor, kai], start: 2026-01-05}]\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [rotation:first]}
            - {after: 10m, notify: [rotation:second]}
            - {after: 20m, notify: [person:kai], again: A second call wakes people.}
          lastResort: person:kai
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'two rotations that fall on one person from the fourth week on, and a lead who is in the second',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/first.mdx': '---\ntitle: First\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai, noor], start: 2026-11-23}]\n---\n',
        'rotations/second.mdx':
          '---\ntitle: Second\nteam: ops\ntimeZone: UTC\nlayers: [{members: [noor, kai, remy], start: 2026-11-23}]\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [rotation:first]}
            - {after: 10m, notify: [rotation:second]}
            - {after: 20m, notify: [person:kai]}
          lastResort: person:kai
          ---
        `,
      },
      expect: [
        'content/escalation-paths/orders.mdx:5:26-5:43 level 2 of escalation path `orders` and level 1 before it both notify `noor` from 2026-12-14 09:00 to 2026-12-21 09:00 UTC for a SEV1',
        'content/escalation-paths/orders.mdx:6:26-6:38 level 3 of escalation path `orders` and level 2 before it both notify `kai` from 2026-11-30 09:00 to 2026-12-07 09:00 UTC for a SEV1',
      ],
    },
  ],
})
