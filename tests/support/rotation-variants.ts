import type {Edit, Edits} from './seeded.ts'

/** Content that is unusual and right: the check must say nothing about it. */
export interface Variant extends Edits {
  /** The sentence that names it. */
  variant: string
}

const commerce = 'rotations/commerce-primary.mdx'
const commerceSecond = 'rotations/commerce-secondary.mdx'
const finance = 'rotations/finance-primary.mdx'
const financeSecond = 'rotations/finance-secondary.mdx'
const sun = 'rotations/integration-primary.mdx'
const path = (id: string) => `escalation-paths/${id}.mdx`

const handoff = "handoff: {day: mon, time: '09:00'}"

/** Makes the same edit in the primary and in the secondary. */
function inBoth(variant: string, edit: Edit, beside: Edits['beside'] = []): Variant {
  return {variant, file: commerce, edit, beside: [{...edit, file: commerceSecond}, ...beside]}
}

/** Gives primary and secondary layers that are the same but for who takes turns. */
function layers(variant: string, write: (first: string, second: string) => string, more: Partial<Edits> = {}): Variant {
  const edit = (text: string): Edit => ({cutFrom: 'layers:\n', to: "time: '09:00'}\n", by: `layers:\n${text}\n`})
  return {
    variant,
    file: commerce,
    edit: edit(write('robin', 'sasha')),
    beside: [{...edit(write('sasha', 'robin')), file: commerceSecond}, ...(more.beside ?? [])],
  }
}

const layer = (members: string, timeZone: string, hours: string) =>
  `  - {members: [${members}], start: 2026-01-05, timeZone: ${timeZone}, hours: [${hours}]}`

/** Variants of who takes turns when. */
export const turns: Variant[] = [
  layers('three zones without summer time that tile the day', (first, second) =>
    [
      layer(first, 'Asia/Tokyo', "{from: '09:00', to: '17:00'}"),
      layer(second, 'UTC', "{from: '08:00', to: '16:00'}"),
      layer(first, 'America/Phoenix', "{from: '09:00', to: '17:00'}"),
    ].join('\n'),
  ),
  layers('a zone of half an hour, and another zone for the rest', (first, second) =>
    [
      layer(`${first}, ${second}`, 'Asia/Kolkata', "{from: '05:30', to: '17:30'}"),
      layer(`${second}, ${first}`, 'UTC', "{from: '12:00', to: '00:00'}"),
    ].join('\n'),
  ),
  layers('windows over midnight that tile the day', (first, second) =>
    [
      layer(first, 'America/New_York', "{from: '22:00', to: '06:00'}"),
      layer(second, 'America/New_York', "{from: '06:00', to: '22:00'}"),
    ].join('\n'),
  ),
  layers('the first half of the week and the second', (first, second) =>
    [
      layer(first, 'America/New_York', "{days: [mon, tue, wed], from: '00:00', to: '00:00'}"),
      layer(second, 'America/New_York', "{days: [thu, fri, sat, sun], from: '00:00', to: '00:00'}"),
    ].join('\n'),
  ),
  layers('a layer without hours that fills what is left', (first, second) =>
    [
      layer(first, 'Europe/Lisbon', "{from: '08:00', to: '20:00'}"),
      layer(second, 'Europe/Lisbon', "{days: [sat, sun], from: '20:00', to: '23:30'}"),
      `  - {members: [${second}], start: 2026-01-05}`,
    ].join('\n'),
  ),
  layers('a new order of turns above the old one', (first, second) =>
    [
      `  - {members: [${second}, ${first}], start: 2027-02-01, handoff: {day: wed, time: '12:00'}}`,
      `  - {members: [${first}, ${second}], start: 2026-01-05, ${handoff}}`,
    ].join('\n'),
  ),
  inBoth('a handoff at midnight', {replace: "time: '09:00'", by: "time: '00:00'"}),
  inBoth('a handoff at the moment at which the clock jumps', {replace: handoff, by: "handoff: {day: sun, time: '02:00'}"}),
  {
    variant: 'hours on weekdays that end at a time which a Sunday repeats',
    file: 'rotations/marketplaces-primary.mdx',
    edit: {replace: "hours: [{from: '08:00', to: '20:00'}]", by: "hours: [{days: [mon, tue, wed, thu, fri], from: '02:30', to: '20:00'}]"},
    beside: [
      {
        file: 'rotations/marketplaces-secondary.mdx',
        cutFrom: 'calendar:',
        to: 'Devon: devon\n',
        by: `layers:
  - members: [quinn, devon]
    start: 2026-01-05
    handoff: {day: mon, time: '08:00'}
    hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '01:30'}]
`,
      },
    ],
  },
  {
    variant: 'a layer of summer hours that has not begun',
    file: 'rotations/marketplaces-primary.mdx',
    edit: {
      replace: 'outOfHours:',
      by: "  - {members: [quinn, devon], start: 2032-06-01, hours: [{from: '20:00', to: '01:30'}]}\noutOfHours:",
    },
  },
  inBoth('daily turns', {replace: 'turn: 1w', by: 'turn: 1d'}),
  inBoth('turns of twelve hours', {replace: 'turn: 1w', by: 'turn: 12h'}),
  inBoth('turns of ten days', {replace: 'turn: 1w', by: 'turn: 10d'}),
  inBoth('a begin on a leap day in the middle of a week', {replace: 'start: 2026-01-05', by: 'start: 2024-02-29'}),
  inBoth('the clock of Lord Howe, which changes by half an hour', {
    replace: 'timeZone: America/New_York',
    by: 'timeZone: Australia/Lord_Howe',
  }),
  inBoth('the clock of Apia, which has skipped a day', {replace: 'timeZone: America/New_York', by: 'timeZone: Pacific/Apia'}),
]

