import {expect, test} from 'vitest'
import {answer, detailOf, groupsOf} from '../../src/search/answer.ts'
import {exactly, namesOf, pickedFrom, within} from '../../src/search/names.ts'
import {codesIn, looksLikeCode, partsOf} from '../../src/search/parts.ts'
import {soundsLike, symptomsOf, type TextIndex} from '../../src/search/symptoms.ts'

const entry = (what: string, title: string, ...keys: string[]) => ({keys: [title, ...keys], title, what, url: `/${title}/`})
const names = namesOf([
  entry('error code', 'AK5*R'),
  entry('error code', 'AK5*R*5'),
  entry('error code', '025'),
  entry('error code', 'TA105 025'),
  entry('error code', 'SSS_REQUEST_LIMIT_EXCEEDED'),
  entry('alert', 'DeadLettersWaiting'),
  entry('integration', 'orders-to-erp', 'INT-01', 'Order sync'),
])
const titles = (pages: {title: string}[]) => pages.map(({title}) => title)

const told = {what: 'failure mode', aliases: [], about: [], body: ''}
const index: TextIndex = {
  language: 'en',
  told: [
    {...told, url: '/a/', title: 'Orders booked twice', symptoms: ['A customer got the parcel twice.'], leadsTo: 1},
    {...told, what: 'runbook', url: '/b/', title: 'Close a duplicate order', symptoms: []},
    {...told, url: '/c/', title: 'NetSuite is down', symptoms: ['Nothing answers.']},
  ],
  synonyms: [['ERP', 'NetSuite']],
  mentions: {changefromquantitystale: [0]},
  pages: [{url: '/a/', title: 'Orders booked twice', what: 'failure mode'}],
  details: {'/a/': 'Two sales orders of one number.'},
  ask: {title: 'Integration', url: '/escalation-paths/integration/'},
}
const symptoms = symptomsOf(index)

test('what tells a page from others comes with the sentences, so that a name waits for less', () => {
  expect(detailOf(symptoms, {url: '/a/'})).toBe('Two sales orders of one number.')
  expect([detailOf(symptoms, {url: '/b/'}), detailOf(symptoms, {url: 'constructor'}), detailOf(undefined, {url: '/a/'})]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a name is one name however it is written', () => {
  expect(partsOf('RcrdHasBeenChanged.')).toEqual(['rcrd', 'has', 'been', 'changed'])
  expect(partsOf('TA105*025')).toEqual(['ta', '105', '25'])
  expect(partsOf('0x00FF')).toEqual(['ff'])
  for (const ask of ['ak5*r', 'AK5-R', 'ak5r.', ' AK5 R ']) expect(titles(exactly(names, ask)), ask).toEqual(['AK5*R'])
  expect(titles(exactly(names, 'order  SYNC'))).toEqual(['orders-to-erp'])
  expect(titles(exactly(names, 'int 1'))).toEqual(['orders-to-erp'])
  expect(exactly(names, 'AK5')).toEqual([])
  expect(exactly(names, '...')).toEqual([])
})

test('whole parts of a name lead to it, codes first', () => {
  expect(titles(within(names, 'LIMIT_EXCEEDED'))).toEqual(['SSS_REQUEST_LIMIT_EXCEEDED'])
  expect(titles(within(names, 'AK5*R'))).toEqual(['AK5*R*5'])
  expect(titles(within(names, 'sync'))).toEqual(['orders-to-erp'])
  expect(within(names, 'MIT_EXC')).toEqual([])
})

test('codes are picked out of a longer text, the longest first, and numbers only where they stand alone', () => {
  expect(titles(pickedFrom(names, 'AK2*940*0031~AK5*R*5~'))).toEqual(['AK5*R*5'])
  expect(titles(pickedFrom(names, 'TA1*000418217*261123*0312*R*025~'))[0]).toBe('TA105 025')
  expect(titles(pickedFrom(names, '[FIRING] DeadLettersWaiting on orders'))).toEqual(['DeadLettersWaiting'])
  expect(pickedFrom(names, 'took 1.025 s, order sync is fine')).toEqual([])
})

test('a sentence finds the failure it sounds like, with its runbook; by synonyms and in spite of slips', () => {
  expect(soundsLike(symptoms, 'the customer received the parcel twice').map(({page}) => page.url)).toEqual(['/b/', '/a/'])
  expect(soundsLike(symptoms, 'ERP down')[0]?.page.url).toBe('/c/')
  expect(soundsLike(symptoms, 'netsuit is dwon')[0]?.page.url).toBe('/c/')
  expect(soundsLike(symptoms, 'the and of')).toEqual([])
})

test('an unknown code is said to be unknown, one that stands in a text is not, and nothing is while the texts are loading', () => {
  expect(answer(names, symptoms, 'ZX_99').unknown).toEqual({code: 'ZX_99', mentioned: [], nearest: []})
  expect(answer(names, symptoms, 'SSS_REQUEST_LIMT_EXCEEDED').unknown?.nearest.map(({title}) => title)).toEqual([
    'SSS_REQUEST_LIMIT_EXCEEDED',
  ])
  expect(answer(names, symptoms, 'CHANGE_FROM_QUANTITY_STALE').unknown?.mentioned).toHaveLength(1)
  expect(answer(names, undefined, 'ZX_99').unknown).toBeUndefined()
  expect(answer(names, symptoms, 'AK5*R').unknown).toBeUndefined()
  expect(groupsOf(answer(names, symptoms, ''), '')).toEqual([])
})

test.each(['THROTTLED', 'AK5*R', 'SSS_REQUEST_LIMIT_EXCEEDED', '025', 'FM-01', 'TA105', 'DeadLettersWaiting'])(
  '%s looks like a code',
  query => {
    expect(looksLikeCode(query)).toBe(true)
  },
)

test.each(['orders missing', 'webhook', 'NetSuite', 'a', 'too many requests 429'])('%s looks like words', query => {
  expect(looksLikeCode(query)).toBe(false)
})

test('times, addresses and long numbers in a line of a log are no codes', () => {
  expect(codesIn('2026-11-23T03:14:07Z ERROR 10.0.0.1 https://api.example.com/v1 8c3376b1316945eab65d401eb01c7b79 ZX_99: failed')).toEqual([
    'ZX_99',
  ])
})
