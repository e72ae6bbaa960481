import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {calendarOf, personOf} from '../../src/oncall/calendar.ts'
import {nameOf} from '../../src/oncall/calendar-names.ts'
import {occurrencesIn} from '../../src/oncall/ical/expand.ts'
import {readCalendar} from '../../src/oncall/ical/read-calendar.ts'
import {writeCalendar} from '../../src/oncall/ical/write-calendar.ts'
import {Schedules} from '../../src/oncall/schedules.ts'
import {dayMs} from '../../src/oncall/zone.ts'
import {ms} from './rotations.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`calendars/${name}.ics`, import.meta.url)), 'utf8')
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)

interface Asked {
  ics: string
  names?: Record<string, string>
  timeZone?: string
  more?: string
}

function catalogOf({ics, names = {}, timeZone = 'UTC', more = ''}: Asked) {
  const files = {
    'rotations/ops.ics': ics,
    'rotations/ops.mdx': `---\ntitle: Ops\nteam: ops\ntimeZone: ${timeZone}\ncalendar: {file: ops.ics, names: ${JSON.stringify(names)}}\n${more}---\n`,
  }
  return exampleCatalog({name: 'calendar', files, expect: []})
}

// Who is on call, as `kai 2026-11-16T14:00 to 2026-11-23T14:00`; what is unknown says so.
function told(asked: Asked, from: string, to: string): string[] {
  const rosters = new Schedules(catalogOf(asked), {from: ms(from), to: ms(to)})
  const list = [...(rosters.shifts('ops') ?? []), ...rosters.unknown('ops').map(each => ({...each, person: 'unknown'}))]
  return list.sort((a, b) => a.from - b.from).map(({from, to, person}) => `${person} ${iso(from)} to ${iso(to)}`)
}

// An event or more in a calendar.
const calendar = (...events: string[]) =>
  `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${events.map((event, index) => `BEGIN:VEVENT\nUID:${index}\n${event}\nEND:VEVENT\n`).join('')}END:VCALENDAR\n`

describe('the shifts of an export, as documented,', () => {
  test('of PagerDuty are named within the summary and in UTC', () => {
    expect(
      told({ics: fixture('pagerduty'), names: {'Kai D.': 'kai', 'Noor Haddad': 'noor'}}, '2026-11-20T00:00Z', '2026-12-10T00:00Z'),
    ).toEqual([
      'kai 2026-11-20T00:00 to 2026-11-23T14:00',
      'noor 2026-11-23T14:00 to 2026-11-30T14:00',
      'kai 2026-11-30T14:00 to 2026-12-07T14:00',
      'unknown 2026-12-07T14:00 to 2026-12-10T00:00',
    ])
  })

  test('of Opsgenie are named by attendees, folded lines included, and 169 hours long across a clock change', () => {
    expect(
      told(
        {ics: fixture('opsgenie'), names: {'Kai Dawson': 'kai', 'noor@larkmoor.example': 'noor'}},
        '2026-10-01T00:00Z',
        '2026-12-01T00:00Z',
      ),
    ).toEqual([
      'unknown 2026-10-01T00:00 to 2026-10-26T13:00',
      'kai 2026-10-26T13:00 to 2026-11-02T14:00',
      'noor 2026-11-02T14:00 to 2026-11-09T14:00',
      'unknown 2026-11-09T14:00 to 2026-12-01T00:00',
    ])
  })

  test('of Grafana OnCall recur, leave out what is excepted, and let the higher level go first', () => {
    expect(
      told({ics: fixture('grafana-oncall'), names: {kai: 'kai', noor: 'noor', remy: 'remy'}}, '2026-11-03T00:00Z', '2026-11-09T00:00Z'),
    ).toEqual([
      'noor 2026-11-03T00:00 to 2026-11-04T00:00',
      'kai 2026-11-04T00:00 to 2026-11-04T12:00',
      'remy 2026-11-04T12:00 to 2026-11-04T18:00',
      'kai 2026-11-04T18:00 to 2026-11-05T00:00',
      'noor 2026-11-05T00:00 to 2026-11-06T00:00',
      'kai 2026-11-06T00:00 to 2026-11-07T00:00',
      'kai 2026-11-08T00:00 to 2026-11-09T00:00',
    ])
  })

  test('of Google Calendar recur in their zone, with moved and cancelled weeks and whole days', () => {
    const asked = {ics: fixture('google'), names: {Kai: 'kai', Noor: 'noor', Remy: 'remy'}, timeZone: 'America/New_York'}
    expect(told(asked, '2026-11-20T00:00Z', '2026-12-29T00:00Z')).toEqual([
      'noor 2026-11-20T00:00 to 2026-11-23T09:00',
      'kai 2026-11-23T09:00 to 2026-11-30T09:00',
      'noor 2026-11-30T12:00 to 2026-12-07T09:00',
      'remy 2026-12-14T05:00 to 2026-12-16T05:00',
      'kai 2026-12-21T09:00 to 2026-12-28T09:00',
      'noor 2026-12-28T09:00 to 2026-12-29T00:00',
    ])
  })
})