/** Variants of exceptions. */
export const exceptions: Variant[] = [
  {
    variant: 'stand-ins that tile the turns of somebody who leaves',
    file: commerce,
    edit: {
      replace: 'overrides:\n',
      by: 'overrides:\n  - {person: kai, from: 2026-12-10T00:00:00-05:00, to: 2027-06-01T00:00:00-04:00, reason: Robin leaves.}\n  - {person: kai, from: 2027-06-01T04:00:00Z, to: 2028-06-01T00:00:00-04:00, reason: Robin leaves.}\n',
    },
    beside: [
      {
        file: commerceSecond,
        replace: 'overrides:\n',
        by: 'overrides:\n  - {person: sasha, from: 2026-12-10T00:00:00-05:00, to: 2028-06-01T00:00:00-04:00, reason: Robin leaves.}\n',
      },
      {file: 'people/robin.mdx', replace: '\nrole:', by: '\nleft: 2026-12-10\nrole:'},
      {
        file: 'teams/commerce-platform.mdx',
        replace: 'lead: robin\nmembers: [robin, sasha]',
        by: 'lead: sasha\nmembers: [robin, sasha, kai]',
      },
      {file: 'escalation-paths/commerce.mdx', replace: 'person:robin', by: 'person:sasha'},
    ],
  },
  {
    variant: 'two swaps that follow each other, written on different clocks, each with its mirror',
    file: commerce,
    edit: {
      replace: 'overrides:\n',
      by: 'overrides:\n  - {person: robin, from: 2026-11-27T03:00:00Z, to: 2026-11-27T12:00:00Z, reason: Swap.}\n',
    },
    beside: [
      {
        file: commerceSecond,
        replace: 'overrides:\n',
        by: 'overrides:\n  - {person: sasha, from: 2026-11-27T03:00:00Z, to: 2026-11-27T12:00:00Z, reason: Swap.}\n',
      },
    ],
  },
  {
    variant: 'a swap of last week',
    file: 'rotations/marketplaces-primary.mdx',
    edit: {
      replace: 'outOfHours:',
      by: 'overrides:\n  - {person: quinn, from: 2026-11-14T08:00:00-08:00, to: 2026-11-15T20:00:00-08:00, reason: Swap.}\noutOfHours:',
    },
  },
  {
    variant: 'two swaps of one person that overlap',
    file: 'rotations/marketplaces-primary.mdx',
    edit: {
      replace: 'outOfHours:',
      by: 'overrides:\n  - {person: quinn, from: 2026-12-14T08:00:00-08:00, to: 2026-12-15T20:00:00-08:00, reason: Swap.}\n  - {person: quinn, from: 2026-12-15T08:00:00-08:00, to: 2026-12-16T20:00:00-08:00, reason: Swap.}\noutOfHours:',
    },
  },
  {
    variant: 'nights that nobody carries and everybody knows of',
    file: commerce,
    edit: {
      cutFrom: handoff,
      to: 'overrides:\n',
      by: `${handoff}\n    hours: [{from: '06:00', to: '22:00'}]\ngaps:\n  - from: 2026-11-01T00:00:00Z\n    to: 2028-01-01T00:00:00Z\n    hours: {from: '22:00', to: '06:00'}\n    reason: The secondary answers within ten minutes; the lead accepted it.\noverrides:\n`,
    },
  },
  {
    variant: 'the hour between the clock changes is shared on purpose',
    file: sun,
    edit: {replace: "- hours: {from: '13:00', to: '14:00'}\n    reason", by: '- reason'},
  },
  {
    variant: 'two layers of which somebody leaves one as the other begins',
    file: 'people/ari.mdx',
    edit: {
      add: '---\ntitle: Ari\nrole: Analyst\ntimeZone: America/Los_Angeles\nleft: 2026-12-14\ncontacts: [{via: phone, address: +1-555-0198}]\n---\nHelps out.\n',
    },
    beside: [
      {
        file: 'rotations/marketplaces-primary.mdx',
        replace: 'members: [devon, quinn]\n    turn: 1w\n    start: 2026-01-05',
        by: "members: [ari]\n    start: 2026-01-05\n    hours: [{from: '08:00', to: '20:00'}]\n  - members: [devon, quinn]\n    start: 2026-12-14",
      },
      {file: 'teams/marketplaces.mdx', replace: 'members: [quinn, devon]', by: 'members: [quinn, devon, ari]'},
    ],
  },
  {
    variant: 'two layers that share a day which an override decides',
    file: 'rotations/marketplaces-primary.mdx',
    edit: {
      replace: 'outOfHours:',
      by: "  - {members: [quinn, devon], start: 2026-01-05, handoff: {time: '08:00'}, hours: [{days: [sat], from: '19:00', to: '20:00'}]}\noverlaps:\n  - {hours: {days: [sat], from: '19:00', to: '20:00'}, reason: Handover on Saturdays.}\noverrides:\n  - {person: quinn, from: 2026-11-23T08:00:00Z, to: 2026-12-06T00:00:00Z, reason: Holiday.}\noutOfHours:",
    },
  },
  {
    variant: 'somebody leaves after all that can be seen',
    file: 'people/remy.mdx',
    edit: {replace: '\nrole:', by: '\nleft: 2029-01-01\nrole:'},
  },
  {
    variant: 'a telephone number that a public build would keep back',
    file: 'people/kai.mdx',
    edit: {replace: 'address: +1-555-0104', by: 'address: +1-555-0104\n    internal: true'},
  },
]

