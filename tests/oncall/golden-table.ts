import type {RotationRule} from '../../src/oncall/rotation-rule.ts'
import {ruleFrom} from './rotations.ts'

const weekly = {members: ['robin', 'sasha'], start: '2026-01-05'}
const daily = (start: string, time: string, members = ['ana', 'ben']) => ({members, start, turn: '1d', handoff: {time}})
const hours = (from: string, to: string, more = {}) => [{from, to, ...more}]
const weekdays = {days: ['mon', 'tue', 'wed', 'thu', 'fri']}
const one = (timeZone: string, layer: object, more = {}) => ruleFrom({timeZone, layers: [layer], ...more})

const thanksgiving = {person: 'sasha', from: '2026-11-26T12:00:00-05:00', to: '2026-11-26T22:00:00-05:00', reason: 'Swap.'}

/** Who is on call when: rotations with instants, worked out by hand from the published clock changes; `-` means nobody. */
export const goldenTable: [string, RotationRule, [instant: string, person: string, why: string][]][] = [
  [
    'New York, weekly, Monday 09:00',
    one('America/New_York', weekly),
    [
      ['2026-01-05T13:59:59Z', '-', 'before it begins'],
      ['2026-01-05T14:00:00Z', 'robin', 'the first handoff'],
      ['2026-03-02T13:59:59Z', 'sasha', 'last second before a handoff in winter time'],
      ['2026-03-02T14:00:00Z', 'robin', 'handoff in winter time'],
      ['2026-03-08T06:59:59Z', 'robin', 'before clocks go forward'],
      ['2026-03-08T07:00:00Z', 'robin', 'clocks go forward'],
      ['2026-03-09T12:59:59Z', 'robin', 'last second before the first handoff in summer time'],
      ['2026-03-09T13:00:00Z', 'sasha', '09:00 is now an hour earlier in UTC'],
      ['2026-10-26T13:00:00Z', 'robin', 'handoff in summer time'],
      ['2026-11-01T05:59:59Z', 'robin', 'before clocks go back'],
      ['2026-11-01T06:00:00Z', 'robin', 'clocks go back'],
      ['2026-11-02T13:59:59Z', 'robin', 'the handoff waits for 09:00 winter time'],
      ['2026-11-02T14:00:00Z', 'sasha', 'handoff in winter time again'],
      ['2026-12-28T14:00:00Z', 'sasha', 'last week of the year'],
      ['2027-01-01T05:00:00Z', 'sasha', 'New Year changes nothing'],
      ['2027-01-04T14:00:00Z', 'robin', 'first handoff of the year'],
    ],
  ],
  [
    'New York, daily at 02:30, which is skipped on 8 March',
    one('America/New_York', daily('2026-03-01', '02:30')),
    [
      ['2026-03-08T06:59:59Z', 'ana', 'before the jump'],
      ['2026-03-08T07:00:00Z', 'ben', 'the skipped time is the moment of the jump'],
      ['2026-03-09T06:29:59Z', 'ben', 'the day after, before'],
      ['2026-03-09T06:30:00Z', 'ana', 'the day after, 02:30 again'],
    ],
  ],
  [
    'New York, daily at 01:30, which occurs twice on 1 November',
    one('America/New_York', daily('2026-10-25', '01:30')),
    [
      ['2026-11-01T05:29:59Z', 'ana', 'before the first 01:30'],
      ['2026-11-01T05:30:00Z', 'ben', 'the first 01:30'],
      ['2026-11-01T06:15:00Z', 'ben', '01:15 for the second time'],
      ['2026-11-01T06:30:00Z', 'ben', 'the second 01:30 hands nothing over'],
      ['2026-11-02T06:29:59Z', 'ben', 'the day after, before'],
      ['2026-11-02T06:30:00Z', 'ana', 'the day after'],
    ],
  ],
  [
    'Lisbon, daily at 01:30, skipped on 29 March, twice on 25 October',
    one('Europe/Lisbon', daily('2026-03-22', '01:30')),
    [
      ['2026-03-29T00:59:59Z', 'ana', 'before the jump'],
      ['2026-03-29T01:00:00Z', 'ben', 'the jump'],
      ['2026-03-30T00:29:59Z', 'ben', 'the day after, before'],
      ['2026-03-30T00:30:00Z', 'ana', '01:30 in summer time'],
      ['2026-10-25T00:29:59Z', 'ana', 'before the first 01:30'],
      ['2026-10-25T00:30:00Z', 'ben', 'the first 01:30'],
      ['2026-10-25T01:30:00Z', 'ben', 'the second 01:30'],
      ['2026-10-26T01:29:59Z', 'ben', 'the day after, before'],
      ['2026-10-26T01:30:00Z', 'ana', '01:30 in winter time'],
    ],
  ],
  [
    'London, weekly, Monday 09:00',
    one('Europe/London', weekly),
    [
      ['2026-03-23T08:59:59Z', 'robin', 'before a handoff in winter time'],
      ['2026-03-23T09:00:00Z', 'sasha', 'handoff in winter time'],
      ['2026-03-30T07:59:59Z', 'sasha', 'before the first handoff in summer time'],
      ['2026-03-30T08:00:00Z', 'robin', 'first handoff in summer time'],
      ['2026-10-19T08:00:00Z', 'sasha', 'last handoff in summer time'],
      ['2026-10-26T08:59:59Z', 'sasha', '08:59 in winter time'],
      ['2026-10-26T09:00:00Z', 'robin', 'first handoff in winter time'],
    ],
  ],
  [
    'Los Angeles, 14:00 to 22:00',
    one('America/Los_Angeles', {members: ['remy'], start: '2026-01-05', hours: hours('14:00', '22:00')}),
    [
      ['2026-03-08T05:59:59Z', 'remy', 'last second of the last shift in winter time'],
      ['2026-03-08T06:00:00Z', '-', '22:00 in winter time'],
      ['2026-03-08T20:59:59Z', '-', 'before 14:00 in summer time'],
      ['2026-03-08T21:00:00Z', 'remy', '14:00 in summer time'],
      ['2026-03-09T04:59:59Z', 'remy', 'last second'],
      ['2026-03-09T05:00:00Z', '-', '22:00 in summer time'],
      ['2026-11-01T04:59:59Z', 'remy', 'last second in summer time'],
      ['2026-11-01T05:00:00Z', '-', '22:00 in summer time'],
      ['2026-11-01T21:59:59Z', '-', 'before 14:00 in winter time'],
      ['2026-11-01T22:00:00Z', 'remy', '14:00 in winter time'],
      ['2026-11-02T05:59:59Z', 'remy', 'last second in winter time'],
      ['2026-11-02T06:00:00Z', '-', '22:00 in winter time'],
    ],
  ],
  [
    'Lord Howe, daily at 02:15, skipped on 4 October by half an hour',
    one('Australia/Lord_Howe', daily('2026-09-27', '02:15')),
    [
      ['2026-10-03T15:29:59Z', 'ana', 'before the jump of 30 minutes'],
      ['2026-10-03T15:30:00Z', 'ben', 'the jump'],
      ['2026-10-04T15:14:59Z', 'ben', 'the day after, before'],
      ['2026-10-04T15:15:00Z', 'ana', '02:15 at +11:00'],
    ],
  ],
  [
    'Lord Howe, daily at 01:45, twice on 5 April',
    one('Australia/Lord_Howe', daily('2026-03-29', '01:45')),
    [
      ['2026-04-04T14:44:59Z', 'ana', 'before the first 01:45'],
      ['2026-04-04T14:45:00Z', 'ben', 'the first 01:45'],
      ['2026-04-04T15:15:00Z', 'ben', 'the second 01:45'],
      ['2026-04-05T15:14:59Z', 'ben', 'the day after, before'],
      ['2026-04-05T15:15:00Z', 'ana', '01:45 at +10:30'],
    ],
  ],
  [
    'Apia, daily at 09:00, across the skipped 30 December 2011',
    one('Pacific/Apia', daily('2011-12-28', '09:00', ['ana', 'ben', 'cleo'])),
    [
      ['2011-12-29T18:59:59Z', 'ana', 'before 09:00 on 29 December'],
      ['2011-12-29T19:00:00Z', 'ben', '09:00 on 29 December'],
      ['2011-12-30T09:59:59Z', 'ben', 'last second of 29 December'],
      ['2011-12-30T10:00:00Z', 'cleo', '31 December begins; the handoff of the skipped day falls on the jump'],
      ['2011-12-30T18:59:59Z', 'cleo', 'before 09:00 on 31 December'],
      ['2011-12-30T19:00:00Z', 'ana', '09:00 on 31 December'],
    ],
  ],
  [
    'Apia, daily at midnight: the turn of the skipped day has no length',
    one('Pacific/Apia', daily('2011-12-28', '00:00', ['ana', 'ben', 'cleo'])),
    [
      ['2011-12-30T09:59:59Z', 'ben', '29 December'],
      ['2011-12-30T10:00:00Z', 'ana', '31 December; the turn between is skipped with its day'],
    ],
  ],
  [
    'Apia, weekdays 08:00 to 18:00: the skipped day was a Friday',
    one('Pacific/Apia', {members: ['sina'], start: '2011-12-05', hours: hours('08:00', '18:00', weekdays)}),
    [
      ['2011-12-30T03:59:59Z', 'sina', 'last second of Thursday'],
      ['2011-12-30T04:00:00Z', '-', 'Thursday 18:00'],
      ['2011-12-30T12:00:00Z', '-', 'Saturday already'],
      ['2012-01-01T17:59:59Z', '-', 'before Monday 08:00'],
      ['2012-01-01T18:00:00Z', 'sina', 'Monday 08:00'],
    ],
  ],
  [
    'an override, and a declared gap with an override in it',
    one('America/New_York', weekly, {
      overrides: [thanksgiving, {person: 'kai', from: '2026-12-25T12:00:00Z', to: '2026-12-25T13:00:00Z', reason: 'Stands in.'}],
      gaps: [{from: '2026-12-25T00:00:00Z', to: '2026-12-26T00:00:00Z', reason: 'Closed.'}],
    }),
    [
      ['2026-11-26T16:59:59Z', 'robin', 'before the override'],
      ['2026-11-26T17:00:00Z', 'sasha', 'its first instant'],
      ['2026-11-27T02:59:59Z', 'sasha', 'its last second'],
      ['2026-11-27T03:00:00Z', 'robin', 'the layer again'],
      ['2026-12-24T23:59:59Z', 'robin', 'before the declared gap'],
      ['2026-12-25T00:00:00Z', 'robin', 'the gap takes nobody off duty'],
      ['2026-12-25T12:30:00Z', 'kai', 'the override'],
      ['2026-12-25T13:00:00Z', 'robin', 'the layer again'],
      ['2026-12-26T00:00:00Z', 'robin', 'the layer again'],
    ],
  ],
  [
    'a leap day, and a year without one',
    one('UTC', daily('2028-02-27', '09:00', ['ana', 'ben', 'cleo'])),
    [
      ['2028-02-29T08:59:59Z', 'ben', 'before the leap day'],
      ['2028-02-29T09:00:00Z', 'cleo', 'the leap day'],
      ['2028-03-01T08:59:59Z', 'cleo', 'its last second'],
      ['2028-03-01T09:00:00Z', 'ana', 'March'],
    ],
  ],
  [
    'year end, daily at midnight in New York',
    one('America/New_York', daily('2026-12-30', '00:00', ['ana', 'ben', 'cleo'])),
    [
      ['2027-01-01T04:59:59Z', 'ben', 'last second of the year there'],
      ['2027-01-01T05:00:00Z', 'cleo', 'first second of the year there'],
    ],
  ],
  [
    'turns of twelve hours stay at 09:00 and 21:00',
    one('America/New_York', {...daily('2026-03-07', '09:00'), turn: '12h'}),
    [
      ['2026-03-08T01:59:59Z', 'ana', 'before 21:00'],
      ['2026-03-08T02:00:00Z', 'ben', '21:00 in winter time'],
      ['2026-03-08T12:59:59Z', 'ben', 'the night is eleven hours long'],
      ['2026-03-08T13:00:00Z', 'ana', '09:00 in summer time'],
    ],
  ],
  [
    'a night window over midnight, on Friday and Saturday',
    one('UTC', {members: ['nia'], start: '2026-01-05', hours: hours('22:00', '06:00', {days: ['fri', 'sat']})}),
    [
      ['2026-11-20T21:59:59Z', '-', 'Friday before 22:00'],
      ['2026-11-20T22:00:00Z', 'nia', 'Friday 22:00'],
      ['2026-11-21T05:59:59Z', 'nia', 'Saturday morning belongs to Friday'],
      ['2026-11-21T06:00:00Z', '-', 'Saturday 06:00'],
      ['2026-11-22T05:59:59Z', 'nia', 'Sunday morning belongs to Saturday'],
      ['2026-11-22T22:00:00Z', '-', 'Sunday has no night'],
    ],
  ],
]
