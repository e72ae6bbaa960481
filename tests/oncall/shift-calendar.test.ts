import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {occurrencesIn} from '../../src/oncall/ical/expand.ts'
import {readCalendar} from '../../src/oncall/ical/read-calendar.ts'
import {writeCalendar} from '../../src/oncall/ical/write-calendar.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {calendarEntries, eventOf} from '../../src/oncall/shift-calendar.ts'
import {shifts} from '../../src/oncall/shifts.ts'
import {dayMs} from '../../src/oncall/zone.ts'
import {root} from '../support/clarity.ts'
import {ms} from './rotations.ts'

const now = ms('2026-11-23T02:00:00Z')
const interval = {from: now, to: now + 90 * dayMs}
const {catalog} = loadCatalog('content', root)
const rotations = catalog.list('rotation')

interface Held {
  from: number
  to: number
  who: string
}

// Joins what touches and cuts off what lies outside, so that two ways to the same shifts can be compared.
function within(list: Held[], {from, to}: {from: number; to: number}): Held[] {
  const held: Held[] = []
  for (const each of list) {
    const cut = {...each, from: Math.max(each.from, from), to: Math.min(each.to, to)}
    const last = held.at(-1)
    if (cut.from >= cut.to) continue
    if (last?.to === cut.from && last.who === cut.who) last.to = cut.to
    else held.push(cut)
  }
  return held
}

function written(id: string, of = catalog, at = interval): string {
  const rotation = of.get('rotation', id)
  const entries = (rotation && calendarEntries(of, rotation, at)) ?? []
  return writeCalendar({title: id, stamp: at.from, events: entries.map(entry => eventOf(of, entry, 'https://runbooks.example.com'))})
}

function readBack(text: string) {
  const read = readCalendar(text)
  expect(read.problems).toEqual([])
  return occurrencesIn(read, 'UTC', {from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY}).occurrences
}

describe('the calendar of a rotation', () => {
  test.each(rotations.map(({id}) => id))('%s, read back by the same library, holds the shifts of the resolver', id => {
    const rotation = catalog.get('rotation', id)
    if (!rotation) throw new Error(`no rotation ${id}`)
    const title = (person: string) => `On call: ${catalog.get('person', person)?.title} (${rotation.title})`
    const resolved = shifts(rotationRuleOf(catalog, rotation, interval), interval.from, interval.to).map(({person, ...each}) => ({
      ...each,
      who: title(person),
    }))
    const read = readBack(written(id)).map(({from, to, event}) => ({from, to, who: event.summary}))
    expect(within(read, interval)).toEqual(
      within(
        resolved.map(({from, to, who}) => ({from, to, who})),
        interval,
      ),
    )
    expect(read.length).toBeGreaterThan(10)
  })

  test('has the same identities in the next builds, for the shifts they share', () => {
    for (const rotation of rotations) {
      const first = new Map(calendarEntries(catalog, rotation, interval)?.map(({uid, from, to, person}) => [uid, {from, to, person}]))
      for (const days of [1, 7, 40]) {
        const later = {from: interval.from + days * dayMs, to: interval.to + days * dayMs}
        const shared = calendarEntries(catalog, rotation, later)?.filter(({from}) => from < interval.to) ?? []
        for (const {uid, from, to, person} of shared) expect([uid, first.get(uid)]).toEqual([uid, {from, to, person}])
        expect(shared.length).toBeGreaterThan(5)
      }
    }
  })

  test('gives each shift an identity of its own', () => {
    const uids = rotations.flatMap(rotation => calendarEntries(catalog, rotation, interval)?.map(({uid}) => uid) ?? [])
    expect(new Set(uids).size).toBe(uids.length)
  })

  test('holds no contact, and is the same text for the same instant', () => {
    const contacts = catalog.list('person').flatMap(({data}) => data.contacts.map(({address}) => address))
    for (const {id} of rotations) {
      expect(contacts.filter(address => written(id).replaceAll('\r\n ', '').includes(address))).toEqual([])
      expect(written(id)).toBe(written(id))
    }
  })

  test('has the exceptions of the rotation in it', () => {
    const swap = readBack(written('commerce-primary')).find(({from}) => from === ms('2026-11-26T17:00:00Z'))
    expect([swap?.event.summary, swap?.to, swap?.event.uid]).toEqual([
      `On call: ${catalog.get('person', 'sasha')?.title} (Commerce, primary)`,
      ms('2026-11-27T03:00:00Z'),
      'commerce-primary-20261126T170000Z@larkmoor-outfitters',
    ])
  })

  test('cuts one endless shift by months, on the clock of the rotation', () => {
    const alone = exampleCatalog({
      name: 'alone',
      files: {
        'rotations/alone.mdx':
          '---\ntitle: Alone\nteam: ops\ntimeZone: America/New_York\nlayers: [{members: [ana], start: 2020-01-06}]\n---\n',
      },
      expect: [],
    })
    const rotation = alone.get('rotation', 'alone')
    const starts = rotation && calendarEntries(alone, rotation, interval)?.map(({from}) => new Date(from).toISOString())
    expect(starts).toEqual(['2026-11-01T04:00:00.000Z', '2026-12-01T05:00:00.000Z', '2027-01-01T05:00:00.000Z', '2027-02-01T05:00:00.000Z'])
  })

  test('is not there where the shifts are not known', () => {
    const lost = exampleCatalog({
      name: 'lost',
      files: {'rotations/lost.mdx': '---\ntitle: Lost\nteam: ops\ntimeZone: UTC\ncalendar: {file: lost.ics}\n---\n'},
      expect: [],
    })
    const rotation = lost.get('rotation', 'lost')
    expect(rotation && calendarEntries(lost, rotation, interval)).toBeUndefined()
  })

  test('read as the calendar of another rotation gives the same shifts again, for any interval', () => {
    const names = Object.fromEntries(catalog.list('person').map(({id, title}) => [title, id]))
    fc.assert(
      fc.property(
        fc.constantFrom(...rotations),
        fc.integer({min: 0, max: 80 * 24}),
        fc.integer({min: 1, max: 10 * 24}),
        (rotation, hour, hours) => {
          const copy = exampleCatalog({
            name: 'copy',
            files: {
              'rotations/copy.mdx': `---\ntitle: Copy\nteam: ops\ntimeZone: UTC\ncalendar: {file: copy.ics, names: ${JSON.stringify(names)}}\n---\n`,
              'rotations/copy.ics': written(rotation.id),
            },
            expect: [],
          })
          const from = now + hour * 3_600_000
          const to = Math.min(from + hours * 3_600_000, interval.to - 4 * dayMs)
          const copied = copy.get('rotation', 'copy')
          if (!copied || from >= to) return
          const of = (in_: typeof catalog, entry: typeof copied) =>
            within(
              shifts(rotationRuleOf(in_, entry, {from, to}), from, to).map(({from, to, person}) => ({from, to, who: person})),
              {from, to},
            )
          expect(of(copy, copied)).toEqual(of(catalog, rotation))
        },
      ),
      {numRuns: 60},
    )
  })
})
