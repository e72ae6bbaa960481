import {beforeAfter, beforeAfterInWords, isWorseSince} from '../../status/before-after.ts'
import {ownOf} from '../../status/failing.ts'
import {setText} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/** A signal (`data-signal`) before a change (`data-entry`) was released (`data-at`) and since, in a sentence; a recording plays releases of its own. */
class BeforeAfter extends StatusElement {
  protected show({snapshot, now}: StatusView): void {
    const {known = '', signal: id = '', at = '', entry} = this.dataset
    const signals = snapshot && knownData(known, 'signals')
    const signal = signals?.state === 'read' ? ownOf(signals.data, id) : undefined
    // Why there is no status, the row above it says.
    if (!snapshot || !signal) return
    const played = snapshot.marks?.findLast(mark => mark.entry === entry)
    const compared = beforeAfter(ownOf(snapshot.signals, id)?.history, Date.parse(played?.from ?? at), now, signal.worse)
    const isWorse = isWorseSince(compared, signal.worse)
    const words = beforeAfterInWords(compared, signal.unit, {locale: pageStatus().locale})
    setText(this.place('compared'), isWorse ? `${words} That is worse than the worst before: think of the way back.` : words)
    this.toggleAttribute('data-worse', isWorse)
  }
}

customElements.define('before-after', BeforeAfter)
