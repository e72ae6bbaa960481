import type {Entry} from '../../core/catalog/catalog.ts'
import {targetOf} from '../../core/catalog/queries/escalation.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import type {Interval} from '../../oncall/intervals.ts'
import {stretchUntil} from '../../oncall/on-call-words.ts'
import {type SeverityId, worstSeverityOf} from '../../oncall/requirements.ts'
import {commonPerson} from '../../oncall/same-person.ts'
import {type Schedules, schedulesFrom} from '../../oncall/schedules.ts'

/** Reports each level that names several targets and reaches one person through two of them at some instant. */
export default defineRule({
  id: 'person-twice-in-level',
  severity: 'warning',
  summary: 'One level of an escalation path notifies the same person twice.',
  why: 'The level looks as if two people were called, and it is one.',
  *check(catalog, {now}) {
    const rosters = schedulesFrom(catalog, now)
    const horizon = horizonOf(catalog, Date.parse(now))
    for (const path of catalog.list('escalation-path')) {
      const severity = worstSeverityOf(catalog, path.id)
      for (const {level, target, before, person, stretch} of twice(rosters, path, severity, horizon)) {
        yield {
          at: path.document.frontmatter.valueSpan(['levels', level, 'notify', target]),
          message: `level ${level + 1} of escalation path \`${path.id}\` notifies \`${person}\` twice, through \`${path.data.levels[level]?.notify[before]}\` and \`${path.data.levels[level]?.notify[target]}\`, ${stretchUntil(horizon.to, stretch, catalog.settings.timeZone)}`,
          key: `level ${level + 1}, targets ${before + 1} and ${target + 1}`,
          help: 'Name somebody else beside them, or leave one of the two out.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a level of two people',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\n---\n',
        'escalation-paths/a.mdx': '---\ntitle: A\nlevels: [{after: 0m, notify: [person:kai, person:noor]}]\nlastResort: person:kai\n---\n',
      },
      expect: [],
    },
    {
      name: 'a person who has a turn in the rotation beside them',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/first.mdx': '---\ntitle: First\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai, noor], start: 2026-11-23}]\n---\n',
        'escalation-paths/a.mdx': mdx`
          ---
          title: A
          levels: [{after: 0m, notify: [rotation:first, person:kai]}]
          lastResort: person:kai
          ---
        `,
      },
      expect: [
        'content/escalation-paths/a.mdx:3:47-3:57 level 1 of escalation path `a` notifies `kai` twice, through `rotation:first` and `person:kai`, from 2026-11-23 09:00 to 2026-11-30 09:00 UTC',
      ],
    },
  ],
})

/** Each target is compared with each other one; a level that names so many is told by the first of them. */
const mostTargets = 50

interface Twice {
  level: number
  /** Places of the two targets in the level. */
  before: number
  target: number
  person: string
  stretch: Interval
}

function* twice(rosters: Schedules, {data}: Entry<'escalation-path'>, severity: SeverityId, horizon: Interval): Generator<Twice> {
  for (const [level, {notify}] of data.levels.entries()) {
    const targets = notify.slice(0, mostTargets).map(targetOf)
    for (const [target, later] of targets.entries()) {
      for (const [before, earlier] of targets.slice(0, target).entries()) {
        const same = commonPerson(rosters, [earlier, later], severity, horizon)
        if (same) yield {level, before, target, ...same}
      }
    }
  }
}
