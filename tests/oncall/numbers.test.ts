import {expect, test} from 'vitest'
import {onCallLabel} from '../../src/oncall/on-call-label.ts'
import {type AnswerPart, type OnCallRule, onCallInParts} from '../../src/oncall/on-call-now.ts'
import {ms} from './rotations.ts'

const layer = {members: ['kai', 'noor'], turn: '1w', start: '2026-01-05', handoff: {day: 'mon' as const, time: '09:00'}, hours: []}
const rule: OnCallRule = {
  rules: [{timeZone: 'UTC', layers: [layer], overrides: [], gaps: []}],
  people: {kai: {title: 'Kai', href: '/people/kai/', phone: '+1 (555) 010-0101'}, noor: {title: 'Noor', href: '/people/noor/'}},
  locale: 'en-US',
}
const kais = ms('2026-01-06T00:00Z')
const noors = ms('2026-01-13T00:00Z')
const words = (parts: AnswerPart[]) =>
  parts.map(part => (typeof part === 'string' ? part : 'time' in part ? part.time : `[${part.text}](${part.href})`)).join('')

test('the number of who is on call follows the name, as it is dialled', () => {
  expect(words(onCallLabel(rule, kais))).toBe('[Kai](/people/kai/) [+1 (555) 010-0101](tel:+1-555-010-0101)')
  expect(words(onCallInParts(rule, kais, {timeZone: 'UTC'}))).toBe(
    '[Kai](/people/kai/) [+1 (555) 010-0101](tel:+1-555-010-0101) until Mon, Jan 12, 09:00 UTC; next: [Noor](/people/noor/)',
  )
})

test('without a number that may be shown the name stands alone', () => {
  expect(words(onCallLabel(rule, noors))).toBe('[Noor](/people/noor/)')
  expect(words(onCallInParts(rule, noors, {timeZone: 'UTC'}))).toBe(
    '[Noor](/people/noor/) until Mon, Jan 19, 09:00 UTC; next: [Kai](/people/kai/)',
  )
})