describe('a weekly turn', () => {
  test('begins and ends at nine on both sides of both clock changes', () => {
    const ics = calendar(
      'SUMMARY:Kai\nDTSTART;TZID=America/New_York:20260105T090000\nDTEND;TZID=America/New_York:20260112T090000\nRRULE:FREQ=WEEKLY',
    )
    const asked = {ics, names: {Kai: 'kai'}}
    const starts = (from: string, to: string) =>
      occurrencesIn(readCalendar(ics), 'UTC', {from: ms(from), to: ms(to)}).occurrences.map(
        ({from, to}) => `${iso(from)} ${(to - from) / 3_600_000}`,
      )
    expect(starts('2026-10-27T00:00Z', '2026-11-10T00:00Z')).toEqual([
      '2026-10-26T13:00 169',
      '2026-11-02T14:00 168',
      '2026-11-09T14:00 168',
    ])
    expect(starts('2027-03-09T00:00Z', '2027-03-16T00:00Z')).toEqual(['2027-03-08T14:00 167', '2027-03-15T13:00 168'])
    expect(told(asked, '2026-11-01T00:00Z', '2026-11-04T00:00Z')).toEqual(['kai 2026-11-01T00:00 to 2026-11-04T00:00'])
  })
})

describe('a time', () => {
  const one = (start: string, end: string, timeZone = 'UTC', more = '') =>
    told(
      {ics: calendar(`SUMMARY:Kai\n${start}\n${end}${more}`), names: {Kai: 'kai'}, timeZone},
      '2027-01-01T00:00Z',
      '2027-12-01T00:00Z',
    ).filter(said => said.startsWith('kai'))

  test('without a zone, and a whole day, is on the clock of the rotation', () => {
    expect(one('DTSTART:20270111T090000', 'DTEND:20270111T170000', 'America/Los_Angeles')).toEqual([
      'kai 2027-01-11T17:00 to 2027-01-12T01:00',
    ])
    expect(one('DTSTART;VALUE=DATE:20270314', 'DTEND;VALUE=DATE:20270315', 'America/New_York')).toEqual([
      'kai 2027-03-14T05:00 to 2027-03-15T04:00',
    ])
    expect(one('DTSTART;VALUE=DATE:20270314', 'X-A:1', 'America/New_York')).toEqual(['kai 2027-03-14T05:00 to 2027-03-15T04:00'])
  })

  test('that the clock skips counts with the offset before, one that it repeats is the first', () => {
    expect(one('DTSTART;TZID=America/New_York:20270314T023000', 'DURATION:PT2H')).toEqual(['kai 2027-03-14T07:30 to 2027-03-14T09:30'])
    expect(one('DTSTART;TZID=America/New_York:20271107T013000', 'DURATION:PT2H')).toEqual(['kai 2027-11-07T05:30 to 2027-11-07T07:30'])
  })

  test('in a zone that only the calendar describes is read by that description', () => {
    const zone =
      'BEGIN:VTIMEZONE\nTZID:Eastern Standard Time\nBEGIN:STANDARD\nDTSTART:16010101T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nRRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:16010101T020000\nTZOFFSETFROM:-0500\nTZOFFSETTO:-0400\nRRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE\n'
    const ics = calendar(
      'SUMMARY:Kai\nDTSTART;TZID=Eastern Standard Time:20270308T090000\nDTEND;TZID=Eastern Standard Time:20270315T090000',
    ).replace('BEGIN:VEVENT', `${zone}BEGIN:VEVENT`)
    expect(told({ics, names: {Kai: 'kai'}}, '2027-03-01T00:00Z', '2027-04-01T00:00Z')[1]).toBe('kai 2027-03-08T14:00 to 2027-03-15T13:00')
  })

  test('may be added, excepted by day, and end a recurrence in UTC', () => {
    const tokyo =
      'SUMMARY:Kai\nDTSTART;TZID=Asia/Tokyo:20270101T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;UNTIL=20270104T000000Z\nRDATE;TZID=Asia/Tokyo:20270110T120000\nEXDATE;VALUE=DATE:20270102'
    expect(one(tokyo.replace('SUMMARY:Kai\n', ''), 'X-A:1').map(said => said.slice(4, 20))).toEqual([
      '2027-01-01T00:00',
      '2027-01-03T00:00',
      '2027-01-04T00:00',
      '2027-01-10T03:00',
    ])
  })
})

