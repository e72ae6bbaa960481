import type {ElementContent} from 'hast'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Directory, SignalView} from '../src/core/directory.ts'
import {saysItsUnit, valueInWords} from '../src/status/words.ts'
import {reportReferences} from './messages.ts'
import {becomes, type DirectiveNode, eachDirective, h, siteLink} from './nodes.ts'
import {type EntityLinkOptions, pathBelowContent} from './remark-entity-links.ts'

type Size = 'inline' | 'row' | 'card'

/**
 * Renders `::status{signal="…"}` and `::status{integration="…"}` as `<live-status>` elements.
 *
 * The server-rendered markup says "unknown": nobody has measured anything when a page is built. An unknown signal
 * is reported as `reference-unknown`.
 */
export default function remarkStatus({directory, base = '/', contentPath = pathBelowContent}: EntityLinkOptions) {
  return (tree: Root, file: VFile): void => {
    reportReferences(file, contentPath(file), directory, ['signal', 'integration'])
    eachDirective(tree, 'status', node => render(node, directory, base))
  }
}

function render(node: DirectiveNode, directory: Directory, base: string): void {
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

/** Renders a signal that nobody has measured yet; pages use it too. */
export function statusElement(signal: SignalView, size: Size, base: string): ElementContent {
  const {id, title, address, unit, sentence} = signal
  const state = h('span', {className: ['state', 'state-unknown']}, 'unknown')
  const link = siteLink(base, address, title)
  const properties = {
    className: ['status', `status-${size}`],
    dataSignal: id,
    dataState: 'unknown',
    dataMaxAge: signal.maxAge,
    dataUnit: unit,
  }
  if (size === 'inline') return h('live-status', properties, state, ' ', link)
  const value = h('span', {className: ['status-value']}, 'not measured yet')
  const meaning = sentence ? [h('span', {className: ['status-sentence']}, sentence.replaceAll('{value}', '…'))] : []
  return h(
    'live-status',
    properties,
    state,
    h('span', {className: ['status-title']}, link),
    value,
    ...meaning,
    h('span', {className: ['status-limits']}, limitsInWords(signal)),
  )
}

/** Says thresholds in words: `warning from 40, critical from 120 orders`, `warning at 98 % or below`. */
export function limitsInWords({worse, warning, critical, unit}: Pick<SignalView, 'worse' | 'warning' | 'critical' | 'unit'>): string {
  // A threshold belongs to what it begins: at 40 it is a warning already.
  const bound = (value: number) =>
    worse === 'higher'
      ? `from ${valueInWords(value, unit, {locale: 'en-US', exact: true})}`
      : `at ${valueInWords(value, unit, {locale: 'en-US', exact: true})} or below`
  const limits = [warning !== undefined && `warning ${bound(warning)}`, critical !== undefined && `critical ${bound(critical)}`].filter(
    Boolean,
  )
  if (limits.length === 0) return `no thresholds, in ${unit}`
  return saysItsUnit(unit) ? limits.join(', ') : `${limits.join(', ')} ${unit}`
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined
}
