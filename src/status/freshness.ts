import type {Snapshot} from './snapshot.ts'
import {exactTime, type Writing} from './words.ts'

/** Rounds that a collector may miss before it counts as silent. */
const rounds = 3

const shortestMs = 2 * 60_000

/**
 * Says that the collector has stopped writing; nothing while it writes.
 *
 * A snapshot that is read again and again without a failure may still be an old one.
 */
export function silenceOf({writtenAt, everySeconds}: Pick<Snapshot, 'writtenAt' | 'everySeconds'>, now: number, writing?: Writing) {
  const silentMs = now - Date.parse(writtenAt)
  if (silentMs <= Math.max(rounds * everySeconds * 1000, shortestMs)) return undefined
  return `the collector has not written since ${exactTime(writtenAt, writing)}`
}
