import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {loadCatalog} from '../../src/host/catalog.ts'
import {occurrencesIn} from '../../src/oncall/ical/expand.ts'
import {readCalendar} from '../../src/oncall/ical/read-calendar.ts'
import {type OnCallRule, onCallInParts} from '../../src/oncall/on-call-now.ts'
import {rotationRuleOf} from '../../src/oncall/schedules.ts'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {dayMs} from '../../src/oncall/zone.ts'
import {ms} from '../oncall/rotations.ts'
import {startChromium} from '../support/chromium.ts'
import {root} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'

let browser: Browser
const {catalog} = loadCatalog('content', root)
const kept = catalog.list('rotation').filter(({data}) => data.calendar)

beforeAll(async () => {
  browser = await startChromium()
})

afterAll(() => browser?.close())

async function openAt(now: number, address: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({timezoneId: 'Europe/Lisbon', javaScriptEnabled})
  const page = await context.newPage()
  if (javaScriptEnabled) await page.clock.setFixedTime(new Date(now))
  await page.goto(inject('site') + address)
  if (javaScriptEnabled) await page.waitForFunction(() => document.querySelector<HTMLElement>('on-call-now')?.dataset.now !== undefined)
  return page
}

const answerOf = (page: Page, rotation: string) =>
  page.locator(`on-call-now[data-rotation="${rotation}"] [data-answer]`).first().innerText()

describe('a rotation that stands in a calendar', () => {
  test.each(kept.map(rotation => [rotation.id, rotation] as const))(
    '%s is answered by its calendar, as by the resolver',
    async (id, rotation) => {
      const built = Date.parse(clock)
      const rule = rotationRuleOf(catalog, rotation, {from: built, to: built + 200 * dayMs})
      const page = await openAt(built, `rotations/${id}/`)
      for (const hours of [1, 9, 30, 100, 24 * 50, 24 * 80]) {
        const at = built + hours * 3_600_000
        await page.clock.setFixedTime(new Date(at))
        await page.reload()
        await page.waitForFunction(() => document.querySelector<HTMLElement>('on-call-now')?.dataset.now !== undefined)
        const {person} = onCallAt(rule, at)
        expect((await answerOf(page, id)).split(/ until |; next/)[0]).toBe(
          person === undefined ? 'nobody' : catalog.get('person', person)?.title,
        )
      }
      await page.context().close()
    },
  )

  test.each(kept.map(({id}) => id))('%s says unknown on a build that is too old to know, and never a name', async id => {
    const built = Date.parse(clock)
    for (const address of ['oncall/', `rotations/${id}/`]) {
      const page = await openAt(built + 200 * dayMs, address)
      const said = await answerOf(page, id)
      expect(said).toMatch(
        /^unknown after \w+, \w+ \d+, \d\d:\d\d your time \(.*\): the site was built on \w+, \w+ \d+, \d\d:\d\d your time/,
      )
      for (const {title} of catalog.list('person')) expect(said).not.toContain(title)
      await page.context().close()
    }
  })

  test.each(kept.map(({id}) => id))('%s shows its coming shifts where nothing runs', async id => {
    const page = await openAt(0, `rotations/${id}/`, false)
    expect(await page.locator('on-call-now').first().innerText()).toMatch(/(until|next:) [\s\S]*when this page was built/)
    expect(await page.locator('table').first().innerText()).toMatch(/Who[\s\S]+America\/Los_Angeles/)
    await page.context().close()
  })
})

