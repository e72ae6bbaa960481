import {describe, expect, test} from 'vitest'
import {expectedOf, found} from './support/seeded.ts'
import {cleanKinds, seededKinds} from './support/seeded-kinds.ts'

describe.each(Object.keys(seededKinds))('of faults among %s', kind => {
  const [faults, clean] = [seededKinds[kind] ?? [], cleanKinds[kind] ?? []]

  test('at least nine in ten are found by their rule, at their place', {timeout: 120_000}, async () => {
    const missed: string[] = []
    for (const fault of faults) {
      const [expected = ''] = expectedOf(fault)
      const said = await found(fault)
      if (!said.includes(expected)) missed.push(`${fault.fault}: ${expected}, but ${said.join('; ') || 'nothing'}`)
    }
    console.log(
      `${kind}: ${faults.length - missed.length} of ${faults.length} faults found${missed.map(each => `\n  missed ${each}`).join('')}`,
    )
    expect(missed.length).toBeLessThanOrEqual(faults.length / 10)
  })

  test('nothing is found in what only looks like one', {timeout: 120_000}, async () => {
    const wrong: string[] = []
    for (const edits of clean) wrong.push(...(await found(edits)))
    console.log(`${kind}: ${wrong.length} findings in ${clean.length} clean variants`)
    expect(wrong).toEqual([])
  })
})