test('an exception that is meant for later occurrences too moves them and names them', () => {
  const ics = calendar(
    'SUMMARY:Kai\nDTSTART:20270104T090000Z\nDURATION:PT8H\nRRULE:FREQ=WEEKLY;COUNT=4',
    'SUMMARY:Noor\nDTSTART:20270118T100000Z\nDURATION:PT4H\nRECURRENCE-ID;RANGE=THISANDFUTURE:20270118T090000Z',
  ).replace('UID:1', 'UID:0')
  const said = told({ics, names: {Kai: 'kai', Noor: 'noor'}}, '2027-01-04T09:00Z', '2027-01-26T00:00Z')
  expect(said.filter(each => !each.startsWith('unknown'))).toEqual([
    'kai 2027-01-04T09:00 to 2027-01-04T17:00',
    'kai 2027-01-11T09:00 to 2027-01-11T17:00',
    'noor 2027-01-18T10:00 to 2027-01-18T14:00',
    'noor 2027-01-25T10:00 to 2027-01-25T14:00',
  ])
})

test('a calendar of many thousand events is read in time', () => {
  const many = calendar(
    ...Array.from(
      {length: 10_000},
      (_, index) => `SUMMARY:Kai\nDTSTART;TZID=Europe/Lisbon:20270104T${10 + (index % 10)}0000\nDURATION:PT1H`,
    ),
  )
  const started = process.cpuUsage()
  expect(readCalendar(many).events).toHaveLength(10_000)
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5)
})

