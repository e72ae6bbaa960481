import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import ICAL from 'ical.js'
import {RefusedRecurrence, recurrencesIn, untilOf} from '../../src/oncall/ical/recurrence.ts'

/** A rule that was counted here and by the reference. */
export interface ComparedRule {
  start: string
  rule: string
  reference: string[]
  /** What was counted here, or why it was refused. */
  here: string[] | string
}

const script = fileURLToPath(new URL('recurrences.py', import.meta.url))

/** Tells whether the reference, python-dateutil, is on this machine. */
export function hasReference(): boolean {
  return spawnSync('python3', ['-c', 'import dateutil']).status === 0
}

/** Counts random rules here and by the reference; the same seed gives the same rules. */
export function compareRules(seed: number, count: number): ComparedRule[] {
  const {stdout, stderr, status} = spawnSync('python3', [script, String(seed), String(count)], {maxBuffer: 2 ** 30, encoding: 'utf8'})
  if (status !== 0) throw new Error(`the reference failed: ${stderr}`)
  const cases = JSON.parse(stdout) as [string, string, string, string[]][]
  return cases.map(([start, rule, end, reference]) => ({start, rule, reference, here: countedHere(start, rule, end)}))
}

/** Lists the rules that were counted otherwise, and not refused. */
export function differing(compared: readonly ComparedRule[]): ComparedRule[] {
  return compared.filter(({here, reference}) => typeof here !== 'string' && here.join() !== reference.join())
}

function countedHere(start: string, text: string, end: string): string[] | string {
  const rule = ICAL.Recur.fromString(text)
  const asked = {rule, start: wallOf(start), until: untilOf(rule, instant => instant)}
  try {
    return recurrencesIn(asked, {from: wallOf(start), to: wallOf(end)})
      .slice(0, 60)
      .map(written)
  } catch (error) {
    if (error instanceof RefusedRecurrence) return error.message
    throw error
  }
}

// In: `20260131T090000`, on the wall.
function wallOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'))
}

function written(wall: number): string {
  return new Date(wall).toISOString().slice(0, 19).replace(/[-:]/g, '')
}
