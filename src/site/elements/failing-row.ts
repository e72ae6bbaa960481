import {plural} from '../../core/format/plural.ts'
import './on-call-now.ts'
import {type Failing, rankOf} from '../../status/failing.ts'
import {isLate} from '../../status/freshness.ts'
import type {AlertMetadata, SignalMetadataById} from '../../status/signal-metadata.ts'
import {liveSignalViewOf} from '../../status/signal-view.ts'
import type {ActiveAlert, Snapshot} from '../../status/snapshot.ts'
import {badge, type Child, demoLabel, link, make, setChildren} from './dom.ts'
import {knownData} from './fetch-metadata.ts'
import {timeOfReader} from './reader-time.ts'
import {severityLook} from './severity-look.ts'
import type {StatusView} from './status-store.ts'

/** What a row is drawn from, beside its alert. */
export interface RowContext {
  view: StatusView
  snapshot: Snapshot
  signals: SignalMetadataById
  /** Folder of what the site knows. */
  known: string
  locale: string
}

const states = {
  firing: {state: 'critical', fact: 'firing for '},
  pending: {state: 'warning', fact: 'pending for '},
  silenced: {state: 'maintenance', fact: 'silenced, active for '},
} as const

/**
 * Draws one failing thing: how bad, what it means, since when, what to do and whom to call.
 *
 * @param kept Row of the same alert from before; parts of it that say the same stay untouched.
 */
export function failingRow(kept: HTMLElement | undefined, failing: Failing, context: RowContext): HTMLElement {
  const {name, state, since, instances, known} = failing
  const row =
    kept ??
    make(
      'li',
      {class: 'failing', 'data-alert': name, 'data-active': state},
      ...['head', 'says', 'facts', 'ways'].map(part => make('div', {class: `failing-${part}`})),
    )
  const [head, says, facts, ways] = row.children
  const isOld = instances.every(({fetchedAt}) => isLate(fetchedAt, context.snapshot, context.view.now))
  const demo = instances.every(({source}) => context.snapshot.sources.some(({id, demo}) => id === source && demo))
  setChildren(head, JSON.stringify([known?.mode, demo, isOld]), () => [
    isOld ? badge('stale', `was ${state}`) : badge(states[state].state, state),
    ...titleOf(name, known),
    demo && demoLabel(),
  ])
  const sentence = businessWords(failing, context)
  setChildren(says, sentence, () => [sentence])
  setChildren(facts, JSON.stringify([since, instances.map(({labels}) => labels)]), () => factsOf(failing, context.locale))
  const rules = known?.onCall?.rule === undefined ? undefined : knownData(context.known, 'on-call')
  const rule = rules?.state === 'read' ? rules.data[known?.onCall?.rule ?? ''] : undefined
  setChildren(ways, JSON.stringify([known, rules?.state]), () => (known ? waysOf(known, rule) : [unclaimed()]))
  return row
}

function titleOf(name: string, known: AlertMetadata | undefined): Child[] {
  if (!known) return [make('strong', {class: 'failing-title mono'}, name)]
  return [
    make('span', {class: `severity ${severityLook(rankOf(known.mode))}`}, known.mode.severity),
    make('strong', {class: 'failing-title'}, link(known.mode)),
    known.others > 0 &&
      make('span', {class: 'quiet'}, plural(known.others, 'or another failure mode', `or one of ${known.others} other failure modes`)),
  ]
}

// The catalog's own sentence before the notification's: it is reviewed, and its values are the present ones.
function businessWords({known, instances}: Failing, {signals, view, locale}: RowContext): string {
  const sent = instances.find(({summary}) => summary !== undefined)?.summary
  if (!known?.says) return sent ?? ''
  const signal = signals[known.signal ?? '']
  return signal ? (liveSignalViewOf({...signal, sentence: known.says}, view, {locale}).sentence ?? known.says) : known.says
}

function factsOf({name, state, since, instances, known}: Failing, locale: string): Child[] {
  const facts: Child[] = [
    make('code', {}, known ? link({title: name, href: known.href}) : name),
    make('span', {}, states[state].fact, make('time', {datetime: since, title: timeOfReader(since, locale), 'data-since': since})),
  ]
  const [only, ...others] = instances
  if (others.length === 0) return [...facts, only && labelsOf(only)]
  const rows = instances
    .slice(0, 50)
    .map(instance => make('li', {}, labelsOf(instance) ?? '', ` since ${timeOfReader(instance.since, locale)}`))
  const rest = instances.length > rows.length && make('li', {}, `and ${instances.length - rows.length} more`)
  return [...facts, make('details', {}, make('summary', {}, `${instances.length} of this name`), make('ul', {}, ...rows, rest))]
}

const ownLabels = new Set(['alertname', 'severity', '__name__', 'alertstate'])

function labelsOf({labels}: ActiveAlert): Child {
  const words = Object.entries(labels).flatMap(([label, value]) => (ownLabels.has(label) ? [] : [`${label}=${value}`]))
  return words.length > 0 && make('span', {class: 'failing-labels mono'}, words.join(' '))
}

function waysOf(known: AlertMetadata, rule: unknown): Child[] {
  const {runbook, owner, escalation, onCall} = known
  return [
    fact('Runbook', runbook ? link(runbook) : make('span', {class: 'missing'}, 'none is written')),
    fact('Owner', owner ? link(owner) : make('span', {class: 'missing'}, 'nobody owns this')),
    onCall && fact('On call now', rule === undefined ? link(onCall) : onCallNow(rule, onCall.title)),
    escalation && fact('Escalation', link(escalation)),
  ]
}

function fact(name: string, value: Node): HTMLElement {
  return make('div', {class: 'fact', 'data-fact': name}, make('span', {class: 'fact-name'}, name), value)
}

// The element computes the answer from the rule that stands in it as data.
function onCallNow(rule: unknown, rotation: string): HTMLElement {
  const data = make('script', {type: 'application/json'})
  data.textContent = JSON.stringify(rule)
  return make(
    'on-call-now' as 'span',
    {'data-rotation': rotation},
    make('span', {'data-answer': ''}),
    make('span', {class: 'visually-hidden', 'data-as-of': ''}),
    data,
  )
}

function unclaimed(): HTMLElement {
  return make('p', {class: 'missing'}, 'No failure mode claims this alert: add it to the ', make('code', {}, 'alerts'), ' of one.')
}