describe('a calendar that cannot be read', () => {
  const problems = (text: string) => {
    const read = readCalendar(text)
    const {problems} = occurrencesIn(read, 'UTC', {from: Number.NEGATIVE_INFINITY, to: ms('2028-01-01T00:00Z')})
    return [...read.problems, ...problems].map(({line, reason}) => `${line}: ${reason}`)
  }
  const event = (...lines: string[]) => calendar(lines.join('\n'))

  test.each([
    ['<html>', ['1: a calendar begins with `BEGIN:VCALENDAR`']],
    ['', ['1: a calendar begins with `BEGIN:VCALENDAR`']],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nEND:VCALENDAR\n', ['4: `END:VCALENDAR` ends `BEGIN:VEVENT` of line 2']],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n', ['2: `BEGIN:VEVENT` has no end']],
    ['BEGIN:VCARD\nEND:VCARD\n', ['1: `BEGIN:VCARD` stands outside a calendar']],
    [event('DTSTART:20270101T090000Z', 'no colon here'), ['7: expected a property such as `SUMMARY:Kai`, got `no colon here`']],
    [event('SUMMARY:Kai'), ['4: the event has no `DTSTART`']],
    [event('SUMMARY:Kai', 'DTSTART:20271332T250000Z', 'DURATION:PT1H'), ['7: `DTSTART` is no time that exists']],
    [event('DTSTART:soon'), ['6: `DTSTART` is no time that exists']],
    [event('DTSTART:20270102T090000Z', 'DTEND:20270101T090000Z'), ['7: the event ends before it begins']],
    [
      event('DTSTART;TZID=Larkmoor Time:20270101T090000', 'DURATION:PT1H'),
      ['6: nobody knows the time zone `Larkmoor Time`, and the calendar does not describe it'],
    ],
    [
      event('DTSTART:20270101T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SOMETIMES'),
      ['8: `RRULE` cannot be read: invalid frequency "SOMETIMES" expected: "SECONDLY, MINUTELY, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY"'],
    ],
  ])('names the line: %j', (text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  test.each([
    ['FREQ=SECONDLY', 'the recurrence `FREQ=SECONDLY` has too many dates to count'],
    ['FREQ=MINUTELY;INTERVAL=2', 'the recurrence `FREQ=MINUTELY;INTERVAL=2` has too many dates to count'],
    ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'the recurrence `FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30` has too many dates to count'],
    ['FREQ=DAILY;INTERVAL=100000000', 'the recurrence `FREQ=DAILY;INTERVAL=100000000` has an interval of more than 1000'],
  ])('a recurrence that would never end is given up: %s', (rule, reason) => {
    const started = process.cpuUsage()
    expect(problems(event('DTSTART:20200101T090000Z', 'DURATION:PT1S', `RRULE:${rule}`))).toEqual([`4: ${reason}`])
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(4)
  })

  test.each(['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;BYDAY=1MO', 'FREQ=HOURLY;INTERVAL=24;BYMONTH=2;BYMONTHDAY=30'])(
    'a recurrence without a date, %s, is no endless search',
    rule => {
      const started = process.cpuUsage()
      expect(problems(event('DTSTART:20260101T090000Z', 'DURATION:PT1H', `RRULE:${rule}`))).toEqual([])
      expect(process.cpuUsage(started).user / 1e6).toBeLessThan(4)
    },
  )

  test('is unknown as a whole, also where only one event is broken', () => {
    const ics = calendar('SUMMARY:Kai\nDTSTART:20270101T090000Z\nDURATION:P7D', 'DTSTART:never')
    expect(new Schedules(catalogOf({ics}), {from: 0, to: dayMs}).shifts('ops')).toBeUndefined()
  })

  test('never throws, whatever the text', () => {
    const line = fc.constantFrom(
      'BEGIN:VEVENT',
      'END:VEVENT',
      'BEGIN:VCALENDAR',
      'END:VCALENDAR',
      'DTSTART:20270101T090000Z',
      'DTSTART;TZID=X:2',
      'RRULE:FREQ=DAILY',
      'RRULE:',
      'RDATE;VALUE=PERIOD:20270101T090000Z/PT1H',
      'EXDATE:x',
      'DURATION:P1D',
      'DTEND;VALUE=DATE:20270102',
      'RECURRENCE-ID:20270101T090000Z',
      'UID:1',
      'ATTENDEE;CN=:',
      'SEQUENCE:x',
      ' folded',
      'X;Y="',
      'BEGIN:VTIMEZONE',
      'END:VTIMEZONE',
      'TZID:X',
      'STATUS:',
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 14}), fc.boolean(), (lines, whole) => {
        const text = whole ? calendar(lines.join('\n')) : lines.join('\n')
        expect(() => problems(text)).not.toThrow()
      }),
      {numRuns: 1500},
    )
  })
})

describe('a name', () => {
  const names = {Kai: 'kai', 'Kai Dawson': 'kai-dawson', 'Noor H.': 'noor', 'remy@larkmoor.example': 'remy'}
  const said = (summary: string, ...attendees: {name?: string; address: string}[]) => {
    const named = nameOf({summary, attendees}, names)
    return named.state === 'ambiguous' ? named.people.join('/') : personOf(named)
  }

  test('is the whole summary, else an attendee, else the longest one within the summary', () => {
    expect(said('kai')).toBe('kai')
    expect(said('[L1] Kai')).toBe('kai')
    expect(said('Kai Dawson')).toBe('kai-dawson')
    expect(said('Order ops', {address: 'REMY@larkmoor.example'})).toBe('remy')
    expect(said('Order ops', {name: 'Noor H.', address: 'x@y.example'})).toBe('noor')
    expect(said('On Call - Kai Dawson - Order ops')).toBe('kai-dawson')
    expect(said('On Call - Noor H. - Order ops')).toBe('noor')
    expect(said('Kaito on call')).toBe('unmapped:Kaito on call')
    expect(said('', {name: 'Sam', address: 's@y.example'})).toBe('unmapped:Sam')
  })

  test('that could be two people is neither', () => {
    expect(said('Kai and Noor H.')).toBe('kai/noor')
    expect(said('Order ops', {name: 'Kai', address: 'a'}, {name: 'Noor H.', address: 'b'})).toBe('kai/noor')
  })
})

