import type {ElementContent, Properties} from 'hast'
import type {Root} from 'mdast'
import {amountInWords, quantityInWords, saysItsUnit, valueInWords} from '../src/core/format/units.ts'
import {fillSentence} from '../src/status/signal-sentence.ts'
import {becomes, type DirectiveNode, eachDirective, h, siteLink} from './nodes.ts'
import type {EntityLinkOptions} from './remark-entity-links.ts'
import type {Resolver, SignalView} from './resolver.ts'

type Size = 'inline' | 'row' | 'card'

/**
 * Renders `::status{signal="…"}` and `::status{integration="…"}` as `<live-status>` elements.
 *
 * The server-rendered markup says "unknown": nobody has measured anything when a page is built. Of an unknown
 * signal the page says that there is none; the rule `reference-unknown` reports it.
 */
export default function remarkStatus({directory, base = '/'}: EntityLinkOptions) {
  return (tree: Root): void => {
    eachDirective(tree, 'status', node => render(node, directory, base))
  }
}

function render(node: DirectiveNode, directory: Resolver, base: string): void {
  const {signal, integration, size} = node.attributes ?? {}
  const inline = node.type === 'textDirective'
  const chosen: Size = size === 'card' || size === 'row' || size === 'inline' ? size : inline ? 'inline' : 'row'
  const signals = signal ? [directory.signal(signal)].filter(isPresent) : integration ? directory.signals(integration) : []
  const name = signal || integration || ''
  if (signals.length === 0) {
    const said = signal ? `There is no signal “${name}”.` : `No signals are written down for “${name}”.`
    becomes(node, inline ? 'span' : 'p', {className: ['missing']}, [{type: 'text', value: said}])
  } else
    becomes(
      node,
      inline ? 'span' : 'div',
      {className: ['statuses']},
      signals.map(view => statusElement(view, chosen, base)),
    )
}

/**
 * Renders a signal that nobody has measured yet; pages use it too, also as its sentence alone.
 *
 * Everything a browser needs to judge the signal stands in `data-` attributes, and each changing part reserves the room that it will
 * need (`data-room`), so that nothing moves when values come. `<time data-built>` becomes the time of the build where a page is made.
 */
export function statusElement(signal: SignalView, size: Size | 'sentence', base: string): ElementContent {
  const {title, address, sentence} = signal
  const properties = {className: ['status', `status-${size}`], ...facts(signal)}
  const state = h('span', {className: ['state', 'state-unknown'], dataPart: 'state'}, 'unknown')
  const link = siteLink(base, address, title)
  if (size === 'inline') {
    // State and value share their room: together they vary least in length.
    const now = h('span', {}, state, ' ', h('span', {className: ['status-value'], dataPart: 'value'}, '(not measured)'))
    return h('live-status', properties, link, ' ', h('span', {className: ['status-room'], dataRoom: rooms(signal).inline}, now))
  }
  if (size === 'sentence') {
    const words = sentence ? fillSentence(sentence, () => undefined) : title
    return h('live-status', properties, state, ' ', roomy('status-said', 'sentence', rooms(signal).sentence, [words]))
  }
  const asOf = h('time', {dataBuilt: true}, 'the time this page was built')
  const look = signal.sources.flatMap(({title, page}) => (page ? ['; look at ', h('a', {href: page, rel: ['noreferrer']}, title)] : []))
  const meaning = sentence
    ? [
        h(
          'span',
          {className: ['status-sentence'], dataPart: 'sentence'},
          fillSentence(sentence, () => undefined),
        ),
      ]
    : []
  const limits = limitsInWords(signal)
  return h(
    'live-status',
    properties,
    state,
    h('span', {className: ['status-title']}, link),
    roomy('status-value', 'value', rooms(signal).value, ['not measured']),
    h(
      'span',
      {className: ['status-words'], dataRoomSentence: rooms(signal).sentence, dataRoom: `${limits}\n${rooms(signal).note}`},
      h(
        'span',
        {className: ['status-text']},
        ...meaning,
        h('span', {className: ['status-limits']}, limits),
        h('span', {className: ['status-note'], dataPart: 'note'}, 'unknown as of ', asOf, ...look),
      ),
    ),
  )
}

// What the element in the browser judges by; see `src/elements/live-status.ts`.
function facts({id, title, unit, worse, warning, critical, maxAge, sentence, siblings, sources}: SignalView): Properties {
  const pages = Object.fromEntries(sources.flatMap(({id, page}) => (page ? [[id, page]] : [])))
  return {
    dataSignal: id,
    dataTitle: title,
    dataState: 'unknown',
    dataUnit: unit,
    dataWorse: worse,
    ...(warning !== undefined && {dataWarning: String(warning)}),
    ...(critical !== undefined && {dataCritical: String(critical)}),
    dataMaxAge: maxAge,
    ...(sentence && {dataSentence: sentence}),
    ...(Object.keys(siblings).length > 0 && {dataSiblings: JSON.stringify(siblings)}),
    ...(Object.keys(pages).length > 0 && {dataPages: JSON.stringify(pages)}),
  }
}

function roomy(className: string, part: string, room: string, children: (ElementContent | string)[]): ElementContent {
  return h('span', {className: [className, 'status-room'], dataRoom: room}, h('span', {dataPart: part}, ...children))
}

// The longest texts to expect: a value ten times past its thresholds, an age of nearly an hour, a sentence in the past tense.
function rooms({unit, warning, critical, sentence = '', siblings, sources, locale}: SignalView) {
  const large = Math.max(Math.abs(warning ?? 0), Math.abs(critical ?? 0))
  const value = unit === 'ratio' ? 0.999 : unit === 'seconds' ? 59_940 : large >= 1000 ? large * 9 : 9999
  const quantity = quantityInWords(value, unit, {locale})
  const amount = amountInWords(value, unit, {locale})
  const ofSibling = (name: string) => quantityInWords(99_999, siblings[name]?.unit ?? '', {locale})
  const ownWords = saysItsUnit(unit) ? quantity : valueInWords(value, unit, {locale})
  const filled = fillSentence(sentence, name => longest([name === 'value' ? ownWords : ofSibling(name), 'unknown']))
  const source = longest(['the source', ...sources.map(({title}) => title)])
  const demo = sources.some(({demo}) => demo) ? ' · demo data' : ''
  return {
    value: `was ${quantity}`,
    inline: `■ unknown  (was ${quantity}, 59 min ago${demo})`,
    sentence: sentence && `Last known: ${filled}`,
    note: `measured 59 min ago · ↘ falling, ${amount} less than 30 min ago · ${amount} below critical · ${source}${demo}`,
  }
}

function longest(texts: string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '')
}

/** Says thresholds in words: `warning from 40, critical from 120 orders`, `warning at 98 % or below`. */
export function limitsInWords({worse, warning, critical, unit, locale = 'en-US'}: ShownLimits): string {
  const words = (value: number) => valueInWords(value, unit, {locale, exact: true})
  // A threshold belongs to what it begins: at 40 it is a warning already.
  const bound = (value: number) => (worse === 'higher' ? `from ${words(value)}` : `at ${words(value)} or below`)
  const limits = [warning !== undefined && `warning ${bound(warning)}`, critical !== undefined && `critical ${bound(critical)}`].filter(
    Boolean,
  )
  if (limits.length === 0) return `no thresholds, in ${unit}`
  return saysItsUnit(unit) ? limits.join(', ') : `${limits.join(', ')} ${unit}`
}

type ShownLimits = Pick<SignalView, 'worse' | 'warning' | 'critical' | 'unit'> & {locale?: string}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined
}
