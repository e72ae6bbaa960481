import {describe, expect, test} from 'vitest'
import {withWholeLetters} from '../../src/core/content/calendar-folds.ts'
import {occurrencesIn} from '../../src/oncall/ical/expand.ts'
import {readCalendar} from '../../src/oncall/ical/read-calendar.ts'
import {ianaName} from '../../src/oncall/ical/zone-names.ts'
import {ms} from './rotations.ts'

const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16)

// What takes place in 2026 and 2027, as `Kai 2026-11-10T09:00 to 2026-11-10T17:00`, or the problems.
function told(text: string, timeZone = 'UTC', from = '2026-01-01T00:00Z', to = '2028-01-01T00:00Z'): string[] {
  const read = readCalendar(text)
  const {occurrences, problems} = occurrencesIn(read, timeZone, {from: ms(from), to: ms(to)})
  const broken = [...read.problems, ...problems].map(({line, reason}) => `${line}: ${reason}`)
  return broken.length > 0 ? broken : occurrences.map(({event, from, to}) => `${event.summary} ${iso(from)} to ${iso(to)}`)
}

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Kai', ...lines, 'END:VEVENT'].join('\n')
const noor = (...lines: string[]) => event(...lines).replace('Kai', 'Noor')
const calendar = (...parts: string[]) => `${['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\n')}\n`
const starts = (said: string[]) => said.map(each => each.split(' ').slice(0, 2).join(' '))

