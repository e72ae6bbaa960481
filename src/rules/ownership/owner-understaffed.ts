import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {hasHuman} from '../../core/catalog/queries/people.ts'
import {worstSeverity} from '../../core/catalog/queries/ranks.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {calendarOf} from '../../oncall/calendar.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {isReachable, worstCaseTeams} from './find-on-call-capacity.ts'

/**
 * Reports each team that owns failures of the worst severity and has fewer than two people who can be reached at once.
 *
 * Reached at once means by phone, SMS or chat. A team without any human is `owner-mailbox`.
 */
export default defineRule({
  id: 'owner-understaffed',
  severity: 'error',
  summary: 'A team that owns failures of the worst severity has fewer than two people who can be reached.',
  why: 'One telephone without signal is enough, and nobody who may repair the worst failures answers.',
  *check(catalog, {now}) {
    for (const {team, owns, people, calendar} of worstCaseTeams(catalog)) {
      if (calendar && !isWhollyKnown(catalog, calendar, now)) continue
      const reachable = people.filter(person => isReachable(person, now))
      if (reachable.length >= 2 || !hasHuman(catalog, team, now)) continue
      const {frontmatter} = team.document
      // Who leaves makes no commit: a team that had two people must not turn a green main red.
      const hadTwo = people.filter(person => isReachable(person, '0000')).length >= 2
      const who = reachable[0] ? `only \`${reachable[0].id}\`` : 'nobody'
      yield {
        at: frontmatter.valueSpan([['members', 'lead', 'rotation', 'title'].find(key => key in frontmatter.data) ?? 'title']),
        message: `${who} of team \`${team.id}\` can be reached at once, and it owns ${worstSeverity(catalog)} ${listed(
          owns.map(({id}) => id),
          3,
        )}`,
        help: 'Add a second person with a phone, SMS or chat contact, or give the failure mode to a team that has one.',
        related: owns
          .slice(0, 3)
          .map(({document}) => ({at: document.frontmatter.valueSpan(['severity']), message: 'is the worst severity'})),
        ...(hadTwo && {severity: 'warning' as const}),
      }
    }
  },
  examples: [
    {
      name: 'a second person in the rotation, and a team of one that owns a milder failure',
      files: {
        'failure-modes/orders-silent.mdx': mode('SEV1', 'commerce'),
        'failure-modes/mail-late.mdx': mode('SEV3', 'lifecycle'),
        'teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\nlead: kai\nrotation: commerce\n---\n',
        'teams/lifecycle.mdx': '---\ntitle: Lifecycle\npurpose: Mail.\nmembers: [kai]\n---\n',
        'rotations/commerce.mdx': mdx`
          ---
          title: Commerce
          team: commerce
          timeZone: UTC
          layers: [{members: [noor], start: 2026-01-05}]
          ---
        `,
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'chat', '@noor'),
      },
      expect: [],
    },
    {
      name: 'a calendar that names a second person, and one that names somebody whom nobody maps',
      files: {
        'failure-modes/orders-silent.mdx': mode('SEV1', 'commerce'),
        'failure-modes/orders-twice.mdx': mode('SEV1', 'finance'),
        'teams/commerce.mdx': onCalendar('commerce'),
        'teams/finance.mdx': onCalendar('finance'),
        'rotations/commerce.mdx': fromCalendar('commerce', '{Kai: kai, Noor: noor}'),
        'rotations/finance.mdx': fromCalendar('finance', '{Kai: kai}'),
        'rotations/ops.ics': weeks('Kai', 'Noor'),
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'chat', '@noor'),
      },
      expect: [],
    },
    {
      name: 'a calendar in which only one person takes turns',
      files: {
        'failure-modes/orders-silent.mdx': mode('SEV1', 'commerce'),
        'teams/commerce.mdx': onCalendar('commerce'),
        'rotations/commerce.mdx': fromCalendar('commerce', '{Kai: kai, Kai D.: kai}'),
        'rotations/ops.ics': weeks('Kai', 'Kai D.'),
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
      },
      expect: [
        'content/teams/commerce.mdx:4:7-4:10 only `kai` of team `commerce` can be reached at once, and it owns SEV1 `orders-silent`',
      ],
    },
    {
      name: 'a second person who only reads e-mail',
      files: {
        'failure-modes/orders-silent.mdx': mode('SEV1', 'commerce'),
        'teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\nlead: kai\nmembers: [kai, noor]\n---\n',
        'people/kai.mdx': person('Kai', 'phone', '+1-555-0104'),
        'people/noor.mdx': person('Noor', 'email', 'noor@example.com'),
      },
      expect: [
        'content/teams/commerce.mdx:5:10-5:21 only `kai` of team `commerce` can be reached at once, and it owns SEV1 `orders-silent`',
      ],
    },
  ],
})

// A calendar that cannot be read, or names somebody whom nobody maps, may have the second person; other rules report it.
function isWhollyKnown(catalog: Catalog, rotation: Entry<'rotation'>, now: string): boolean {
  const answer = calendarOf(catalog, rotation, horizonOf(catalog, Date.parse(now)))
  return answer?.state === 'read' && answer.shifts.every(({named}) => named.state === 'mapped')
}

function mode(severity: string, owner: string): string {
  return `---\ntitle: A failure\nintegration: orders\nclass: stuck\nseverity: ${severity}\nowner: ${owner}\n---\n`
}

function person(title: string, via: string, address: string): string {
  return `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: ${via}, address: '${address}'}]\n---\n`
}

function onCalendar(rotation: string): string {
  return `---\ntitle: A team\npurpose: Orders.\nlead: kai\nrotation: ${rotation}\n---\n`
}

function fromCalendar(team: string, names: string): string {
  return `---\ntitle: A rotation\nteam: ${team}\ntimeZone: UTC\ncalendar: {file: ops.ics, names: ${names}}\n---\n`
}

function weeks(...names: string[]): string {
  const events = names.map((name, index) =>
    [
      'BEGIN:VEVENT',
      `UID:${index}`,
      `SUMMARY:${name}`,
      `DTSTART:202611${23 + index}T090000Z`,
      `DTEND:202611${24 + index}T090000Z`,
      'END:VEVENT',
    ].join('\n'),
  )
  return ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR', ''].join('\n')
}
