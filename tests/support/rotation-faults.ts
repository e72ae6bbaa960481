import type {Expected, Fault} from './seeded.ts'

const commerce = 'rotations/commerce-primary.mdx'
const commerceSecond = 'rotations/commerce-secondary.mdx'
const finance = 'rotations/finance-primary.mdx'
const financeSecond = 'rotations/finance-secondary.mdx'
const fulfilment = 'rotations/fulfilment-primary.mdx'
const sun = 'rotations/integration-primary.mdx'
const sunSecond = 'rotations/integration-secondary.mdx'
const lifecycle = 'rotations/lifecycle-primary.mdx'
const markets = 'rotations/marketplaces-primary.mdx'
const marketsSecond = 'rotations/marketplaces-secondary.mdx'
const paths = (id: string) => `escalation-paths/${id}.mdx`

// The rotation stands in a calendar; written as layers it is as good.
const layersOf = (members: string, to: string) =>
  `layers:\n  - members: ${members}\n    start: 2026-01-05\n    handoff: {day: mon, time: '08:00'}\n    hours: [{from: '08:00', to: '${to}'}]\n`

const secondLevel = (id: string): Expected => ({rule: 'same-person-twice', in: paths(id), at: `notify: «[rotation:${id}-secondary]»`})

const lisbon = "timeZone: Europe/Lisbon\n    hours: [{from: '06:00', to: '14:00'}]"
const newYork = "timeZone: America/New_York\n    hours: [{from: '09:00', to: '17:00'}]"
const losAngeles = "timeZone: America/Los_Angeles\n    hours: [{from: '14:00', to: '22:00'}]"
const night = (severities: string) => `outOfHours:\n  rotation: integration-primary\n  severities: ${severities}\n`
const springGap = "  - from: 2027-03-15T05:00:00Z\n    to: 2027-03-27T06:00:00Z\n    hours: {from: '05:00', to: '06:00'}\n"