describe('a recurrence', () => {
  const of = (start: string, rule: string, to?: string) =>
    starts(told(calendar(event(`DTSTART:${start}Z`, 'DURATION:PT8H', `RRULE:${rule}`)), 'UTC', undefined, to)).map(each =>
      each.slice(4, 14),
    )

  test.each([
    ['20260130T090000', 'FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;COUNT=4', ['2026-01-30', '2026-02-28', '2026-03-30', '2026-04-30']],
    ['20261102T090000', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=4', ['2026-11-02', '2026-11-06', '2026-11-09', '2026-11-13']],
    ['20260131T090000', 'FREQ=DAILY;BYMONTHDAY=-1;COUNT=3', ['2026-01-31', '2026-02-28', '2026-03-31']],
    ['20260105T090000', 'FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,3,4;COUNT=3', ['2026-01-05', '2026-03-05', '2027-01-05']],
    ['20260110T090000', 'FREQ=YEARLY;BYMONTHDAY=10;COUNT=3', ['2026-01-10', '2026-02-10', '2026-03-10']],
    ['20260302T090000', 'FREQ=YEARLY;BYWEEKNO=10,20;BYDAY=MO;COUNT=3', ['2026-03-02', '2026-05-11', '2027-03-08']],
  ])('from %s by %s has the dates of the standard', (start, rule, dates) => expect(of(start, rule)).toEqual(dates))

  test('on 29 February is in leap years only', () => {
    const leap = calendar(event('DTSTART:20240229T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=YEARLY;COUNT=3'))
    expect(starts(told(leap, 'UTC', '2024-01-01T00:00Z', '2034-01-01T00:00Z'))).toEqual([
      'Kai 2024-02-29T09:00',
      'Kai 2028-02-29T09:00',
      'Kai 2032-02-29T09:00',
    ])
  })

  test('has its own begin as first date, which counts, whatever the rule says', () => {
    expect(of('20261111T090000', 'FREQ=WEEKLY;BYDAY=MO;COUNT=2')).toEqual(['2026-11-11', '2026-11-16'])
    expect(of('20261111T090000', 'FREQ=WEEKLY;BYDAY=MO;COUNT=1')).toEqual(['2026-11-11'])
  })

  test.each([
    ['FREQ=YEARLY;BYWEEKNO=20', '`BYWEEKNO` without `BYDAY`, which programs read differently'],
    ['FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO', '`BYWEEKNO` with a week at the turn of the year, which programs read differently'],
    ['FREQ=YEARLY;BYYEARDAY=10;BYMONTHDAY=10', '`BYYEARDAY` and `BYMONTHDAY` together, which programs read differently'],
    ['FREQ=YEARLY;BYDAY=53MO', '`BYDAY` with the 53rd weekday of a year, which programs read differently'],
    ['FREQ=WEEKLY;BYDAY=MO,TH;BYSETPOS=1', '`BYSETPOS` and begins within a week, which programs read differently'],
    ['RSCALE=HEBREW;FREQ=YEARLY', '`RSCALE`, which is not read'],
  ])('is refused by name: %s', (rule, why) => {
    expect(told(calendar(event('DTSTART:20261111T090000Z', 'DURATION:PT1H', `RRULE:${rule}`)))[0]).toContain(`has ${why}`)
  })

  test('is left out where another one excludes it', () => {
    const rules = ['RRULE:FREQ=DAILY;COUNT=5', 'EXRULE:FREQ=DAILY;INTERVAL=2']
    expect(starts(told(calendar(event('DTSTART:20261102T090000Z', 'DURATION:PT1H', ...rules))))).toEqual([
      'Kai 2026-11-03T09:00',
      'Kai 2026-11-05T09:00',
    ])
  })
})

describe('an exception', () => {
  const days = ['DTSTART;VALUE=DATE:20261110', 'RRULE:FREQ=DAILY;COUNT=3']
  const times = ['DTSTART:20261110T090000Z', 'DURATION:PT8H', 'RRULE:FREQ=DAILY;COUNT=3']
  const left = ['Kai 2026-11-09T23:00', 'Kai 2026-11-11T23:00']

  test.each(['EXDATE;TZID=Europe/Berlin:20261111T000000', 'EXDATE:20261110T230000Z', 'EXDATE;VALUE=DATE:20261111'])(
    'takes a day away, written as a time or a day: %s',
    line => expect(starts(told(calendar(event(...days, line)), 'Europe/Berlin'))).toEqual(left),
  )

  test('takes the place of a day that it names by a time, and of a time that it names by its day', () => {
    const day = noor('RECURRENCE-ID;TZID=Europe/Berlin:20261111T000000', 'DTSTART;VALUE=DATE:20261111')
    expect(starts(told(calendar(event(...days), day), 'UTC'))).toEqual([
      'Kai 2026-11-10T00:00',
      'Noor 2026-11-11T00:00',
      'Kai 2026-11-12T00:00',
    ])
    const time = noor('RECURRENCE-ID;VALUE=DATE:20261111', 'DTSTART:20261111T100000Z', 'DURATION:PT1H')
    expect(starts(told(calendar(event(...times), time)))).toEqual(['Kai 2026-11-10T09:00', 'Noor 2026-11-11T10:00', 'Kai 2026-11-12T09:00'])
  })

  test('of the highest sequence number counts, and a cancelled one leaves the hours open', () => {
    const at = ['RECURRENCE-ID:20261111T090000Z', 'DTSTART:20261111T090000Z', 'DURATION:PT8H']
    const moved = calendar(event(...times), noor(...at, 'SEQUENCE:2'), event(...at, 'SEQUENCE:1').replace('Kai', 'Remy'))
    expect(starts(told(moved))).toContain('Noor 2026-11-11T09:00')
    expect(told(moved)).toHaveLength(3)
    expect(told(calendar(event(...times), noor(...at, 'STATUS:CANCELLED')))).toHaveLength(2)
  })
})

describe('an event', () => {
  const shift = ['DTSTART:20261110T090000Z', 'DTEND:20261110T170000Z']

  test('is gone where its calendar takes it back, or a later version cancels it', () => {
    expect(told(calendar('METHOD:CANCEL', event(...shift, 'SEQUENCE:1')))).toEqual([])
    expect(told(calendar(event(...shift), event(...shift, 'SEQUENCE:1', 'STATUS:CANCELLED')))).toEqual([])
    expect(told(calendar(event(...shift)) + calendar('METHOD:CANCEL', event(...shift, 'SEQUENCE:1')))).toEqual([])
  })

  test('that was moved is where its highest sequence number puts it', () => {
    const later = event('DTSTART:20261112T090000Z', 'DTEND:20261112T170000Z', 'SEQUENCE:3')
    expect(starts(told(calendar(later, event(...shift, 'SEQUENCE:2'))))).toEqual(['Kai 2026-11-12T09:00'])
  })

  test('is as long as its duration says: hours are hours, days are days on the wall', () => {
    const of = (duration: string) => told(calendar(event('DTSTART;TZID=America/New_York:20260307T210000', `DURATION:${duration}`)))
    expect(of('PT12H')).toEqual(['Kai 2026-03-08T02:00 to 2026-03-08T14:00'])
    expect(of('P1D')).toEqual(['Kai 2026-03-08T02:00 to 2026-03-09T01:00'])
    expect(of('P1DT1H')).toEqual(['Kai 2026-03-08T02:00 to 2026-03-09T02:00'])
  })

  test('of a day that ends on itself is that day', () => {
    expect(told(calendar(event('DTSTART;VALUE=DATE:20261110', 'DTEND;VALUE=DATE:20261110')))).toEqual([
      'Kai 2026-11-10T00:00 to 2026-11-11T00:00',
    ])
  })

  test('has further times with lengths of their own', () => {
    const more = 'RDATE;VALUE=PERIOD:20261112T090000Z/PT2H,20261113T090000Z/20261113T100000Z'
    expect(told(calendar(event(...shift, more)))).toEqual([
      'Kai 2026-11-10T09:00 to 2026-11-10T17:00',
      'Kai 2026-11-12T09:00 to 2026-11-12T11:00',
      'Kai 2026-11-13T09:00 to 2026-11-13T10:00',
    ])
  })

  test('without a zone is on the clock that its calendar names; a day stays on that of the rotation', () => {
    const floating = event('DTSTART:20261110T090000', 'DTEND:20261110T170000')
    expect(told(calendar('X-WR-TIMEZONE:Asia/Shanghai', floating))).toEqual(['Kai 2026-11-10T01:00 to 2026-11-10T09:00'])
    expect(starts(told(calendar('X-WR-TIMEZONE:Asia/Shanghai', event('DTSTART;VALUE=DATE:20261110'))))).toEqual(['Kai 2026-11-10T00:00'])
  })

  test('on another calendar scale is refused', () => {
    expect(told(calendar('CALSCALE:HEBREW', event(...shift)))).toEqual(['3: the calendar scale `HEBREW` is not read, only `GREGORIAN`'])
    expect(told(calendar('CALSCALE:GREGORIAN', event(...shift)))).toHaveLength(1)
  })
})

describe('a zone that the calendar describes', () => {
  const part = (name: string, from: string, to: string, rule: string, start = '16010101T020000') =>
    [
      `BEGIN:${name}`,
      `DTSTART:${start}`,
      ...(from ? [`TZOFFSETFROM:${from}`] : []),
      `TZOFFSETTO:${to}`,
      ...(rule ? [`RRULE:${rule}`] : []),
      `END:${name}`,
    ].join('\n')
  const zone = (id: string, ...parts: string[]) => ['BEGIN:VTIMEZONE', `TZID:${id}`, ...parts, 'END:VTIMEZONE'].join('\n')
  const eastern = (id: string) =>
    zone(
      id,
      part('STANDARD', '-0400', '-0500', 'FREQ=YEARLY;BYDAY=1SU;BYMONTH=11'),
      part('DAYLIGHT', '-0500', '-0400', 'FREQ=YEARLY;BYDAY=2SU;BYMONTH=3'),
    )
  const at = (id: string, wall: string) => event(`DTSTART;TZID=${id}:${wall}`, 'DURATION:PT1H')
  const begin = (described: string, id: string, wall: string) => told(calendar(described, at(id, wall)))[0]?.slice(4, 20)

  test.each(['20261101T013000', '20270314T023000', '20260701T090000', '20261201T090000'])(
    'reads %s as the zone everybody knows does',
    wall => {
      expect(begin(eastern('Eastern Standard Time'), 'Eastern Standard Time', wall)).toBe(begin('X-A:1', 'America/New_York', wall))
    },
  )

  test('has its exceptions in UTC at a repeated hour too', () => {
    const daily = ['DTSTART;TZID=Eastern:20261031T013000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3', 'EXDATE:20261101T053000Z']
    expect(starts(told(calendar(eastern('Eastern'), event(...daily))))).toEqual(['Kai 2026-10-31T05:30', 'Kai 2026-11-02T06:30'])
  })

  test('means by a bare name what the calendar says, and by a place what everybody knows', () => {
    expect(begin(eastern('EST'), 'EST', '20260723T090000')).toBe('2026-07-23T13:00')
    const british = zone(
      'GMT',
      part('STANDARD', '+0100', '+0000', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', '20001029T030000'),
      part('DAYLIGHT', '+0000', '+0100', 'FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3', '20000326T020000'),
    )
    expect(begin(british, 'GMT', '20260723T090000')).toBe('2026-07-23T08:00')
    expect(begin(eastern('Europe/Lisbon'), 'Europe/Lisbon', '20261201T090000')).toBe('2026-12-01T09:00')
  })

  test('has the offset it comes from before its first change, and needs not say it', () => {
    const late = zone('Late', part('STANDARD', '+0200', '+0300', '', '20270101T000000'))
    expect(begin(late, 'Late', '20261110T090000')).toBe('2026-11-10T07:00')
    expect(begin(late, 'Late', '20270110T090000')).toBe('2027-01-10T06:00')
    expect(begin(zone('Brisbane', part('STANDARD', '', '+1000', '')), 'Brisbane', '20261110T090000')).toBe('2026-11-09T23:00')
  })

  test('is refused where it says no offset', () => {
    expect(told(calendar(zone('Empty'), at('Empty', '20261110T090000')))).toEqual([
      '9: the time zone `Empty` cannot be read: its description has no `STANDARD` or `DAYLIGHT` part with an offset',
    ])
  })
})

test.each([
  ['/freeassociation.sourceforge.net/Europe/Berlin', 'Europe/Berlin'],
  ['/mozilla.org/20050126_1/America/Argentina/Ushuaia', 'America/Argentina/Ushuaia'],
  ['China Standard Time', 'Asia/Shanghai'],
  ['W. Europe Standard Time', 'Europe/Berlin'],
  ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
  ['(GMT+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Berlin'],
  ['Larkmoor Time', undefined],
])('the zone that a calendar calls `%s` is known', (written, name) => {
  const isZone = (zone: string) => Intl.supportedValuesOf('timeZone').includes(zone)
  expect(ianaName(written, isZone)).toBe(name)
})

test('a fold within a letter is moved behind it, and lines stay as many as they were', () => {
  const bytes = Buffer.concat([Buffer.from('SUMMARY:M'), Buffer.from([0xc3, 13, 10, 32, 0xbc]), Buffer.from('ller\r\nX:1\r\n')])
  expect(Buffer.from(withWholeLetters(bytes)).toString()).toBe('SUMMARY:Mü\r\n ller\r\nX:1\r\n')
  const plain = Buffer.from('SUMMARY:Mü\r\n ller\r\n')
  expect(withWholeLetters(plain)).toBe(plain)
})

test('two hundred weekly series without an end are read, and too many dates say how many are too many', () => {
  const series = (rule: string, count: number) =>
    calendar(
      ...Array.from({length: count}, (_, index) =>
        event('DTSTART:20150105T090000Z', 'DURATION:PT8H', `RRULE:${rule}`).replace('UID:a', `UID:${index}`),
      ),
    )
  expect(told(series('FREQ=WEEKLY', 200), 'UTC', '2026-11-01T00:00Z', '2026-12-01T00:00Z')).toHaveLength(1000)
  expect(told(series('FREQ=HOURLY', 25))).toEqual([
    expect.stringMatching(/^\d+: the calendar has more than 400,000 dates in the years that are asked for$/),
  ])
})
