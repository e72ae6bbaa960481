import type {Catalog, Entry, Target} from '../../core/catalog/catalog.ts'
import {endOf, ladderOf, targetOf} from '../../core/catalog/queries/escalation.ts'
import {durationMinutes, durationMs, minutesInWords} from '../../core/format/duration.ts'
import {plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {coverageOf} from '../../oncall/duty-coverage.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {instantInZone} from '../../oncall/on-call-words.ts'
import {type Schedules, schedulesFrom} from '../../oncall/schedules.ts'
import type {Instant} from '../../oncall/zone.ts'

type Path = Entry<'escalation-path'>

/** Reports each level that begins only after the levels run again, and each whose rotations or teams never name anybody. */
export default defineRule({
  id: 'level-never-fires',
  severity: 'error',
  summary: 'An escalation level can never notify anybody.',
  why: 'The page shows a level that people count on and that will not come.',
  *check(catalog, {now}) {
    const rosters = schedulesFrom(catalog, now)
    const until = horizonOf(catalog, Date.parse(now)).to
    for (const path of catalog.list('escalation-path')) {
      yield* drownedLevels(path)
      yield* drownedContinuation(catalog, path)
      yield* idleLevels(rosters, path, until)
    }
  },
  examples: [
    {
      name: 'levels that end before they run again, and a rotation with few hours',
      files: {
        'rotations/sunday.mdx': mdx`
          ---
          title: Sunday
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{days: [sun], from: '08:00', to: '09:00'}]}]
          ---
        `,
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [rotation:sunday]}
            - {after: 30m, notify: [person:kai]}
          repeat: {times: 2, every: 45m}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a level after the levels have begun again, a rotation that begins in some years, and a team without anybody',
      files: {
        'rotations/later.mdx': mdx`
          ---
          title: Later
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2029-01-01}]
          ---
        `,
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [rotation:later]}
            - {after: 1h, notify: [person:kai]}
          repeat: {times: 2, every: 45m}
          ---
        `,
        'escalation-paths/first.mdx': mdx`
          ---
          title: First
          levels: [{after: 30m, notify: [person:kai]}]
          repeat: {times: 2, every: 45m}
          then: second
          ---
        `,
        'teams/desk.mdx': '---\ntitle: Desk\npurpose: Nights.\n---\n',
        'escalation-paths/nights.mdx': '---\ntitle: Nights\nlevels: [{after: 0m, notify: [team:desk]}]\nlastResort: person:kai\n---\n',
        'escalation-paths/second.mdx': '---\ntitle: Second\nlevels: [{after: 20m, notify: [person:kai]}]\n---\n',
      },
      expect: [
        'content/escalation-paths/first.mdx:5:7-5:13 level 1 of `second`, with which `first` continues, begins after 50 min, when the levels have begun again',
        'content/escalation-paths/nights.mdx:3:30-3:41 level 1 of escalation path `nights` notifies nobody: `team:desk` names no rotation, lead or member',
        'content/escalation-paths/orders.mdx:4:25-4:41 level 1 of escalation path `orders` notifies nobody until 2027-02-21: its rotation has nobody on call at any time',
        'content/escalation-paths/orders.mdx:5:13-5:15 level 2 of escalation path `orders` begins after `1h`, when the levels have begun again',
      ],
    },
  ],
})

function* drownedLevels({id, data, document}: Path): Generator<Finding> {
  const {valueSpan} = document.frontmatter
  for (const [index, {after}] of data.levels.entries()) {
    if (!data.repeat || index === 0 || durationMs(after) < durationMs(data.repeat.every)) continue
    yield {
      at: valueSpan(['levels', index, 'after']),
      message: `level ${index + 1} of escalation path \`${id}\` begins after \`${after}\`, when the levels have begun again`,
      help: 'Let the level begin earlier, or the levels run again later.',
      related: [{at: valueSpan(['repeat', 'every']), message: 'says when they run again'}],
    }
  }
}

// Levels of a path that continues count from the last level before them.
function* drownedContinuation(catalog: Catalog, {id, data, document}: Path): Generator<Finding> {
  const {valueSpan} = document.frontmatter
  if (!data.repeat || data.then === undefined || !endOf(catalog, id)) return
  const {rungs} = ladderOf(catalog, id)
  const late = data.repeat && rungs.find(({path, afterMinutes}) => path !== id && afterMinutes >= durationMinutes(data.repeat?.every ?? ''))
  if (!late || !data.repeat) return
  const after = minutesInWords(late.afterMinutes)
  yield {
    at: valueSpan(['then']),
    message: `level ${late.level + 1} of \`${late.path}\`, with which \`${id}\` continues, begins after ${after}, when the levels have begun again`,
    help: 'Let the levels run again later, or give the repeat to the path that continues.',
    related: [{at: valueSpan(['repeat', 'every']), message: 'says when they run again'}],
  }
}

function* idleLevels(rosters: Schedules, {id, data, document}: Path, until: Instant): Generator<Finding> {
  for (const [index, {notify}] of data.levels.entries()) {
    const targets = notify.map(targetOf)
    if (targets.length === 0 || !targets.every(target => isIdle(rosters, target))) continue
    const words = `level ${index + 1} of escalation path \`${id}\` notifies nobody`
    const at = document.frontmatter.valueSpan(['levels', index, 'notify'])
    if (targets.every(target => isNameless(rosters.catalog, target))) {
      yield {
        at,
        message: `${words}: ${listed(notify)} ${plural(targets.length, 'names', 'name')} no rotation, lead or member`,
        help: 'Name a `rotation`, a `lead` or `members` in the team, or notify somebody else.',
      }
      continue
    }
    yield {
      at,
      message: `${words} until ${instantInZone(until, 'UTC').slice(0, 10)}: its rotation has nobody on call at any time`,
      key: `level ${index + 1} notifies nobody`,
      help: 'Name a rotation whose turns have begun and whose hours are not all declared as gaps.',
      severity: 'warning',
    }
  }
}

// Rotations without members and people who have left are reported where they are written.
function isIdle(rosters: Schedules, target: Target): boolean {
  const {catalog} = rosters
  if (isNameless(catalog, target)) return true
  const team = target.kind === 'team' ? catalog.get('team', target.id) : undefined
  const id = target.kind === 'rotation' ? target.id : team?.data.rotation
  const rotation = id === undefined ? undefined : catalog.get('rotation', id)
  if (!rotation || !hasSomebody(catalog, rotation)) return false
  return rosters.catalog.vocabulary.severity.every(severity => coverageOf(rosters, target, severity).heard.length === 0)
}

function isNameless(catalog: Catalog, {kind, id}: Target): boolean {
  const team = kind === 'team' ? catalog.get('team', id) : undefined
  return team !== undefined && team.data.rotation === undefined && team.data.lead === undefined && team.data.members.length === 0
}

function hasSomebody(catalog: Catalog, {data}: Entry<'rotation'>): boolean {
  return data.layers.some(({members}) => members.some(id => catalog.get('person', id)?.data.left === undefined))
}