describe('the element of the built page', () => {
  const week = (person: string, from: string, to: string) => ({person, from: ms(from), to: ms(to)})
  const listed = {
    shifts: [
      week('ana', '2027-03-08T14:00Z', '2027-03-15T13:00Z'),
      week('ben', '2027-03-15T13:00Z', '2027-03-22T13:00Z'),
      week('ana', '2027-03-23T13:00Z', '2027-03-30T13:00Z'),
    ],
    from: ms('2027-03-08T14:00Z'),
    to: ms('2027-03-28T00:00Z'),
    ends: false,
  }
  const rule = (ends: boolean): OnCallRule => ({
    rules: [{timeZone: 'America/New_York', layers: [], overrides: [], gaps: [], listed: {...listed, ends}}],
    people: {},
    locale: 'en-US',
    builtAt: '2027-03-01T00:00:00Z',
  })
  const table = [
    ['2027-03-01T00:00Z', false, 'unknown until Mon, Mar 8, 09:00 America/New_York', ', when the calendar begins'],
    ['2027-03-14T06:59Z', false, 'ana until Mon, Mar 15, 09:00 America/New_York; next: ben', ''],
    ['2027-03-14T07:00Z', false, 'ana until Mon, Mar 15, 09:00 America/New_York; next: ben', ''],
    ['2027-03-15T12:59Z', false, 'ana until Mon, Mar 15, 09:00 America/New_York; next: ben', ''],
    [
      '2027-03-15T13:00Z',
      false,
      'ben until Mon, Mar 22, 09:00 America/New_York; next: ana from Tue, Mar 23, 09:00 America/New_York, nobody between',
      '',
    ],
    ['2027-03-22T13:00Z', false, 'nobody; next: ana from Tue, Mar 23, 09:00 America/New_York', ''],
    [
      '2027-03-27T00:00Z',
      false,
      'ana until Sat, Mar 27, 20:00 America/New_York; next: unknown after Sat, Mar 27, 20:00 America/New_York',
      ': the site was built on Sun, Feb 28, 19:00 America/New_York',
    ],
    [
      '2027-03-28T00:00Z',
      false,
      'unknown after Sat, Mar 27, 20:00 America/New_York',
      ': the site was built on Sun, Feb 28, 19:00 America/New_York',
    ],
    [
      '2027-10-01T00:00Z',
      false,
      'unknown after Sat, Mar 27, 20:00 America/New_York',
      ': the site was built on Sun, Feb 28, 19:00 America/New_York',
    ],
    ['2027-10-01T00:00Z', true, 'unknown after Sat, Mar 27, 20:00 America/New_York', ', where the calendar ends'],
  ] as const

  test('says the same in Chromium, before, at and after each handoff and the clock change', async () => {
    const context = await browser.newContext({timezoneId: 'America/New_York'})
    const page = await context.newPage()
    await page.clock.setFixedTime(new Date('2027-03-01T00:00Z'))
    await page.goto(`${inject('site')}oncall/`)
    for (const [instant, ends, said, more] of table) {
      const parts = onCallInParts(rule(ends), ms(instant), {timeZone: 'America/New_York'})
      expect(parts.map(part => (typeof part === 'string' ? part : 'time' in part ? part.time : part.text)).join('')).toBe(said + more)
      await page.clock.setFixedTime(new Date(instant))
      const shown = await page.evaluate(
        json => {
          const element = document.createElement('on-call-now')
          element.innerHTML = '<span data-answer></span><span data-as-of></span><script type="application/json"></script>'
          const script = element.querySelector('script')
          if (script) script.textContent = json
          document.body.append(element)
          const text = element.querySelector('[data-answer]')?.textContent ?? ''
          element.remove()
          return text
        },
        JSON.stringify(rule(ends)),
      )
      expect(shown).toBe(said + more)
    }
    await context.close()
  })
})

describe('the calendars of the built site', () => {
  test('stand where the pages link to, hold events, and no contact', async () => {
    const contacts = catalog.list('person').flatMap(({data}) => data.contacts.map(({address}) => address))
    const page = await openAt(Date.parse(clock), 'rotations/integration-primary/')
    const link = await page.locator('a[href$=".ics"]').getAttribute('href')
    expect(link).toBe('/oncall/integration-primary.ics')
    await page.context().close()
    for (const file of [...catalog.list('rotation').map(({id}) => `oncall/${id}.ics`), 'people/noor.ics', 'people/kai.ics']) {
      const response = await fetch(inject('site') + file)
      expect([file, response.status, response.headers.get('content-type')]).toEqual([file, 200, expect.stringContaining('text/calendar')])
      const text = readFileSync(path.join(inject('siteFolder'), file), 'utf8')
      const {occurrences, problems} = occurrencesIn(readCalendar(text), 'UTC', {from: 0, to: Number.POSITIVE_INFINITY})
      expect([file, problems, occurrences.length > 10]).toEqual([file, [], true])
      expect(contacts.filter(address => text.replaceAll('\r\n ', '').includes(address))).toEqual([])
    }
    expect(existsSync(path.join(inject('siteFolder'), 'people/edi-desk.ics'))).toBe(false)
  })
})
