import {expect, test} from 'vitest'
import {sourceKind} from '../../src/status/source/index.ts'
import type {SourceContext} from '../../src/status/source/kind.ts'
import {SourceFailure} from '../../src/status/source/source.ts'
import {question, sourceContext} from '../support/ask.ts'

const at = Date.parse('2026-11-23T02:00:00Z')
const observedAt = '2026-11-23T02:00:00Z'

async function read(text: string, query: string, words: Record<string, number> = {}) {
  const local = {file: async () => ({text, at}), command: async () => ({text: '0', at})}
  const setting = {id: 'held', kind: 'file', words} as unknown as SourceContext['setting']
  const answer = await sourceKind('file')
    ?.open({setting, ...sourceContext({local})})
    .read([question('orders/held', query)], at)
  return answer?.measures.get('orders/held')
}

test.each([
  ['12\n', '$', {value: 12, observedAt}],
  ['{"held": 3, "at": "2026-11-23T01:59:00Z"}', '$.held at $.at', {value: 3, observedAt: '2026-11-23T01:59:00Z'}],
  ['[1, 2, 3]', 'count($[*])', {value: 3, observedAt}],
  ['degraded\n', '$', {value: 1, observedAt}],
  ['12 orders', '$', {value: null, reason: '`$` finds a word that `words` does not name'}],
  ['{"held": 3', '$.held', {value: null, reason: '`$.held` finds nothing'}],
])('what %j says to %j', async (text, query, expected) => {
  expect(await read(text, query, {degraded: 1})).toEqual(expected)
})

test('an empty answer is a failure of the source, never 0', async () => {
  await expect(read(' \n', '$')).rejects.toThrow(new SourceFailure('it says nothing'))
})
