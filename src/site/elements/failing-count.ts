import {failingCount} from '../../status/failing-count.ts'
import {setBadge} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import {StatusElement} from './status-element.ts'
import type {StatusView} from './status-store.ts'

/** The number of failures in the head of each page; `data-known` is the folder of what the site knows. */
class FailingCount extends StatusElement {
  protected show(view: StatusView): void {
    const {known = ''} = this.dataset
    if (!view.snapshot && view.problem === undefined) return
    const signals = view.snapshot && knownData(known, 'signals')
    const alerts = view.snapshot?.alerts.length ? knownData(known, 'alerts') : undefined
    if (signals?.state === 'reading' || alerts?.state === 'reading') return
    const {state, word, says, demo} = failingCount({
      ...view,
      ...(signals?.state === 'read' && {signals: signals.data}),
      alerts: alerts?.state === 'read' ? alerts.data : {},
    })
    setBadge(this.querySelector('.state'), state, word)
    const title = demo ? `${says} (demo data)` : says
    if (this.title !== title) this.title = title
    this.querySelector('[data-demo]')?.toggleAttribute('data-shown', demo)
    this.dataset.state = state
  }
}

customElements.define('failing-count', FailingCount)
