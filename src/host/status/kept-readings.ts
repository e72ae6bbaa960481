import type {Plan} from '../../status/collection-plan.ts'
import type {Reading, Snapshot} from '../../status/snapshot.ts'

interface Left {
  asked: string
  reading: Reading
}

/** Keeps the readings of signals whose files are away for a moment, such as during a checkout. */
export class KeptReadings {
  readonly #left = new Map<string, Left>()

  /**
   * Carries readings over from one plan to another.
   *
   * Under another query the old values would be another thing's history: they are left behind.
   */
  carry(snapshot: Snapshot, before: Plan, after: Plan): Snapshot {
    const [asked, wanted] = [askedIn(before), askedIn(after)]
    for (const [id, question] of asked) {
      const reading = snapshot.signals[id]
      if (reading && !wanted.has(id)) this.#left.set(id, {asked: question, reading})
    }
    const kept = Object.entries(snapshot.signals).filter(([id]) => asked.get(id) === wanted.get(id))
    return {...snapshot, signals: {...Object.fromEntries(kept), ...this.#back(asked, wanted)}}
  }

  #back(asked: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): Record<string, Reading> {
    const back: Record<string, Reading> = {}
    for (const [id, question] of wanted) {
      const left = this.#left.get(id)
      if (left && left.asked === question && !asked.has(id)) back[id] = left.reading
      this.#left.delete(id)
    }
    return back
  }
}

function askedIn({signals}: Plan): Map<string, string> {
  return new Map(signals.map(({id, asked}) => [id, JSON.stringify(asked)]))
}