/** Variants of escalation paths. */
export const ladders: Variant[] = [
  {
    variant: 'a path that repeats as soon as it has ended',
    file: path('commerce'),
    edit: {replace: '{times: 2, every: 45m}', by: '{times: 20, every: 31m}'},
  },
  {
    variant: 'a path that goes on in another one and has its last resort there',
    file: path('duty'),
    edit: {add: '---\ntitle: Duty\nlevels:\n  - after: 15m\n    notify: [person:jules]\nlastResort: person:alex\n---\nDecides.\n'},
    beside: [
      {file: path('integration'), replace: 'lastResort: person:alex', by: 'then: duty'},
      {file: path('integration'), replace: 'every: 45m', by: 'every: 1h'},
    ],
  },
  {
    variant: 'a path that has no levels of its own',
    file: path('duty'),
    edit: {add: '---\ntitle: Duty\nlevels: []\nthen: integration\n---\nThe same people.\n'},
    beside: [{file: 'failure-modes/poison-message.mdx', replace: 'escalation: integration', by: 'escalation: duty'}],
  },
  {
    variant: 'business hours that begin at half past, with the nights passed on',
    file: finance,
    edit: {replace: "from: '08:00'\n        to: '18:00'", by: "from: '07:30'\n        to: '18:30'"},
    beside: [{file: financeSecond, replace: "from: '08:00'\n        to: '18:00'", by: "from: '07:30'\n        to: '18:30'"}],
  },
  {
    variant: 'a last resort that is a rotation around the clock',
    file: path('marketplaces'),
    edit: {replace: 'lastResort: person:alex', by: 'lastResort: rotation:commerce-primary'},
  },
  {
    variant: 'a level that names a team, and six people at once',
    file: path('lifecycle'),
    edit: {
      replace: 'notify: [person:alex]',
      by: 'notify: [team:commerce-platform, person:alex, person:jules, person:toni, person:lou, person:quinn]',
    },
  },
  {
    variant: 'a level that writes an e-mail to everybody',
    file: path('marketplaces'),
    edit: {
      replace: 'notify: [person:alex]\n    via: [phone]',
      by: 'notify: [person:alex, person:kai, person:noor, person:remy, person:jules, person:robin, person:sam, person:ira]\n    via: [email]',
    },
  },
  {
    variant: 'a last level exactly at the end of the time allowed',
    file: 'settings.yaml',
    edit: {replace: 'allWithin: 45m', by: 'allWithin: 30m'},
  },
]
