import type {FiringRule} from './firing.ts'
import {askedValues, outputLabels} from './promql-text.ts'

/** What a template of an annotation can become. */
export type Expanded = {texts: string[]; empty: string[]} | {untold: string}

const action = /\{\{-?\s*([\s\S]*?)\s*-?\}\}/g
const label = /^(?:\$labels|\.Labels)\.([A-Za-z_]\w*)$/
/** Texts that one template may become. */
const most = 24

/**
 * Expands a template over the labels that its rule can have.
 *
 * In: `https://x/{{ $labels.vendor }}/` of a rule that asks for `vendor=~"a|b"`. Out: two texts. Labels that a rule sets itself, and its
 * name, are no labels of the series: Prometheus leaves `{{ $labels.alertname }}` empty, and such labels come back as `empty`.
 *
 * @see https://github.com/prometheus/prometheus/blob/main/rules/alerting.go where annotations are expanded over the labels of the sample.
 */
export function expandTemplate(text: string, rule: FiringRule): Expanded {
  let texts = ['']
  const empty: string[] = []
  let from = 0
  for (const match of text.slice(0, 5000).matchAll(action)) {
    const [whole, inside = ''] = match
    const values = valuesOf(inside, rule)
    if (!values) return {untold: whole}
    if (values.length === 0) empty.push(whole)
    const before = text.slice(from, match.index)
    texts = texts.flatMap(each => (values.length === 0 ? [''] : values).map(value => each + before + value))
    if (texts.length > most) return {untold: whole}
    from = match.index + whole.length
  }
  return {texts: texts.map(each => each + text.slice(from)), empty}
}

// Nothing: cannot be told. An empty list: certainly empty.
function valuesOf(inside: string, rule: FiringRule): string[] | undefined {
  const name = label.exec(inside)?.[1]
  if (name === undefined || rule.format !== 'prometheus' || !rule.expr || !rule.isPromql) return undefined
  if (name === 'alertname') return []
  const there = outputLabels(rule.expr.text)
  if (there && !there.includes(name)) return []
  return askedValues(rule.expr.text, name)
}
