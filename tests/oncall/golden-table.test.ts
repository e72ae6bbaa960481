import {describe, expect, test} from 'vitest'
import {onCallAt} from '../../src/oncall/shifts.ts'
import {goldenTable} from './golden-table.ts'
import {ms} from './rotations.ts'

describe.each(goldenTable)('%s', (_name, rule, rows) => {
  test.each(rows)('%s: %s (%s)', (instant, person) => {
    expect(onCallAt(rule, ms(instant)).person ?? '-').toBe(person)
  })
})

test('the table holds at least 60 instants', () => {
  expect(goldenTable.flatMap(([, , rows]) => rows).length).toBeGreaterThanOrEqual(60)
})