/** Faults of hours: somebody is missing, or there is one too many. */
export const coverage: Fault[] = [
  {
    fault: 'the hour between the clock changes of spring is not declared',
    file: sun,
    edit: {cutFrom: '  - from: 2027-03-15', to: '2026-09-28.\n'},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
  },
  {
    fault: 'a declared gap names the wrong hour',
    file: sun,
    edit: {replace: springGap, by: springGap.replace("from: '05:00', to: '06:00'", "from: '06:00', to: '07:00'")},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
    implies: [{rule: 'gap-over-cover', at: 'from: «2027-03-15T05:00:00Z»'}],
  },
  {
    fault: 'a declared gap ends before it begins',
    file: sun,
    edit: {replace: 'to: 2027-03-27T06:00:00Z', by: 'to: 2027-03-07T06:00:00Z'},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
    implies: [{rule: 'dates-reversed', at: 'to: «2027-03-07T06:00:00Z»'}],
  },
  {
    fault: 'a shift ends half an hour early',
    file: sun,
    edit: {replace: losAngeles, by: losAngeles.replace('22:00', '21:30')},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2026-11-23, 05:30 to 06:00 UTC (00:30 to 01:00 America/New_York), and 344 more times until 2027-11-15: no layer covers these hours',
    // While the clocks differ, the half hour is another one than on all other days.
    implies: [{rule: 'rotation-gap', at: '«layers»:'}],
  },
  {
    fault: 'a shift is only there on weekdays',
    file: sun,
    edit: {replace: lisbon, by: lisbon.replace('{from', '{days: [mon, tue, wed, thu, fri], from')},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2026-11-28, 06:00 to 14:00 UTC (01:00 to 09:00 America/New_York), and 101 more times until 2027-11-14: layer 1 leaves out these days',
    // On weekends between the clock changes New York begins while Lisbon's secondary, who is the same person, is still there.
    implies: [secondLevel('finance'), secondLevel('integration')],
  },
  {
    fault: 'a shift is counted on the clock of another city',
    file: sun,
    edit: {replace: newYork, by: newYork.replace('New_York', 'Chicago')},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2026-11-23, 14:00 to 15:00 UTC (09:00 to 10:00 America/New_York), and 335 more times until 2027-11-14: no layer covers these hours',
    implies: [
      {rule: 'rotation-overlap', at: `hours: «[{from: '14:00', to: '22:00'}]»`},
      {
        rule: 'declaration-unused',
        at: "«hours: {from: '13:00', to: '14:00'}\n    reason: Between the clock changes Lisbon and New York share this hour. Noor goes first.»",
      },
      secondLevel('finance'),
      secondLevel('integration'),
    ],
  },
  {
    fault: 'a shift begins a year later than meant',
    file: sun,
    edit: {
      replace: '- title: New York days\n    members: [kai]\n    start: 2026-01-05',
      by: '- title: New York days\n    members: [kai]\n    start: 2027-01-05',
    },
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-primary` on 2026-11-23, 14:00 to 22:00 UTC (09:00 to 17:00 America/New_York), and 42 more times until 2027-01-04: layer 2 begins on 2027-01-05',
  },
  {
    fault: 'a whole rotation begins later',
    file: commerce,
    edit: {replace: 'start: 2026-01-05', by: 'start: 2026-12-07'},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `commerce-primary` from 2026-11-23 02:00 to 2026-11-26 17:00 UTC (from 2026-11-22 21:00 to 2026-11-26 12:00 America/New_York), and once more on 2026-11-27: layer 1 begins on 2026-12-07',
  },
  {
    fault: 'somebody leaves whose turn nobody takes',
    file: 'people/robin.mdx',
    edit: {replace: '\nrole:', by: '\nleft: 2026-12-10\nrole:'},
    rule: 'rotation-gap',
    in: commerce,
    at: 'members: [«robin»',
    says: 'nobody is on call in rotation `commerce-primary` from 2026-12-10 05:00 to 2026-12-14 14:00 UTC (from 2026-12-10 00:00 to 2026-12-14 09:00 America/New_York), and 24 more times until 2027-11-08: `robin` has left by then',
    // Ten minutes before the handoff the first call goes to who was primary, the second one to who is secondary by then.
    implies: [
      {rule: 'first-human-too-late', in: paths('commerce'), at: 'after: «0m»'},
      {rule: 'person-leaves', in: paths('commerce'), at: 'notify: [«person:robin»]'},
      {rule: 'person-leaves', in: 'teams/commerce-platform.mdx', at: 'lead: «robin»'},
      {rule: 'first-human-too-late', in: paths('commerce'), at: 'after: «0m»'},
    ],
  },
  {
    fault: 'the only one of a shift leaves',
    file: 'people/remy.mdx',
    edit: {replace: '\nrole:', by: '\nleft: 2027-01-01\nrole:'},
    rule: 'rotation-gap',
    in: sun,
    at: 'members: [«remy»]',
    says: 'nobody is on call in rotation `integration-primary` from 2027-01-01 22:00 to 2027-01-02 06:00 UTC (from 2027-01-01 17:00 to 2027-01-02 01:00 America/New_York), and 317 more times until 2027-11-14: `remy` has left by then',
    // Who is left in the secondary is more often the primary too.
    implies: [
      secondLevel('finance'),
      secondLevel('fulfilment'),
      secondLevel('integration'),
      {
        rule: 'declaration-unused',
        in: sunSecond,
        at: "«hours: {from: '13:00', to: '14:00'}\n    reason: Between the clock changes Lisbon and New York share this hour. The earlier layer goes first.»",
      },
    ],
  },
  {
    fault: 'the nights of a rotation are passed on to nobody',
    file: finance,
    edit: {replace: night('[SEV1, SEV2]'), by: ''},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `finance-primary` on 2026-11-23, 02:00 to 13:00 UTC (from 2026-11-22 21:00 to 2026-11-23 08:00 America/New_York), and 261 more times until 2027-11-12: no layer covers these hours',
  },
  {
    fault: 'a rotation passes its nights on to itself',
    file: finance,
    edit: {replace: 'rotation: integration-primary', by: 'rotation: finance-primary'},
    rule: 'rotation-gap',
    at: 'rotation: «finance-primary»',
    says: 'nobody is on call in rotation `finance-primary` on 2026-11-23, 02:00 to 13:00 UTC (from 2026-11-22 21:00 to 2026-11-23 08:00 America/New_York), and 261 more times until 2027-11-12: no layer covers these hours, and it passes them on to itself',
  },
  {
    fault: 'the nights are passed on for the wrong severity',
    file: fulfilment,
    edit: {replace: 'severities: [SEV1, SEV2]', by: 'severities: [SEV1]'},
    rule: 'first-human-too-late',
    in: paths('fulfilment'),
    at: 'after: «0m»',
    says: 'a SEV2 on escalation path `fulfilment` reaches nobody for 9 h at 2027-11-07 02:00 UTC (2027-11-06 22:00 America/New_York), the policy is 20 min',
    implies: [{rule: 'escalation-too-long', in: paths('fulfilment'), at: 'after: «30m»'}],
  },
  {
    fault: 'the layer that fills what is left is removed',
    file: sunSecond,
    edit: {cutFrom: '  - title: What is left', to: "time: '12:00'}\n"},
    rule: 'rotation-gap',
    at: '«layers»:',
    says: 'nobody is on call in rotation `integration-secondary` on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
    // In spring and in autumn; a failure in these hours then waits for the third level.
    implies: [
      {rule: 'rotation-gap', at: '«layers»:'},
      {rule: 'first-human-too-late', in: paths('finance'), at: 'after: «0m»'},
      {rule: 'first-human-too-late', in: paths('fulfilment'), at: 'after: «0m»'},
    ],
  },
  {
    fault: 'a shift reaches into the next one',
    file: sun,
    edit: {replace: losAngeles, by: losAngeles.replace('22:00', '23:00')},
    rule: 'rotation-overlap',
    at: "hours: «[{from: '14:00', to: '23:00'}]»",
    says: 'layers 1 and 3 of rotation `integration-primary` are both on duty on 2026-11-23, 06:00 to 07:00 UTC (01:00 to 02:00 America/New_York), and 336 more times until 2027-11-15',
    implies: [
      {rule: 'gap-over-cover', at: 'from: «2027-03-15T05:00:00Z»'},
      {rule: 'gap-over-cover', at: 'from: «2027-10-31T05:00:00Z»'},
    ],
  },
  {
    fault: 'an overlap is accepted for the wrong hour',
    file: sun,
    edit: {replace: "- hours: {from: '13:00', to: '14:00'}", by: "- hours: {from: '12:00', to: '13:00'}"},
    rule: 'rotation-overlap',
    at: "hours: «[{from: '09:00', to: '17:00'}]»",
    says: 'layers 1 and 2 of rotation `integration-primary` are both on duty on 2027-03-14, 13:00 to 14:00 UTC (09:00 to 10:00 America/New_York), and 20 more times until 2027-11-06',
    implies: [
      {
        rule: 'declaration-unused',
        at: "«hours: {from: '12:00', to: '13:00'}\n    reason: Between the clock changes Lisbon and New York share this hour. Noor goes first.»",
      },
    ],
  },
  {
    fault: 'a second layer of the same hours was forgotten',
    file: markets,
    edit: {
      replace: 'outOfHours:',
      by: "  - {members: [quinn, devon], start: 2026-01-05, handoff: {time: '08:00'}, hours: [{from: '18:00', to: '20:00'}]}\noutOfHours:",
    },
    rule: 'rotation-overlap',
    at: "hours: «[{from: '18:00', to: '20:00'}]»",
    says: 'layers 1 and 2 of rotation `marketplaces-primary` are both on duty on 2026-11-23, 02:00 to 04:00 UTC (on 2026-11-22, 18:00 to 20:00 America/Los_Angeles), and 357 more times until 2027-11-15',
  },
]

/** Faults of who takes turns, and of the exceptions to it. */
export const people: Fault[] = [
  {
    fault: 'a layer has nobody in it',
    file: markets,
    edit: {replace: 'members: [devon, quinn]', by: 'members: []'},
    rule: 'rotation-empty',
    at: 'members: «[]»',
    says: 'layer “Trading hours” of rotation `marketplaces-primary` has nobody in it',
  },
  {
    fault: 'one person is left in a rotation',
    file: marketsSecond,
    edit: {cutFrom: 'calendar:', to: 'Devon: devon\n', by: layersOf('[quinn]', '20:00')},
    rule: 'rotation-of-one',
    at: '«layers»:',
    says: '`quinn` is alone in rotation `marketplaces-secondary`',
  },
  {
    fault: 'nobody says why one person is alone',
    file: lifecycle,
    edit: {cutFrom: 'alone:', to: 'accepted it.\n'},
    rule: 'rotation-of-one',
    at: '«layers»:',
    says: '`sam` is alone in rotation `lifecycle-primary`',
  },
  {
    fault: 'primary and secondary take turns in the same order',
    file: commerceSecond,
    edit: {replace: 'members: [sasha, robin]', by: 'members: [robin, sasha]'},
    rule: 'same-person-twice',
    in: paths('commerce'),
    at: 'notify: «[rotation:commerce-secondary]»',
    says: 'level 2 of escalation path `commerce` and level 1 before it both notify `sasha` on 2026-11-23, 02:00 to 14:00 UTC (from 2026-11-22 21:00 to 2026-11-23 09:00 America/New_York) for a SEV1',
  },
  {
    fault: 'the secondary began a week later than the primary',
    file: financeSecond,
    edit: {replace: 'start: 2026-01-05', by: 'start: 2026-01-12'},
    rule: 'same-person-twice',
    in: paths('finance'),
    at: 'notify: «[rotation:finance-secondary]»',
    says: 'level 2 of escalation path `finance` and level 1 before it both notify `ira` on 2026-11-23, 13:00 to 23:00 UTC (08:00 to 18:00 America/New_York) for a SEV1',
  },
  {
    fault: 'the secondary hands over an hour later than the primary',
    file: commerceSecond,
    edit: {replace: "time: '09:00'", by: "time: '10:00'"},
    rule: 'same-person-twice',
    in: paths('commerce'),
    at: 'notify: «[rotation:commerce-secondary]»',
    says: 'level 2 of escalation path `commerce` and level 1 before it both notify `robin` on 2026-11-23, 14:00 to 15:00 UTC (09:00 to 10:00 America/New_York) for a SEV1',
  },
  {
    fault: 'a swap has no mirror in the secondary',
    file: commerceSecond,
    edit: {cutFrom: 'overrides:', to: 'these hours.\n'},
    rule: 'same-person-twice',
    in: paths('commerce'),
    at: 'notify: «[rotation:commerce-secondary]»',
    says: 'level 2 of escalation path `commerce` and level 1 before it both notify `sasha` from 2026-11-26 17:00 to 2026-11-27 03:00 UTC (12:00 to 22:00 America/New_York) for a SEV1',
  },
  {
    fault: 'a swap ends before it begins',
    file: commerce,
    edit: {replace: 'to: 2026-11-26T22:00:00-05:00', by: 'to: 2026-11-25T22:00:00-05:00'},
    rule: 'dates-reversed',
    at: 'to: «2026-11-25T22:00:00-05:00»',
    says: '`to`, 2026-11-25T22:00:00-05:00, is before `from`, 2026-11-26T12:00:00-05:00',
    implies: [{rule: 'same-person-twice', in: paths('commerce'), at: 'notify: «[rotation:commerce-secondary]»'}],
  },
  {
    fault: 'two stand-ins share an hour',
    file: finance,
    edit: {replace: 'toni, from: 2026-12-06T08:00:00-05:00', by: 'ira, from: 2026-12-05T17:00:00-05:00'},
    rule: 'override-invalid',
    at: 'from: «2026-12-05T17:00:00-05:00»',
    says: 'the override of `ira` overlaps that of `toni` on 2026-12-05, 22:00 to 23:00 UTC (17:00 to 18:00 America/New_York)',
  },
  {
    fault: 'a swap of last year is still there',
    file: marketsSecond,
    edit: {
      replace: 'outOfHours:',
      by: 'overrides:\n  - {person: devon, from: 2025-12-24T08:00:00-08:00, to: 2025-12-26T20:00:00-08:00, reason: Swap.}\noutOfHours:',
    },
    rule: 'override-invalid',
    at: 'to: «2025-12-26T20:00:00-08:00»',
    says: 'the override of `devon` is over since `2025-12-26T20:00:00-08:00`',
  },
  {
    fault: 'somebody of another team stands in',
    file: markets,
    edit: {
      replace: 'outOfHours:',
      by: 'overrides:\n  - {person: toni, from: 2026-12-24T08:00:00-08:00, to: 2026-12-26T20:00:00-08:00, reason: Swap.}\noutOfHours:',
    },
    rule: 'override-invalid',
    at: 'person: «toni»',
    says: '`toni` stands in for rotation `marketplaces-primary` from 2026-12-24 16:00 to 2026-12-27 04:00 UTC (from 2026-12-24 08:00 to 2026-12-26 20:00 America/Los_Angeles) and is neither in team `marketplaces` nor in the rotation',
  },
  {
    fault: 'somebody stands in who will have left',
    file: 'people/quinn.mdx',
    edit: {replace: '\nrole:', by: '\nleft: 2026-12-26\nrole:'},
    beside: [
      {
        file: markets,
        replace: 'outOfHours:',
        by: 'overrides:\n  - {person: quinn, from: 2026-12-24T08:00:00-08:00, to: 2026-12-26T20:00:00-08:00, reason: Swap.}\noutOfHours:',
      },
    ],
    rule: 'override-invalid',
    in: markets,
    at: 'person: «quinn»',
    says: '`quinn` leaves on 2026-12-26, before the override ends at `2026-12-26T20:00:00-08:00`',
    implies: [
      {rule: 'person-leaves', in: paths('marketplaces'), at: 'notify: [«person:quinn»]'},
      {rule: 'person-leaves', in: 'teams/marketplaces.mdx', at: 'lead: «quinn»'},
    ],
  },
  {
    fault: 'nobody knows who stands in',
    file: commerce,
    edit: {replace: 'person: sasha', by: 'person: sascha'},
    rule: 'reference-unknown',
    at: 'person: «sascha»',
    says: 'no person `sascha`; did you mean `sasha`?',
  },
  {
    fault: 'somebody stands in who cannot be phoned or written to',
    file: markets,
    edit: {
      replace: 'outOfHours:',
      by: 'overrides:\n  - {person: remy, from: 2026-12-24T08:00:00-08:00, to: 2026-12-26T20:00:00-08:00, reason: Swap.}\noutOfHours:',
    },
    beside: [{file: 'people/remy.mdx', cutFrom: '  - via: phone', to: "'@remy'\n"}],
    rule: 'contact-means-missing',
    in: 'people/remy.mdx',
    at: '«contacts»:',
    says: '`remy` has no contact by `phone` or `chat`, by which escalation path `finance` notifies them',
  },
]

/** Faults of times and zones. */
export const clocks: Fault[] = [
  {
    fault: 'duty changes at a time that spring skips',
    file: markets,
    edit: {replace: "handoff: {day: mon, time: '08:00'}", by: "handoff: {day: sun, time: '02:30'}"},
    rule: 'handoff-in-clock-change',
    at: "time: «'02:30'»",
    says: '`02:30` is skipped on 2027-03-14 in America/Los_Angeles: the clock jumps over it, at 2027-03-14 10:00 UTC',
  },
  {
    fault: 'hours end at a time that autumn has twice',
    file: marketsSecond,
    edit: {cutFrom: 'calendar:', to: 'Devon: devon\n', by: layersOf('[quinn, devon]', '01:30')},
    rule: 'handoff-in-clock-change',
    at: "to: «'01:30'»",
    says: '`01:30` is repeated on 2027-11-07 in America/Los_Angeles: it occurs twice, the first time counts, at 2027-11-07 08:30 UTC',
  },
  {
    fault: 'a turn is shorter than an hour',
    file: markets,
    edit: {replace: 'turn: 1w', by: 'turn: 30m'},
    rule: 'frontmatter-invalid-value',
    at: 'turn: «30m»',
    says: '`layers[0].turn`: expected a turn of at least `1h`, got `30m`',
  },
  {
    fault: 'a zone has the name of a city only',
    file: lifecycle,
    edit: {replace: 'timeZone: Europe/Lisbon', by: 'timeZone: Lisbon'},
    rule: 'frontmatter-invalid-value',
    at: 'timeZone: «Lisbon»',
    says: '`timeZone`: expected an IANA time zone such as `America/New_York`, got `Lisbon`',
  },
  {
    fault: 'a time of day has no minutes',
    file: markets,
    edit: {replace: "to: '20:00'", by: "to: '20'"},
    rule: 'frontmatter-invalid-value',
    at: "to: «'20'»",
    says: '`layers[0].hours[0].to`: expected a time of day such as `09:00`, got `20`',
  },
]

/** Faults of escalation paths. */
export const ladders: Fault[] = [
  {
    fault: 'the first level is late',
    file: paths('commerce'),
    edit: {replace: 'after: 0m', by: 'after: 15m'},
    beside: [{file: paths('commerce'), replace: 'after: 10m', by: 'after: 18m'}],
    rule: 'first-human-too-late',
    at: 'after: «15m»',
    says: 'a SEV1 on escalation path `commerce` reaches nobody for 15 min at 2026-11-23 02:00 UTC (2026-11-22 21:00 America/New_York), the policy is 10 min',
  },
  {
    fault: 'nobody carries the nights until the third level',
    file: finance,
    edit: {replace: night('[SEV1, SEV2]'), by: ''},
    beside: [{file: financeSecond, cutFrom: 'outOfHours:', to: 'SEV2]\n'}],
    rule: 'first-human-too-late',
    in: paths('finance'),
    at: 'after: «0m»',
    says: 'a SEV1 on escalation path `finance` reaches nobody for 20 min at 2026-11-23 02:00 UTC (2026-11-22 21:00 America/New_York), the policy is 10 min',
    implies: [
      {rule: 'rotation-gap', at: '«layers»:'},
      {rule: 'rotation-gap', in: financeSecond, at: '«layers»:'},
    ],
  },
  {
    fault: 'the last level comes too late for the worst failures',
    file: paths('commerce'),
    edit: {replace: 'after: 30m', by: 'after: 40m'},
    rule: 'escalation-too-long',
    at: 'after: «40m»',
    says: 'a SEV1 on escalation path `commerce` reaches its last level, level 4, after 40 min; the policy is 30 min',
  },
  {
    fault: 'a path that continues takes too long',
    file: paths('duty'),
    edit: {add: '---\ntitle: Duty\nlevels:\n  - after: 20m\n    notify: [person:jules]\nlastResort: person:alex\n---\nDecides.\n'},
    beside: [
      {file: paths('integration'), replace: 'lastResort: person:alex', by: 'then: duty'},
      {file: paths('integration'), replace: 'repeat: {times: 2, every: 45m}\n', by: ''},
    ],
    rule: 'escalation-too-long',
    in: paths('integration'),
    at: 'then: «duty»',
    says: 'a SEV2 on escalation path `integration` reaches its last level, level 1 of `duty`, after 50 min; the policy is 45 min',
  },
  {
    fault: 'the levels begin again before they have ended',
    file: paths('finance'),
    edit: {replace: 'every: 45m', by: 'every: 25m'},
    rule: 'level-never-fires',
    at: 'after: «30m»',
    says: 'level 4 of escalation path `finance` begins after `30m`, when the levels have begun again',
  },
  {
    fault: 'the path that continues comes when the levels have begun again',
    file: paths('duty'),
    edit: {add: '---\ntitle: Duty\nlevels:\n  - after: 15m\n    notify: [person:jules]\nlastResort: person:alex\n---\nDecides.\n'},
    beside: [{file: paths('integration'), replace: 'lastResort: person:alex', by: 'then: duty'}],
    rule: 'level-never-fires',
    in: paths('integration'),
    at: 'then: «duty»',
    says: 'level 1 of `duty`, with which `integration` continues, begins after 45 min, when the levels have begun again',
  },
  {
    fault: 'the rotation of a level has not begun',
    file: commerceSecond,
    edit: {replace: 'start: 2026-01-05', by: 'start: 2028-01-03'},
    beside: [{file: commerceSecond, cutFrom: 'overrides:', to: 'these hours.\n'}],
    rule: 'level-never-fires',
    in: paths('commerce'),
    at: 'notify: «[rotation:commerce-secondary]»',
    says: 'level 2 of escalation path `commerce` notifies nobody until 2027-11-15: its rotation has nobody on call at any time',
  },
  {
    fault: 'a level notifies a team of nobody',
    file: paths('marketplaces'),
    edit: {replace: 'person:quinn', by: 'team:desk'},
    beside: [{file: 'teams/desk.mdx', add: '---\ntitle: Desk\npurpose: Takes what comes in at night.\nchannel: "#desk"\n---\nA desk.\n'}],
    rule: 'level-never-fires',
    at: 'notify: «[team:desk]»',
    says: 'level 3 of escalation path `marketplaces` notifies nobody: `team:desk` names no rotation, lead or member',
  },
  {
    fault: 'the lead is called again and nobody says why',
    file: paths('commerce'),
    edit: {cutFrom: '    again: Robin', to: 'did not.\n'},
    rule: 'same-person-twice',
    at: 'notify: «[person:robin]»',
    says: 'level 3 of escalation path `commerce` and level 2 before it both notify `robin` on 2026-11-23, 02:00 to 14:00 UTC (from 2026-11-22 21:00 to 2026-11-23 09:00 America/New_York) for a SEV1',
  },
  {
    fault: 'the third level is somebody who is in the second',
    file: paths('finance'),
    edit: {replace: 'person:jules', by: 'person:toni'},
    rule: 'same-person-twice',
    at: 'notify: «[person:toni]»',
    says: 'level 3 of escalation path `finance` and level 2 before it both notify `toni` on 2026-11-23, 13:00 to 23:00 UTC (08:00 to 18:00 America/New_York) for a SEV1',
  },
  {
    fault: 'two levels are the same person at any time',
    file: paths('finance'),
    edit: {replace: 'person:jules', by: 'person:alex'},
    rule: 'same-person-twice',
    at: 'notify: «[person:alex]»\n    via: [phone]\nrepeat',
    says: 'level 4 of escalation path `finance` and level 3 before it both notify `alex` from 2026-11-23 02:00 UTC (2026-11-22 21:00 America/New_York) on for a SEV1',
  },
  {
    fault: 'a level wakes everybody',
    file: paths('lifecycle'),
    edit: {
      replace: 'notify: [person:alex]',
      by: 'notify: [person:alex, person:kai, person:noor, person:remy, person:jules, person:robin, person:quinn]',
    },
    rule: 'level-wakes-too-many',
    at: '«[person:alex, person:kai, person:noor, person:remy, person:jules, person:robin, person:quinn]»',
    says: 'level 3 of escalation path `lifecycle` wakes 7 people from 2026-11-23 02:00 UTC (2026-11-22 21:00 America/New_York) on, settings allow 6',
  },
  {
    fault: 'a level wakes a rotation and everybody in it',
    file: paths('commerce'),
    edit: {
      replace: 'notify: [rotation:commerce-secondary]',
      by: 'notify: [rotation:commerce-secondary, person:noor, person:remy, person:jules]',
    },
    beside: [{file: 'settings.yaml', replace: 'locale: en-US', by: 'locale: en-US\nwakesAtMost: 3'}],
    rule: 'level-wakes-too-many',
    at: '«[rotation:commerce-secondary, person:noor, person:remy, person:jules]»',
    says: 'level 2 of escalation path `commerce` wakes 4 people on 2026-11-23, 02:00 to 14:00 UTC (from 2026-11-22 21:00 to 2026-11-23 09:00 America/New_York), settings allow 3',
  },
  {
    fault: 'a path continues in one that ends in silence',
    file: paths('duty'),
    edit: {add: '---\ntitle: Duty\nlevels:\n  - after: 10m\n    notify: [person:jules]\n---\nDecides.\n'},
    beside: [{file: paths('lifecycle'), replace: 'lastResort: person:alex', by: 'then: duty'}],
    rule: 'escalation-without-last-resort',
    at: '«---»\ntitle',
    says: 'escalation path `duty` ends without a last resort',
  },
  {
    fault: 'two paths continue with each other',
    file: paths('marketplaces'),
    edit: {replace: 'lastResort: person:alex', by: 'then: lifecycle'},
    beside: [{file: paths('lifecycle'), replace: 'lastResort: person:alex', by: 'then: marketplaces'}],
    rule: 'escalation-cycle',
    in: paths('lifecycle'),
    at: 'then: «marketplaces»',
    says: 'escalation path `lifecycle` comes back to itself through `marketplaces`',
  },
  {
    fault: 'a level names a rotation that is not there',
    file: paths('marketplaces'),
    edit: {replace: 'rotation:marketplaces-secondary', by: 'rotation:marketplace-secondary'},
    rule: 'escalation-target-unknown',
    at: 'rotation:marketplace-secondary',
    says: 'no rotation `marketplace-secondary`; did you mean `marketplaces-secondary`?',
  },
  {
    fault: 'nothing takes a path any more',
    file: 'integrations/marketplace.mdx',
    edit: {replace: 'escalation: marketplaces\n', by: ''},
    rule: 'escalation-path-unused',
    in: paths('marketplaces'),
    at: 'title: «Marketplaces»',
    says: 'nothing takes escalation path `marketplaces`',
  },
  {
    fault: 'the lead has a chat only, and the level phones',
    file: 'people/quinn.mdx',
    edit: {replace: '  - via: phone\n    address: +1-555-0111\n', by: ''},
    rule: 'contact-means-missing',
    at: '«contacts»:',
    says: '`quinn` has no contact by `phone`, by which escalation path `marketplaces` notifies them',
  },
  {
    fault: 'the last resort has a chat only',
    file: paths('lifecycle'),
    edit: {replace: 'lastResort: person:alex', by: 'lastResort: person:sasha'},
    beside: [{file: 'people/sasha.mdx', replace: '  - via: phone\n    address: +1-555-0102\n', by: ''}],
    rule: 'contact-means-missing',
    in: 'people/sasha.mdx',
    at: '«contacts»:',
    says: '`sasha` has no contact by `phone`, by which escalation path `lifecycle` notifies them',
  },
  {
    fault: 'a level writes text messages to people who take none',
    file: paths('lifecycle'),
    edit: {replace: 'notify: [person:alex]\n    via: [phone]', by: 'notify: [person:alex]\n    via: [sms]'},
    rule: 'contact-means-missing',
    in: 'people/alex.mdx',
    at: '«contacts»:',
    says: '`alex` has no contact by `sms`, by which escalation path `lifecycle` notifies them',
  },
  {
    fault: 'a level still calls a desk that has closed',
    file: paths('lifecycle'),
    edit: {replace: 'notify: [person:alex]', by: 'notify: [person:edi-desk]'},
    beside: [{file: 'people/edi-desk.mdx', replace: '\nrole:', by: '\nleft: 2026-11-20\nrole:'}],
    rule: 'person-left',
    at: 'person:edi-desk',
    says: '`edi-desk` left on 2026-11-20 and is still notified by escalation path `lifecycle`',
    implies: [{rule: 'person-left', in: 'systems/kestrel-wms.mdx', at: 'vendorContact: «edi-desk»'}],
  },
]

/** Faults of what is declared, and of who is named by name. */
export const declarations: Fault[] = [
  {
    fault: 'a holiday is declared as a gap, and the turns go on',
    file: commerce,
    edit: {
      replace: 'overrides:\n',
      by: 'gaps:\n  - {from: 2026-12-25T00:00:00Z, to: 2026-12-26T00:00:00Z, reason: Christmas.}\noverrides:\n',
    },
    rule: 'gap-over-cover',
    at: 'from: «2026-12-25T00:00:00Z»',
    says: 'the gap declared in rotation `commerce-primary` lies over hours that layer 1 covers: `robin` is on call from 2026-12-25 00:00 to 2026-12-26 00:00 UTC (from 2026-12-24 19:00 to 2026-12-25 19:00 America/New_York)',
  },
  {
    fault: 'a gap of last winter was left behind',
    file: commerce,
    edit: {replace: 'overrides:\n', by: 'gaps:\n  - {from: 2026-02-01T00:00:00Z, to: 2026-02-02T00:00:00Z, reason: Move.}\noverrides:\n'},
    rule: 'declaration-unused',
    at: 'to: «2026-02-02T00:00:00Z»',
    says: 'the gap declared in rotation `commerce-primary` is over since `2026-02-02T00:00:00Z`',
  },
  {
    fault: 'an engineer of another team takes turns',
    file: finance,
    edit: {replace: 'members: [ira, toni]', by: 'members: [ira, toni, sasha]'},
    rule: 'layer-stranger',
    at: 'members: [ira, toni, «sasha»]',
    says: '`sasha` takes turns in rotation `finance-primary` and is not in team `finance-systems`',
    implies: [secondLevel('finance')],
  },
  {
    fault: 'a level notifies the same person twice',
    file: paths('commerce'),
    edit: {replace: 'notify: [person:robin]', by: 'notify: [person:robin, rotation:commerce-primary]'},
    rule: 'person-twice-in-level',
    at: 'notify: [person:robin, «rotation:commerce-primary»]',
    says: 'level 3 of escalation path `commerce` notifies `robin` twice, through `person:robin` and `rotation:commerce-primary`, from 2026-11-23 14:00 to 2026-11-26 17:00 UTC (from 2026-11-23 09:00 to 2026-11-26 12:00 America/New_York)',
  },
  {
    fault: 'the last resort is an office',
    file: paths('commerce'),
    edit: {cutFrom: 'lastResort:', to: '\n', by: 'lastResort: rotation:office\n'},
    beside: [
      {
        file: 'rotations/office.mdx',
        add: "---\ntitle: Office\nteam: commerce-platform\ntimeZone: UTC\nalone: Robin decides alone.\nlayers: [{members: [robin], start: 2026-01-05, hours: [{from: '08:00', to: '18:00'}]}]\n---\nIn the office.\n",
      },
    ],
    rule: 'last-resort-off-duty',
    at: 'lastResort: «rotation:office»',
    says: 'the last resort of escalation path `commerce`, rotation `office`, has nobody on call for a SEV1 on 2026-11-23, 02:00 to 08:00 UTC (from 2026-11-22 21:00 to 2026-11-23 03:00 America/New_York), and 357 more times until 2027-11-14',
  },
]