describe('a rotation with a calendar', () => {
  const week = (name: string, day: number) => `SUMMARY:${name}\nDTSTART:202701${day}T090000Z\nDURATION:P7D`
  const asked = {names: {Kai: 'kai', Noor: 'noor'}, ics: calendar(week('Kai', 11), week('Noor', 18))}

  test('has overrides over it, layers below it and no gaps in it, but not where it does not tell', () => {
    const more = `overrides: [{person: remy, from: '2027-01-12T00:00:00Z', to: '2027-01-13T00:00:00Z', reason: Swap.}]\ngaps: [{from: '2027-01-14T00:00:00Z', to: '2027-01-15T00:00:00Z', reason: Party.}]\n`
    expect(told({...asked, more}, '2027-01-11T00:00Z', '2027-01-26T00:00Z')).toEqual([
      'unknown 2027-01-11T00:00 to 2027-01-11T09:00',
      'kai 2027-01-11T09:00 to 2027-01-12T00:00',
      'remy 2027-01-12T00:00 to 2027-01-13T00:00',
      'kai 2027-01-13T00:00 to 2027-01-18T09:00',
      'noor 2027-01-18T09:00 to 2027-01-25T09:00',
      'unknown 2027-01-25T09:00 to 2027-01-26T00:00',
    ])
    const filled = {
      ics: calendar(week('Kai', 11), week('Noor', 25)),
      names: asked.names,
      more: 'layers: [{members: [remy], start: 2026-01-05}]\n',
    }
    expect(told(filled, '2027-01-11T09:00Z', '2027-01-26T00:00Z')).toEqual([
      'kai 2027-01-11T09:00 to 2027-01-18T09:00',
      'remy 2027-01-18T09:00 to 2027-01-25T09:00',
      'noor 2027-01-25T09:00 to 2027-01-26T00:00',
    ])
  })

  test('is known as far as its last event, or without an end', () => {
    const known = (ics: string, to: string) => {
      const catalog = catalogOf({ics})
      const rotation = catalog.get('rotation', 'ops')
      const answer = rotation && calendarOf(catalog, rotation, {from: ms('2027-01-01T00:00Z'), to: ms(to)})
      return answer?.state === 'read' ? [iso(answer.known.from), iso(answer.known.to), answer.ends] : answer
    }
    expect(known(asked.ics, '2027-06-01T00:00Z')).toEqual(['2027-01-11T09:00', '2027-01-25T09:00', true])
    expect(known(asked.ics, '2027-01-20T00:00Z')).toEqual(['2027-01-11T09:00', '2027-01-20T00:00', false])
    expect(known(calendar(`${week('Kai', 11)}\nRRULE:FREQ=YEARLY`), '2027-06-01T00:00Z')).toEqual([
      '2027-01-11T09:00',
      '2027-06-01T00:00',
      false,
    ])
    expect(known(calendar(), '2027-06-01T00:00Z')).toEqual(['2027-01-01T00:00', '2027-01-01T00:00', true])
  })
})

test('any shifts that are written are read back equal', () => {
  const name = fc
    .string({unit: 'binary', minLength: 1})
    .map(text => text.replace(/\p{Cc}|\p{Zl}|\p{Zp}/gu, '').trim())
    .filter(text => text !== '' && text.isWellFormed())
  const shift = fc.record({hour: fc.integer({min: 1, max: 300}), person: name})
  fc.assert(
    fc.property(fc.array(shift, {minLength: 1, maxLength: 30}), fc.integer({min: 0, max: 20_000}), (list, start) => {
      let at = ms('2026-01-01T00:00Z') + start * 3_600_000
      const events = list.map(({hour, person}, index) => ({uid: `${index}@x`, from: at, to: (at += hour * 3_600_000), summary: person}))
      const text = writeCalendar({title: 'Ops; on, call\\', stamp: ms('2026-01-01T00:00Z'), events})
      for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
      const read = readCalendar(text)
      expect(read.problems).toEqual([])
      const {occurrences} = occurrencesIn(read, 'Pacific/Apia', {from: Number.NEGATIVE_INFINITY, to: at + dayMs})
      expect(occurrences.map(({from, to, event}) => ({uid: event.uid, from, to, summary: event.summary}))).toEqual(events)
    }),
    {numRuns: 200},
  )
})
