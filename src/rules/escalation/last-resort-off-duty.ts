import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {targetOf} from '../../core/catalog/queries/escalation.ts'
import {firstResponder} from '../../core/catalog/queries/escalation-usage.ts'
import {nameInWords} from '../../core/catalog/queries/find-by-name.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {coverageOf} from '../../oncall/duty-coverage.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {type Interval, united, within, without} from '../../oncall/intervals.ts'
import {rotationsAsked} from '../../oncall/notified.ts'
import {readingZone, recurrenceInWords, stretchInWords} from '../../oncall/on-call-words.ts'
import {type SeverityId, worstSeverityOf} from '../../oncall/requirements.ts'
import {rotationRuleOf, type Schedules, schedulesFrom} from '../../oncall/schedules.ts'
import {declaredGaps} from '../../oncall/shifts.ts'

/** Reports each last resort that is a rotation with nobody on call at some times; what the rotation declares as a gap is accepted. */
export default defineRule({
  id: 'last-resort-off-duty',
  severity: 'warning',
  summary: 'The last resort of an escalation path is not always there.',
  why: 'It is asked when everybody else has stayed silent, which is seldom in office hours.',
  *check(catalog, {now}) {
    const horizon = horizonOf(catalog, Date.parse(now))
    const rosters = schedulesFrom(catalog, now)
    for (const path of catalog.list('escalation-path')) {
      const rotation = rotationAsked(catalog, path)
      if (!rotation) continue
      const severity = worstSeverityOf(catalog, path.id)
      const open = openHours(rosters, rotation, severity, horizon)
      const [first] = open
      if (!first) continue
      yield {
        at: path.document.frontmatter.valueSpan(['lastResort']),
        message: `the last resort of escalation path \`${path.id}\`, ${nameInWords(rotation)}, has nobody on call for a ${severity} ${stretchInWords(first, readingZone(catalog, rotation))}${recurrenceInWords(open)}`,
        key: `last resort ${rotation.id}`,
        help: 'Name somebody who can always decide, or pass the hours of the rotation on with `outOfHours`.',
        related: [{at: rotation.document.frontmatter.keySpan(['layers']), message: 'covers these hours'}],
      }
    }
  },
  examples: [
    {
      name: 'a person, and an office whose nights are passed on',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/night.mdx': '---\ntitle: Night\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai], start: 2026-01-05}]\n---\n',
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]
          outOfHours: {rotation: night, severities: [SEV1]}
          ---
        `,
        'escalation-paths/a.mdx': '---\ntitle: A\nlevels: [{after: 0m, notify: [person:kai]}]\nlastResort: person:kai\n---\n',
        'escalation-paths/b.mdx': '---\ntitle: B\nlevels: [{after: 0m, notify: [person:kai]}]\nlastResort: rotation:office\n---\n',
      },
      expect: [],
    },
    {
      name: 'an office that is empty at night',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
        'rotations/office.mdx': mdx`
          ---
          title: Office
          team: ops
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]
          ---
        `,
        'escalation-paths/a.mdx': '---\ntitle: A\nlevels: [{after: 0m, notify: [person:kai]}]\nlastResort: rotation:office\n---\n',
      },
      expect: [
        'content/escalation-paths/a.mdx:4:13-4:28 the last resort of escalation path `a`, rotation `office`, has nobody on call for a SEV1 on 2026-11-23, 02:00 to 08:00 UTC, and 90 more times until 2027-02-20',
      ],
    },
  ],
})

function rotationAsked(catalog: Catalog, {data}: Entry<'escalation-path'>): Entry<'rotation'> | undefined {
  if (data.lastResort === undefined) return undefined
  const target = targetOf(data.lastResort)
  const team = target.kind === 'team' ? catalog.get('team', target.id) : undefined
  const first = team ? firstResponder(catalog, team) : target
  return first?.kind === 'rotation' ? catalog.get('rotation', first.id) : undefined
}

function openHours(rosters: Schedules, rotation: Entry<'rotation'>, severity: SeverityId, horizon: Interval): Interval[] {
  const target = {kind: 'rotation', id: rotation.id} as const
  const {heard} = coverageOf(rosters, target, severity)
  const asked = rotationsAsked(rosters, target, severity).flatMap(id => rosters.catalog.get('rotation', id) ?? [])
  const accepted = united(asked.flatMap(each => declaredGaps(rotationRuleOf(rosters.catalog, each), horizon.from, horizon.to)))
  return without(without([horizon], within(heard, [horizon])), accepted)
}
