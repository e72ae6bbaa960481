import {ageInWords} from '../../core/format/duration.ts'
import {ownOf} from '../../status/failing.ts'
import type {VendorReading} from '../../status/snapshot.ts'
import {judgeVendor} from '../../status/vendor.ts'
import {badge, type Child, demoLabel, make, outsideLink, setBadge, setChildren, setText} from './dom.ts'
import {timeOfReader} from './reader-time.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/** What the vendor of a system (`data-system`) says of itself: state, the components that matter, incidents that are not resolved. */
class VendorNow extends StatusElement {
  protected show({snapshot, now, problem}: StatusView): void {
    if (!snapshot) return problem === undefined ? undefined : this.#say('unknown', problem)
    const reading = ownOf(snapshot.vendors, this.dataset.system ?? '')
    const {state, reason, ageMs} = judgeVendor(reading, now)
    const read = ageMs === undefined ? '' : `read ${ageInWords(ageMs)}`
    this.#say(state, [read, reason].filter(Boolean).join('; '))
    const source = snapshot.sources.find(({id}) => id === reading?.source)
    const key = state === 'unknown' || !reading ? '' : JSON.stringify([reading.components, reading.incidents, source?.demo])
    setChildren(this.place('details'), key, () => (key === '' || !reading ? [] : detailsOf(reading, source?.demo === true)))
  }

  #say(state: string, words: string): void {
    setBadge(this.querySelector('.state'), state)
    setText(this.place('words'), words)
    this.dataset.state = state
  }
}

function detailsOf({components, incidents}: VendorReading, demo: boolean): Child[] {
  const {locale} = pageStatus()
  const parts = components.map(({name, state}) => make('li', {}, badge(state), ' ', name))
  const open = incidents.map(({title, state, since, url}) =>
    make('li', {}, outsideLink(title, url), make('span', {class: 'quiet'}, ` ${state}, since ${timeOfReader(since, locale)}`)),
  )
  return [
    demo && demoLabel(),
    parts.length > 0 && make('ul', {class: 'inline-list vendor-components'}, ...parts),
    open.length > 0 ? make('ul', {class: 'plain-list vendor-incidents'}, ...open) : quiet('They report no open incident.'),
  ]
}

function quiet(words: string): HTMLElement {
  return make('span', {class: 'quiet'}, words)
}

customElements.define('vendor-now', VendorNow)
