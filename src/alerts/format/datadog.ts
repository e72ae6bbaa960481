import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {type AlertFormat, addRule, alertNameOf, type FiringFile, type PlacedValue, placed} from '../firing.ts'
import {runbookIn} from './runbook-text.ts'

/**
 * Monitors of Datadog as its API and its export write them: one, a list, or below `monitors`.
 *
 * @see https://docs.datadoghq.com/api/latest/monitors/ for the form.
 */
export const datadog: AlertFormat = {
  id: 'datadog',
  title: 'monitors of Datadog, as JSON',
  knows: document => monitorsOf(document).some(isMonitor),
  read(document, into) {
    for (const monitor of monitorsOf(document)) if (isMonitor(monitor) && !readMonitor(monitor, into)) return
  },
}

function monitorsOf(document: PlacedNode): readonly PlacedNode[] {
  if (document.kind === 'list') return document.items
  return document.get('monitors')?.items ?? [document]
}

function isMonitor(node: PlacedNode): boolean {
  return ['name', 'query', 'type', 'message'].every(key => node.get(key)?.kind === 'scalar')
}

function readMonitor(monitor: PlacedNode, into: FiringFile): boolean {
  const title = placed(monitor.get('name'))
  if (!title) return true
  const expr = placed(monitor.get('query'))
  const message = placed(monitor.get('message'))
  const labels = tagsOf(monitor)
  const runbook = runbookIn(message)
  const node = monitor.get('options')?.get('thresholds')?.get('critical')
  const value = Number(node?.scalar)
  const urgency = placed(monitor.get('priority'))
  return addRule(into, {
    format: 'datadog',
    file: into.file,
    title,
    name: labels.get('alert')?.text ?? alertNameOf(title.text),
    node: monitor,
    ...(expr && {expr}),
    isPromql: false,
    ...(node && Number.isFinite(value) && {threshold: {value, node}}),
    labels,
    ...(urgency && {urgency: {...urgency, text: `P${urgency.text}`}}),
    ...(runbook && {runbook}),
    notifies: handlesIn(message),
  })
}

function tagsOf(monitor: PlacedNode): Map<string, PlacedValue> {
  const labels = new Map<string, PlacedValue>()
  for (const node of monitor.get('tags')?.items ?? []) {
    const [, name, text] = /^([^:]+):(.*)$/s.exec(node.scalar ?? '') ?? []
    if (name && text !== undefined && !labels.has(name)) labels.set(name, {text, node})
  }
  return labels
}

// `@pagerduty-orders` notifies; the `@` of an address of mail stands inside of a word.
function handlesIn(message: PlacedValue | undefined): PlacedValue[] {
  if (!message) return []
  const handles = message.text.slice(0, 20_000).matchAll(/(?<![\w.])@([\w-][\w.@-]*[\w-])/g)
  return [...new Set([...handles].map(([, handle]) => handle ?? ''))].map(text => ({text, node: message.node}))
}
