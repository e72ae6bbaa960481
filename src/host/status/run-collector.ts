import {durationMs} from '../../core/format/duration.ts'
import {questionsFor} from '../../status/collection-plan.ts'
import {type Course, healthOf} from '../../status/health.ts'
import type {Snapshot} from '../../status/snapshot.ts'
import {concurrency} from '../../status/source/prometheus.ts'
import {reasonOf} from '../failure.ts'
import type {Collector, RoundReport} from './collector.ts'
import type {CollectorMetrics} from './metrics.ts'
import {onBeat} from './schedule.ts'

/** What becomes of snapshots, and who hears of rounds. */
export interface RunOptions {
  collector: Collector
  /** Takes a snapshot; what it throws is reported, and tried again with the next one. */
  publish(snapshot: Snapshot): void | Promise<void>
  /** Called after each round. */
  said(report: RoundReport, writing: {reason?: string}): void
  metrics?: CollectorMetrics
}

/** A collector at work. */
export interface Run {
  /** Says whether it is well. */
  health(): {ok: boolean; reason?: string}
  /** Gives up the round that is running; resolves when nothing of it is left. */
  end(): Promise<void>
}

/** Runs a collector until it is ended; nothing that a source or a disk does ends it. */
export function runCollector(options: RunOptions): Run {
  const {collector} = options
  const course: Course = {startedAt: Date.now(), failedInRow: 0, everyMs: collector.plan.everyMs, longestMs: longestOf(collector)}
  const end = new AbortController()
  const ended = onBeat(
    () => collector.plan.everyMs,
    end.signal,
    async () => {
      const {report, writing} = await roundOnce(options)
      if (end.signal.aborted) return
      const reason = writing.reason ?? failureOf(report)
      course.failedInRow = reason === undefined ? 0 : course.failedInRow + 1
      Object.assign(course, {lastAt: Date.now(), reason, everyMs: collector.plan.everyMs, longestMs: longestOf(collector)})
      options.metrics?.took(report, reason !== undefined)
      options.said(report, writing)
    },
  )
  return {
    health: () => healthOf(course, Date.now()),
    async end() {
      end.abort()
      collector.end()
      await ended
    },
  }
}

/** Carries out one round and publishes what it brought; what publishing throws is given back in words. */
export async function roundOnce({
  collector,
  publish,
}: Pick<RunOptions, 'collector' | 'publish'>): Promise<{report: RoundReport; writing: {reason?: string}}> {
  const writing: {reason?: string} = {}
  const report = await collector.round(async snapshot => {
    try {
      await publish(snapshot)
      delete writing.reason
    } catch (error) {
      writing.reason = reasonOf(error)
    }
  })
  return {report, writing}
}

function failureOf({sources}: RoundReport): string | undefined {
  return sources.length > 0 && sources.every(({ok}) => !ok) ? 'no source could be read' : undefined
}

function longestOf({plan}: Collector): number {
  // Each question of a source has the limit for itself, and so has that for the age of its answer.
  const turns = (source: string) => Math.ceil((2 * questionsFor(source, plan).length) / concurrency)
  return Math.max(10_000, ...plan.sources.map(({id, timeout}) => durationMs(timeout) * Math.max(1, turns(id))))
}
