import {ownOf} from '../../status/failing.ts'
import {judge, worstOf} from '../../status/state.ts'
import {setBadge} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import {StatusElement} from './status-element.ts'
import type {StatusView} from './status-store.ts'

/** The worst state of an integration's signals (`data-integration`), as a badge. */
class LiveState extends StatusElement {
  protected show({snapshot, now, problem}: StatusView): void {
    const {known = '', integration} = this.dataset
    const signals = snapshot && knownData(known, 'signals')
    if (signals?.state !== 'read') return problem === undefined ? undefined : setBadge(this.querySelector('.state'), 'unknown')
    const own = Object.entries(signals.data).filter(([id]) => id.startsWith(`${integration}/`))
    const state = worstOf(own.map(([id, signal]) => judge(signal, ownOf(snapshot?.signals ?? {}, id), now).state))
    setBadge(this.querySelector('.state'), state)
    this.dataset.state = state
  }
}

customElements.define('live-state', LiveState)
