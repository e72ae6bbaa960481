import {readFileSync} from 'node:fs'
import path from 'node:path'
import {gzipSync} from 'node:zlib'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import {describe, expect, expectTypeOf, test} from 'vitest'
import type * as z from 'zod'
import type {Plan} from '../../src/status/collection-plan.ts'
import {nextSnapshot, withPast} from '../../src/status/round.ts'
import type {Snapshot} from '../../src/status/snapshot.ts'
import {jsonSchemaOf, parseSnapshot, snapshotSchema} from '../../src/status/snapshot-schema.ts'
import {recordingSchema} from '../../src/status/source/recording.ts'
import {root} from '../support/clarity.ts'
import {sourceSetting} from '../support/sources.ts'

const now = Date.parse('2026-11-23T02:00:00Z')

/** A snapshot of that many signals, with a full history of values that do not repeat. */
function noisy(count: number): Snapshot {
  const ids = Array.from({length: count}, (_, index) => `integration-${index % 20}/signal-number-${index}`)
  const plan: Plan = {
    sources: [sourceSetting({id: 'metrics', kind: 'prometheus', url: 'https://x.example'})],
    signals: ids.map(id => ({id, worse: 'higher', warning: 1, maxAge: '5m', asked: [{source: 'metrics', query: id}]})),
    vendors: [],
    everyMs: 30_000,
    vendorsEveryMs: 300_000,
    stepMs: 900_000,
    points: 96,
  }
  let state = 42
  const random = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
  const observedAt = new Date(now - 1234).toISOString()
  const measures = new Map(ids.map(id => [id, {value: random() * 1000, observedAt}]))
  const snapshot = nextSnapshot(undefined, plan, {
    outcomes: [{id: 'metrics', tookMs: 312, answer: {measures, remarks: []}}],
    pages: [],
    now,
  })
  const pastOf = (scale: number) => Array.from({length: 96}, (_, index) => [now - index * 900_000, random() * scale] as [number, number])
  return withPast(snapshot, plan, new Map(ids.map((id, index) => [id, pastOf(10 ** (index % 5))])), now)
}

describe('the snapshot', () => {
  test('has one shape, as type and as schema', () => {
    expectTypeOf<z.output<typeof snapshotSchema>>().toEqualTypeOf<Snapshot>()
  })

  test('of 200 signals with 96 values each is smaller than 100 KB when packed', () => {
    const text = JSON.stringify(noisy(200))
    expect(JSON.parse(text).signals['integration-0/signal-number-0'].history.values).toHaveLength(96)
    expect(gzipSync(text).length).toBeLessThan(100_000)
  })

  test('that was written can be read again', () => {
    const snapshot = noisy(3)
    expect(parseSnapshot(JSON.stringify(snapshot))).toEqual({snapshot: JSON.parse(JSON.stringify(snapshot))})
  })

  test.each([
    ['half a file', '{"version":1,"writ', 'it is no whole JSON'],
    ['another version', '{"version":2}', 'it is of version 2, not 1'],
    ['no version', '[]', 'it is of version unknown, not 1'],
    ['another shape', '{"version":1,"writtenAt":"now"}', 'it does not fit its schema at `writtenAt`'],
  ])('that is %s cannot be used, and says why', (_name, text, reason) => {
    expect(parseSnapshot(text)).toEqual({reason})
  })
})

describe('published schemas', () => {
  test.each([
    ['snapshot-1', snapshotSchema],
    ['recording-1', recordingSchema],
  ])('%s is as the program has it; `npm run schemas` writes it', (name, schema) => {
    expect(JSON.parse(readFileSync(path.join(root, `public/schemas/${name}.json`), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(jsonSchemaOf(schema))),
    )
  })

  test('a snapshot fits the published one', () => {
    const ajv = new Ajv({strict: false})
    addFormats.default(ajv)
    const validate = ajv.compile(jsonSchemaOf(snapshotSchema))
    expect([validate(JSON.parse(JSON.stringify(noisy(2)))), validate.errors]).toEqual([true, null])
  })
})
