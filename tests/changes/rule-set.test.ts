import {expect, test} from 'vitest'
import {classOf, type DifferenceKind, type DifferenceRule, differenceRules} from '../../src/changes/rule-set.ts'

const kinds = Object.keys(differenceRules) as DifferenceKind[]
const ruleOf = (kind: DifferenceKind): DifferenceRule => differenceRules[kind]

test('every kind of difference has its opposite, and is that of its own', () => {
  const without = kinds.filter(kind => {
    const opposite = ruleOf(kind).opposite as DifferenceKind
    return !kinds.includes(opposite) || ruleOf(opposite).opposite !== kind
  })
  expect(without).toEqual([])
})

test('what is added has a counterpart that is removed, and what is raised, widened or required one that is the other way round', () => {
  const pairs = [
    ['-added', '-removed'],
    ['-raised', '-lowered'],
    ['-widened', '-narrowed'],
    ['-required', '-optional'],
  ] as const
  for (const [one, other] of pairs) {
    const stems = (end: string) => kinds.filter(kind => kind.endsWith(end)).map(kind => kind.slice(0, -end.length))
    expect(stems(one).toSorted()).toEqual(stems(other).toSorted())
  }
})

test('where nobody knows the direction, the worse of the two counts', () => {
  expect(classOf('enum-widened')).toBe('behaviour')
  expect(classOf('field-optional', 'unknown')).toBe('breaking')
  expect(classOf('field-required', 'both')).toBe('breaking')
  expect(classOf('field-added', 'both')).toBe('compatible')
})

test('says of each kind what it is and why, in sentences', () => {
  const wrong = kinds.filter(kind => !/^[A-Z].*\.$/.test(ruleOf(kind).summary) || !/^[A-Z].*\.$/.test(ruleOf(kind).why))
  expect(wrong).toEqual([])
})
