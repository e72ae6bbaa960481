import fc from 'fast-check'
import {Temporal} from 'temporal-polyfill'
import {describe, expect, test} from 'vitest'
import {overlaps} from '../../src/oncall/overlaps.ts'
import type {RotationRule} from '../../src/oncall/rotation-rule.ts'
import {gaps, onCallAt, shifts} from '../../src/oncall/shifts.ts'
import {dayMs, Zone} from '../../src/oncall/zone.ts'
import {ms, ruleFrom} from './rotations.ts'

const zones = ['UTC', 'America/New_York', 'Europe/Lisbon', 'Europe/London', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Pacific/Apia']
const someInstant = fc
  .integer({min: ms('2011-01-01T00:00Z') / 60_000, max: ms('2030-01-01T00:00Z') / 60_000})
  .map(minutes => minutes * 60_000)
const two = (count: number) => String(count).padStart(2, '0')
const timeOfDay = fc
  .tuple(fc.integer({min: 0, max: 23}), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${two(hour)}:${two(minute)}`)
const weekday = fc.constantFrom('sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat')
const people = fc.uniqueArray(fc.constantFrom('ana', 'ben', 'cleo', 'dora', 'eli'), {minLength: 1})
const anyLayer = fc.record({
  members: people,
  start: fc.integer({min: 1, max: 28}).map(day => `2010-11-${two(day)}`),
  turn: fc.constantFrom('1h', '8h', '12h', '1d', '3d', '1w', '2w', '30d'),
  handoff: fc.record({day: weekday, time: timeOfDay}),
})
const window = fc.record({days: fc.uniqueArray(weekday, {minLength: 1}), from: timeOfDay, to: timeOfDay})
const always = fc.record({timeZone: fc.constantFrom(...zones), layers: fc.tuple(anyLayer)}).map(ruleFrom)
const anyRule = fc
  .record({
    timeZone: fc.constantFrom(...zones),
    layers: fc.array(fc.record({...{layer: anyLayer}, timeZone: fc.constantFrom(...zones), hours: fc.array(window, {maxLength: 2})}), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({timeZone, layers}) => ruleFrom({timeZone, layers: layers.map(({layer, ...more}) => ({...layer, ...more}))}))

describe('any rotation', () => {
  test('around the clock has exactly one person at every instant', () => {
    fc.assert(
      fc.property(always, someInstant, (rule, instant) => {
        const holding = shifts(rule, instant - dayMs, instant + dayMs).filter(({from, to}) => from <= instant && instant < to)
        expect(holding).toHaveLength(1)
        expect(onCallAt(rule, instant).person).toBe(holding[0]?.person)
      }),
      {numRuns: 500},
    )
  })

  test('has shifts and gaps that tile the interval', () => {
    fc.assert(
      fc.property(anyRule, someInstant, fc.integer({min: 1, max: 40}), (rule, from, days) => {
        const to = from + days * dayMs
        const tiles = [...shifts(rule, from, to), ...gaps(rule, from, to)].sort((a, b) => a.from - b.from)
        expect(tiles[0]?.from).toBe(from)
        expect(tiles.at(-1)?.to).toBe(to)
        for (const [index, tile] of tiles.entries()) {
          expect(tile.to).toBeGreaterThan(tile.from)
          if (index > 0) expect(tile.from).toBe(tiles[index - 1]?.to)
        }
      }),
      {numRuns: 300},
    )
  })

  test('gives the same person whatever interval is asked for', () => {
    fc.assert(
      fc.property(anyRule, someInstant, fc.integer({min: 1, max: 20 * 1440}), (rule, instant, minutes) => {
        const wide = shifts(rule, instant - minutes * 60_000, instant + dayMs).find(({from, to}) => from <= instant && instant < to)
        expect(onCallAt(rule, instant).person).toBe(wide?.person)
      }),
      {numRuns: 300},
    )
  })
})

describe('the wall clock', () => {
  test('agrees with Temporal: the first occurrence, and the end of what is skipped', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), someInstant, (name, wall) => {
        const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
        const earlier = plain.toZonedDateTime(name, {disambiguation: 'earlier'})
        const isSkipped = !earlier.toPlainDateTime().equals(plain)
        const expected = isSkipped ? earlier.getTimeZoneTransition('next') : earlier
        expect(Zone.of(name).instant(wall)).toBe(expected?.epochMilliseconds)
        expect(Zone.of(name).wallTime(wall)).toBe(
          wall + Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO(name).offsetNanoseconds / 1e6,
        )
      }),
      {numRuns: 2000},
    )
  })

  test('never runs backwards, across changes too', () => {
    for (const name of zones) {
      for (const {at, from} of Zone.of(name).changes(ms('2011-01-01T00:00Z'), ms('2012-12-31T00:00Z'))) {
        const instants = Array.from({length: 400}, (_, step) => Zone.of(name).instant(from + (step - 200) * 600_000))
        expect(instants.toSorted((a, b) => a - b)).toEqual(instants)
        expect(at).toBeGreaterThan(0)
      }
    }
  })
})

describe('an answer', () => {
  const sun = ruleFrom({
    layers: [
      {members: ['noor'], start: '2026-01-05', timeZone: 'Europe/Lisbon', hours: [{from: '06:00', to: '14:00'}]},
      {members: ['kai'], start: '2026-01-05', timeZone: 'America/New_York', hours: [{from: '09:00', to: '17:00'}]},
      {members: ['remy'], start: '2026-01-05', timeZone: 'America/Los_Angeles', hours: [{from: '14:00', to: '22:00'}]},
    ],
  })
  const answer = (rule: RotationRule, at: string) => {
    const {person = '-', until, next} = onCallAt(rule, ms(at))
    const iso = (instant: number | undefined) => (instant === undefined ? 'never' : new Date(instant).toISOString().slice(0, 16))
    return `${person} until ${iso(until)}${next ? `, then ${next.person} from ${iso(next.from)}` : ''}`
  }

  test('names who is next, and says nobody in the hour that the clock changes tear open', () => {
    expect(answer(sun, '2026-10-24T12:00Z')).toBe('noor until 2026-10-24T13:00, then kai from 2026-10-24T13:00')
    expect(answer(sun, '2026-10-25T05:30Z')).toBe('- until 2026-10-25T06:00, then noor from 2026-10-25T06:00')
    expect(answer(sun, '2026-10-25T13:30Z')).toBe('noor until 2026-10-25T14:00, then kai from 2026-10-25T14:00')
    expect(answer(sun, '2026-10-26T04:00Z')).toBe('remy until 2026-10-26T05:00, then noor from 2026-10-26T06:00')
    expect(answer(sun, '2026-11-02T05:30Z')).toBe('remy until 2026-11-02T06:00, then noor from 2026-11-02T06:00')
  })

  test('has no end where one person is always on call', () => {
    expect(answer(ruleFrom({layers: [{members: ['ana'], start: '2026-01-05'}]}), '2026-11-23T02:00Z')).toBe('ana until never')
  })

  test('ends where nobody follows', () => {
    const rule = ruleFrom({layers: [{members: ['ana'], start: '2026-01-05'}], timeZone: 'Europe/Lisbon'})
    expect(answer({...rule, left: {ana: '2026-12-01T00:00:00Z'}}, '2026-11-23T02:00Z')).toBe('ana until 2026-12-01T00:00')
  })

  test('sees the overlap of two layers with hours, and not the layer that fills what is left', () => {
    const day = [ms('2026-10-26T00:00Z'), ms('2026-10-27T00:00Z')] as const
    expect(overlaps(sun, ...day)).toEqual([
      {from: ms('2026-10-26T13:00Z'), to: ms('2026-10-26T14:00Z'), layers: [0, 1], people: ['noor', 'kai']},
    ])
    const filled = {...sun, layers: [...sun.layers, {...(sun.layers[0] as RotationRule['layers'][number]), members: ['sam'], hours: []}]}
    expect(overlaps(filled, ...day)).toHaveLength(1)
    expect(gaps(filled, ...day)).toEqual([])
  })

  test('falls to the next layer where somebody has left', () => {
    const rule = ruleFrom({
      layers: [
        {members: ['ana'], start: '2026-01-05'},
        {members: ['ben'], start: '2026-01-05'},
      ],
    })
    const left = {...rule, left: {ana: '2026-12-01T00:00:00Z'}}
    expect(onCallAt(left, ms('2026-11-30T23:59Z')).person).toBe('ana')
    expect(onCallAt(left, ms('2026-12-01T00:00Z')).person).toBe('ben')
  })
})
