import {quantityInWords, type Writing} from '../../core/format/units.ts'
import {ownOf} from '../../status/failing.ts'
import type {SignalMetadata} from '../../status/signal-metadata.ts'
import type {Snapshot} from '../../status/snapshot.ts'
import {levelOf} from '../../status/state.ts'
import {type SeriesStep, stepsOf} from '../../status/time-series.ts'
import {badge, make, setChildren, setText} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import type {Plot, Plotted} from './plot.ts'
import {onThemeChange} from './plot-colours.ts'
import {shortTimeOfReader, zoneOfReader} from './reader-time.ts'
import {StatusElement} from './status-element.ts'
import {pageStatus, type StatusView} from './status-store.ts'
import type {TimeAxis, TimeMarks} from './time-marks.ts'

/** A signal's history (`data-signal`) as a plot against its thresholds, and as a table; the plot's code is loaded here and nowhere else. */
class SignalHistory extends StatusElement {
  #plot: Plot | undefined
  #loading = false
  #shown: Snapshot | undefined
  #axis: TimeAxis | undefined
  #plotted: Plotted | undefined
  #endTheme: (() => void) | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#endTheme = onThemeChange(this.#recolour)
    window.addEventListener('beforeprint', this.#toPaper)
    window.addEventListener('afterprint', this.#recolour)
    this.querySelector('details')?.addEventListener('toggle', this.#table)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#endTheme?.()
    window.removeEventListener('beforeprint', this.#toPaper)
    window.removeEventListener('afterprint', this.#recolour)
    this.querySelector('details')?.removeEventListener('toggle', this.#table)
    this.#plot?.destroy()
    this.#plot = undefined
  }

  protected show({snapshot, problem}: StatusView): void {
    const {known = '', signal: id = ''} = this.dataset
    if (!snapshot) return problem === undefined ? undefined : setText(this.place('readout'), `No history: ${problem}.`)
    const signals = knownData(known, 'signals')
    const signal = signals.state === 'read' ? ownOf(signals.data, id) : undefined
    const axis = document.querySelector<TimeMarks>('time-marks')?.axis
    const history = ownOf(snapshot.signals, id)?.history
    if (signals.state !== 'read' || (snapshot === this.#shown && axis === this.#axis)) return
    const steps = history ? stepsOf(history) : []
    this.#shown = snapshot
    this.#axis = axis
    if (!signal || !axis || steps.every(({value}) => value === null)) return this.#empty()
    this.#plotted = {signal, steps, ...axis, writing: {locale: pageStatus().locale}}
    this.#draw()
    this.#table()
  }

  #empty(): void {
    this.#plot?.destroy()
    this.#plot = undefined
    this.#loading = false
    setText(this.place('plot'), 'Nothing was measured in this time.')
    setText(this.place('readout'), '')
  }

  #draw(): void {
    const place = this.place('plot')
    if (!place || !this.#plotted) return
    const {signal, steps, writing} = this.#plotted
    place.setAttribute('role', 'img')
    place.setAttribute('aria-label', inWords(signal, steps, writing))
    if (this.#plot) return this.#plot.show(this.#plotted)
    if (this.#loading) return
    this.#loading = true
    setText(this.place('readout'), '')
    void import('./plot.ts').then(
      ({drawPlot}) => {
        if (!this.isConnected || !this.#plotted) return
        place.replaceChildren()
        this.#plot = drawPlot(place, this.#plotted, words => setText(this.place('readout'), words))
      },
      () => setText(this.place('readout'), 'The plot could not be loaded; the table has the same values.'),
    )
  }

  readonly #recolour = (): void => this.#plot?.recolour()
  readonly #toPaper = (): void => this.#plot?.recolour(true)

  // Filled when it is opened: a page of many signals has thousands of rows that nobody looks at.
  readonly #table = (): void => {
    if (!this.#plotted || !this.querySelector('details')?.open) return
    const {signal, steps, writing} = this.#plotted
    setChildren(this.place('table'), JSON.stringify(steps), () => [tableOf(signal, steps, writing)])
  }
}

function tableOf(signal: SignalMetadata, steps: readonly SeriesStep[], writing: Writing): HTMLElement {
  const head = make('tr', {}, ...[`From (${zoneOfReader()})`, 'Worst value', 'State'].map(name => make('th', {scope: 'col'}, name)))
  const rows = steps.toReversed().map(({from, to, value}) => {
    const state = value === null ? undefined : levelOf(signal, value)
    return make(
      'tr',
      {},
      make(
        'th',
        {scope: 'row'},
        make('time', {datetime: new Date(from).toISOString()}, shortTimeOfReader(from, writing.locale, to - from < 60_000)),
      ),
      make('td', {class: 'figure'}, value === null ? 'no value' : quantityInWords(value, signal.unit, writing)),
      make('td', {}, state ? badge(state) : '–'),
    )
  })
  return make('table', {}, make('caption', {class: 'visually-hidden'}, signal.title), make('thead', {}, head), make('tbody', {}, ...rows))
}

function inWords({title, unit, warning, critical}: SignalMetadata, steps: readonly SeriesStep[], writing: Writing): string {
  const values = steps.flatMap(({value}) => value ?? [])
  const gaps = steps.length - values.length
  const words = (value: number) => quantityInWords(value, unit, writing)
  const limits = [
    warning !== undefined && `warning at ${words(warning)}`,
    critical !== undefined && `critical at ${words(critical)}`,
  ].filter(Boolean)
  const parts = [
    `lowest ${words(Math.min(...values))}`,
    `highest ${words(Math.max(...values))}`,
    ...limits,
    gaps > 0 && `${gaps} steps without a value`,
  ]
  return `History of ${title}: ${parts.filter(Boolean).join(', ')}`
}

customElements.define('signal-history', SignalHistory)
