import {tellingOf, worstFirst} from '../../status/by-severity.ts'
import {ownOf} from '../../status/failing.ts'
import type {SignalMetadataById} from '../../status/signal-metadata.ts'
import {liveSignalViewOf} from '../../status/signal-view.ts'
import {worstOf} from '../../status/state.ts'
import {arrange} from './arrange.ts'
import {link, setBadge, setChildren, setText} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import {Attention} from './reader-activity.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/**
 * Keeps a list of integrations in the order of their worst signal, and says in each row what that signal tells.
 *
 * What a row says changes at once. Its place changes only while nobody is at the list: no focus or selection in it, and for some seconds no
 * pointer, finger, key or scrolling on the page. Until then the new order is offered as a button in a place that is always kept free.
 */
class WorstFirst extends StatusElement {
  readonly #attention = new Attention(this)
  #sorted = false

  override connectedCallback(): void {
    this.#attention.begin()
    this.place('sort')?.addEventListener('click', this.#sortNow)
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.place('sort')?.removeEventListener('click', this.#sortNow)
    this.#attention.end()
  }

  protected show(view: StatusView): void {
    const {snapshot, problem} = view
    if (!snapshot && problem === undefined) return
    const signals = knownData(this.dataset.known ?? '', 'signals')
    if (signals.state !== 'read') return
    const byIntegration = Map.groupBy(Object.keys(signals.data), id => id.slice(0, id.indexOf('/')))
    for (const row of this.#rows()) showRow(row, byIntegration.get(row.dataset.integration ?? '') ?? [], {view, signals: signals.data})
    this.#settle()
  }

  // The button goes away with what it did, so the focus needs another place.
  readonly #sortNow = (): void => {
    this.#sort(this.#wanted())
    this.querySelector<HTMLElement>('ol')?.focus({preventScroll: true})
  }

  #settle(): void {
    const wanted = this.#wanted()
    const isSorted = wanted.every((row, index) => row === this.#rows()[index])
    const waits = !isSorted && this.#sorted && this.#attention.isHere()
    const button = this.place('sort')
    if (button) button.hidden = !waits
    if (!isSorted && !waits) this.#sort(wanted)
    this.#sorted = true
    this.toggleAttribute('data-read', true)
  }

  #sort(wanted: readonly HTMLElement[]): void {
    const list = this.querySelector('ol')
    if (list) arrange(list, wanted)
    const button = this.place('sort')
    if (button) button.hidden = true
  }

  #wanted(): HTMLElement[] {
    const ranked = this.#rows().map(row => ({
      row,
      tier: Number(row.dataset.tier),
      title: row.dataset.title ?? '',
      states: (row.dataset.states ?? '').split(' ').filter(Boolean) as Parameters<typeof worstOf>[0] & [],
    }))
    return worstFirst(ranked).map(({row}) => row)
  }

  #rows(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('ol > li')]
  }
}

function showRow(row: HTMLElement, ids: readonly string[], {view, signals}: {view: StatusView; signals: SignalMetadataById}): void {
  const {locale} = pageStatus()
  const shown = ids.flatMap(id => {
    const signal = ownOf(signals, id)
    return signal ? [{signal, ...liveSignalViewOf(signal, view, {locale})}] : []
  })
  const states = shown.map(({state}) => state)
  row.dataset.states = states.join(' ')
  row.dataset.state = worstOf(states)
  setBadge(row.querySelector('.state'), row.dataset.state)
  const telling = tellingOf(shown)
  if (!telling) return
  const {signal, sentence, value, reason, age} = telling
  const words = telling.state === 'unknown' ? `${signal.title}: ${reason ?? 'unknown'}` : (sentence ?? `${signal.title}: ${value}`)
  setChildren(row.querySelector('[data-telling]'), words, () => [link({title: words, href: signal.href})])
  setText(row.querySelector('[data-age]'), age?.words ?? '')
  setText(row.querySelector('[data-counts]'), countsInWords(states))
}

function countsInWords(states: readonly string[]): string {
  const order = ['critical', 'warning', 'unknown', 'stale', 'maintenance', 'ok']
  const counts = order.flatMap(state => {
    const count = states.filter(each => each === state).length
    return count > 0 ? [`${count} ${state}`] : []
  })
  return counts.join(', ')
}

customElements.define('worst-first', WorstFirst)
