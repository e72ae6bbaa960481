import {Counter, collectDefaultMetrics, Gauge, Registry} from 'prom-client'
import type {State} from '../../status/state.ts'
import type {RoundReport} from './collector.ts'

const states: readonly State[] = ['ok', 'warning', 'critical', 'stale', 'unknown', 'maintenance']

/** What a collector says about itself to Prometheus. */
export class CollectorMetrics {
  readonly #registry = new Registry()
  readonly #rounds = this.#counter('rounds_total', 'Rounds since the start, by result: ok, partly (a source failed) or failed.', ['result'])
  readonly #seconds = this.#gauge('round_seconds', 'How long the last round took.')
  readonly #endedAt = this.#gauge('last_round_timestamp_seconds', 'When the last round ended.')
  readonly #bytes = this.#gauge('snapshot_bytes', 'Size of the last snapshot, not packed.')
  readonly #writes = this.#counter('write_failures_total', 'Snapshots that could not be written.')
  readonly #signals = this.#gauge('signals', 'Signals by state.', ['state'])
  readonly #sourceUp = this.#gauge('source_up', '1 where the source answered in the last round.', ['source', 'kind'])
  readonly #sourceSeconds = this.#gauge('source_seconds', 'How long the source took in the last round.', ['source'])

  constructor() {
    collectDefaultMetrics({register: this.#registry})
  }

  /** Takes a round that ended. */
  took(report: RoundReport, isFailed: boolean): void {
    const isWhole = report.sources.every(({ok}) => ok)
    this.#rounds.inc({result: isFailed ? 'failed' : isWhole ? 'ok' : 'partly'})
    this.#seconds.set(report.tookMs / 1000)
    this.#endedAt.set((report.at + report.tookMs) / 1000)
    for (const state of states) this.#signals.set({state}, report.states.get(state) ?? 0)
    for (const {id, kind, ok, tookMs} of report.sources) {
      this.#sourceUp.set({source: id, kind}, ok ? 1 : 0)
      this.#sourceSeconds.set({source: id}, tookMs / 1000)
    }
  }

  /** Takes the writing of a snapshot. */
  wrote(bytes: number | undefined): void {
    if (bytes === undefined) this.#writes.inc()
    else this.#bytes.set(bytes)
  }

  /** Gives the metrics in the text format of Prometheus. */
  async text(): Promise<{type: string; body: string}> {
    return {type: this.#registry.contentType, body: await this.#registry.metrics()}
  }

  #gauge(name: string, help: string, labelNames: string[] = []): Gauge {
    return new Gauge({name: `clarity_${name}`, help, labelNames, registers: [this.#registry]})
  }

  #counter(name: string, help: string, labelNames: string[] = []): Counter {
    return new Counter({name: `clarity_${name}`, help, labelNames, registers: [this.#registry]})
  }
}
