import {ageInWords, spanInWords} from '../../core/format/duration.ts'
import {alertsRead} from '../../status/all-clear.ts'
import {failingNow} from '../../status/failing.ts'
import {setBadge, setText} from './dom.ts'
import {StatusElement} from './status-element.ts'
import type {StatusView} from './status-store.ts'

const badges = {firing: 'critical', pending: 'warning', silenced: 'maintenance'} as const

/** The state of one alert now (`data-alert`): active since when, or not active as of when, or unknown and why. */
class AlertNow extends StatusElement {
  protected show(view: StatusView): void {
    const {snapshot, now, problem, leftOut} = view
    if (!snapshot) return problem === undefined ? undefined : this.#say('unknown', 'unknown', problem)
    const [active] = failingNow(
      snapshot.alerts.filter(({name}) => name === this.dataset.alert),
      {},
    )
    const read = alertsRead(snapshot, now, leftOut)
    const doubt = read.read ? '' : `; ${read.reason}`
    if (active)
      return this.#say(badges[active.state], active.state, `for ${spanInWords(Math.max(0, now - Date.parse(active.since)))}${doubt}`)
    if (!read.read) return this.#say('unknown', 'unknown', read.reason)
    const unread = read.unread.length > 0 ? `, but not all sources answer: ${read.unread.join('; ')}` : ''
    const seen = snapshot.lastSeen?.find(({name}) => name === this.dataset.alert)
    const last = seen ? `; last seen firing ${ageInWords(Math.max(0, now - Date.parse(seen.at)))}` : ''
    this.#say('quiet', 'not active', `as of ${ageInWords(Math.max(0, now - Date.parse(snapshot.writtenAt)))}${last}${unread}`)
  }

  #say(state: string, word: string, more: string): void {
    setBadge(this.querySelector('.state'), state, word)
    setText(this.place('more'), more)
    this.dataset.state = state
  }
}

customElements.define('alert-now', AlertNow)
