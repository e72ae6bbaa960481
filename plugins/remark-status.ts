import type {ElementContent} from 'hast'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import type {Directory, SignalView} from '../src/core/directory.ts'
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
    reportReferences(tree, file, contentPath(file), directory, ['signal', 'integration'])
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
  } else becomes(node, inline ? 'span' : 'div', {className: ['statuses']}, signals.map(view => statusElement(view, chosen, base)))
}

/** Renders a signal that nobody has measured yet; pages use it too. */
export function statusElement(signal: SignalView, size: Size, base: string): ElementContent {
  const {id, title, address, unit, sentence} = signal
  const state = h('span', {className: ['state', 'state-unknown']}, 'unknown')
  const link = siteLink(base, address, title)
  const properties = {className: ['status', `status-${size}`], dataSignal: id, dataState: 'unknown', dataMaxAge: signal.maxAge, dataUnit: unit}
  if (size === 'inline') return h('live-status', properties, state, ' ', link)
  const value = h('span', {className: ['status-value']}, 'not measured yet')
  const meaning = sentence ? [h('span', {className: ['status-sentence']}, sentence.replaceAll('{value}', '…'))] : []
  return h('live-status', properties, state, h('span', {className: ['status-title']}, link), value, ...meaning, h('span', {className: ['status-limits']}, limitsInWords(signal)))
}

/** Says thresholds in words: `warning above 40, critical above 120 orders`. */
export function limitsInWords({worse, warning, critical, unit}: Pick<SignalView, 'worse' | 'warning' | 'critical' | 'unit'>): string {
  const side = worse === 'higher' ? 'above' : 'below'
  const limits = [warning !== undefined && `warning ${side} ${numberInWords(warning)}`, critical !== undefined && `critical ${side} ${numberInWords(critical)}`]
  const said = limits.filter(Boolean).join(', ')
  return said ? `${said} ${unit}` : `no thresholds, in ${unit}`
}

function numberInWords(value: number): string {
  return value.toLocaleString('en-US', {maximumFractionDigits: 4})
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined
}
