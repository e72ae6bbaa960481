import type {OnCallRule} from '../../oncall/on-call-now.ts'
import type {AlertMetadataByName, SignalMetadataById} from '../../status/signal-metadata.ts'

/** What the site knows without any measuring, by file. */
interface Known {
  signals: SignalMetadataById
  alerts: AlertMetadataByName
  'on-call': Record<string, OnCallRule>
}

/** A file that is being read, was read, or could not be. */
export type KnownData<F extends keyof Known> = {state: 'reading'} | {state: 'read'; data: Known[F]} | {state: 'failed'}

const files = new Map<string, {result: KnownData<keyof Known>; failedAt: number}>()
const retryMs = 15_000

/**
 * Gives what the site knows of signals, alerts or duties; asked for at the first question, and again some time after a failure.
 *
 * Never waits: whoever asks is called again within a second.
 *
 * @param folder Address of the status folder, e.g. `/docs/status/`.
 */
export function knownData<F extends keyof Known>(folder: string, file: F): KnownData<F> {
  const address = `${folder}${file}.json`
  const cached = files.get(address)
  if (cached && (cached.result.state !== 'failed' || performance.now() - cached.failedAt < retryMs)) return cached.result as KnownData<F>
  files.set(address, {result: {state: 'reading'}, failedAt: 0})
  void read(address).then(result => files.set(address, {result, failedAt: performance.now()}))
  return {state: 'reading'}
}

async function read(address: string): Promise<KnownData<keyof Known>> {
  try {
    const response = await fetch(address, {signal: AbortSignal.timeout(10_000)})
    return response.ok ? {state: 'read', data: await response.json()} : {state: 'failed'}
  } catch {
    return {state: 'failed'}
  }
}
