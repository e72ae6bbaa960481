import {expect, test} from 'vitest'
import {noteRead, remembered, unwatched, watchReads} from '../../src/core/catalog/reads.ts'

const readsOf = async (look: () => void) => [...(await watchReads(async () => look())).reads]

test('what is looked at is written down for whoever watches, across waiting', async () => {
  const {reads} = await watchReads(async () => {
    noteRead('a')
    await Promise.resolve()
    noteRead('b')
  })
  noteRead('c')
  expect([...reads]).toEqual(['a', 'b'])
})

test('an answer that is remembered has looked at all that it was made from, for each who gets it', async () => {
  let made = 0
  const inner = remembered((of: {name: string}) => {
    noteRead(`body of ${of.name}`)
    return ++made
  })
  const outer = remembered((of: {name: string}) => {
    noteRead('list')
    return inner(of)
  })
  const catalog = {name: 'x'}
  expect(await readsOf(() => outer(catalog))).toEqual(['list', 'body of x'])
  expect(await readsOf(() => inner(catalog))).toEqual(['body of x'])
  expect(await readsOf(() => outer(catalog))).toEqual(['list', 'body of x'])
  expect([made, inner({name: 'y'})]).toEqual([1, 2])
})

test('what is made anew each time depends on nothing', async () => {
  expect(await readsOf(() => unwatched(() => noteRead('a')))).toEqual([])
})

test('who fails leaves nobody watching', async () => {
  const fails = watchReads(async () => {
    throw new Error('no')
  })
  await expect(fails).rejects.toThrow('no')
  expect(await readsOf(() => noteRead('b'))).toEqual(['b'])
})
