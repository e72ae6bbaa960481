import {expect, test} from 'vitest'
import {turnsOf} from '../../src/core/catalog/queries/escalation.ts'
import {dueLevels} from '../../src/oncall/escalation-clock.ts'

const rungs = [{afterMinutes: 0}, {afterMinutes: 15}]

test('turns come run by run, also where a repeat begins before the last level of the run before it', () => {
  const turns = turnsOf({rungs, repeat: {times: 2, everyMinutes: 10}})
  expect(turns.map(({run, index, afterMinutes}) => [run, index, afterMinutes])).toEqual([
    [0, 0, 0],
    [0, 1, 15],
    [1, 0, 10],
    [1, 1, 25],
    [2, 0, 20],
    [2, 1, 35],
  ])
})

test('without a repeat each level has one turn, and without a level there is none', () => {
  expect(turnsOf({rungs}).map(({run, rung}) => [run, rung])).toEqual(rungs.map(rung => [0, rung]))
  expect(turnsOf({rungs: [], repeat: {times: 3, everyMinutes: 5}})).toEqual([])
})

test('the clock of a page is due when the turns are', () => {
  const repeat = {times: 1, everyMinutes: 30}
  const levels = rungs.map(rung => ({...rung, via: ['phone'], targets: [{person: 'kai'}]}))
  const due = dueLevels({levels, repeat, people: {}, locale: 'en'}, 0)
  expect(due.map(({at, level, run}) => [at / 60_000, level, run])).toEqual(
    turnsOf({rungs, repeat}).map(({afterMinutes, index, run}) => [afterMinutes, index, run]),
  )
})
