import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {emptyHistory, gapsOf, pointsOf, withValues} from '../../src/status/history.ts'

const minute = 60_000
const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`)
const grid = {stepMs: 15 * minute, points: 4, worse: 'higher'} as const
const empty = emptyHistory(grid, at('02:00'))

describe('a history', () => {
  test('begins with its first value, on the grid', () => {
    const history = withValues(empty, [[at('02:07'), 4]], grid, at('02:08'))
    expect(history).toEqual({from: '2026-11-23T02:00:00Z', stepSeconds: 900, values: [4]})
  })

  test.each([
    ['higher', 9],
    ['lower', 4],
  ] as const)('keeps the worst of each step where %s is worse', (worse, kept) => {
    const values = [4, 9, 6].map((value, index) => [at('02:01') + index * minute, value] as const)
    expect(withValues(empty, values, {...grid, worse}, at('02:08')).values).toEqual([kept])
  })

  test('has nothing where nobody measured', () => {
    const first = withValues(empty, [[at('02:00'), 1]], grid, at('02:00'))
    expect(withValues(first, [[at('02:31'), 3]], grid, at('02:31')).values).toEqual([1, null, 3])
  })

  test('forgets what is older than it reaches, and takes nothing of the future', () => {
    const first = withValues(empty, [[at('02:00'), 1]], grid, at('02:00'))
    const later = withValues(
      first,
      [
        [at('03:05'), 5],
        [at('09:00'), 99],
      ],
      grid,
      at('03:05'),
    )
    expect(later).toEqual({from: '2026-11-23T03:00:00Z', stepSeconds: 900, values: [5]})
  })

  test('is brought onto another grid when somebody changes the step', () => {
    const fine = withValues(empty, [[at('02:00'), 1], [at('02:15'), 7], [at('02:30'), 2]], grid, at('02:30')) // biome-ignore format: one line
    expect(withValues(fine, [], {...grid, stepMs: 60 * minute}, at('02:30'))).toEqual({
      from: '2026-11-23T02:00:00Z',
      stepSeconds: 3600,
      values: [7],
    })
  })

  test('keeps five digits, which a plot cannot show', () => {
    expect(withValues(empty, [[at('02:00'), 123456.789]], grid, at('02:00')).values).toEqual([123460])
  })

  test('knows its gaps', () => {
    const history = withValues(empty, [[at('01:30'), 1], [at('02:00'), 3]], grid, at('02:00')) // biome-ignore format: one line
    expect(gapsOf(history, grid, at('02:00')).map(gap => new Date(gap).toISOString().slice(11, 16))).toEqual(['01:15', '01:45'])
  })

  test('is bounded and never better than what was measured, whatever comes in whatever order', () => {
    const value = fc.tuple(fc.integer({min: at('00:00'), max: at('03:00')}), fc.integer({min: -1000, max: 1000}))
    fc.assert(
      fc.property(fc.array(value), values => {
        const now = at('03:00')
        const history = withValues(empty, values, grid, now)
        const one = values.reduce((sum, each) => withValues(sum, [each], grid, now), withValues(empty, [], grid, now))
        expect(one).toEqual(history)
        expect(history.values.length).toBeLessThanOrEqual(grid.points)
        for (const [from, kept] of pointsOf(history)) {
          const own = values.filter(([time]) => time >= from && time < from + grid.stepMs).map(([, each]) => each)
          expect(kept).toBe(Math.max(...own))
        }
      }),
    )
  })
})
