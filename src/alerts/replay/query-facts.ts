import {parser} from '@prometheus-io/lezer-promql'
import {durationMs, durationPattern} from '../../core/format/duration.ts'
import type {MatchOperator} from '../firing.ts'

/** What a query takes from the series of one metric. */
export interface Selector {
  /** Missing where it asks for any metric. */
  metric?: string
  asks: readonly {name: string; operator: MatchOperator; value: string}[]
}

/** What made series have to fit. */
export interface QueryFacts {
  /** Each once, in the order in which they stand. */
  selectors: readonly Selector[]
  /** Labels by which it groups or joins. */
  labels: readonly string[]
  /** Numbers that it compares or counts with, each once. */
  numbers: readonly number[]
  /** Lengths of its windows and offsets, in milliseconds. */
  windows: readonly number[]
}

/** Reads of a query what series would have to fit; of one that is no PromQL, what can be read. */
export function queryFacts(query: string): QueryFacts {
  const selectors = new Map<string, Selector>()
  const [labels, numbers, windows] = [new Set<string>(), new Set<number>(), [] as number[]]
  const text = ({from, to}: {from: number; to: number}) => query.slice(from, to)
  parser.parse(query).iterate({
    enter({name, node}) {
      if (name === 'VectorSelector') selectors.set(text(node), selectorOf(node, text))
      if (name === 'LabelName' && node.parent?.name === 'GroupingLabels') labels.add(text(node))
      if (name === 'NumberDurationLiteral') numbers.add(Number(text(node)))
      if (name === 'NumberDurationLiteralInDurationContext' && durationPattern.test(text(node))) windows.push(durationMs(text(node)))
    },
  })
  return {selectors: [...selectors.values()], labels: [...labels], numbers: [...numbers].filter(Number.isFinite), windows}
}

type Node = ReturnType<(typeof parser)['parse']>['topNode']
type Reader = (node: {from: number; to: number}) => string

function selectorOf(node: Node, text: Reader): Selector {
  const asks: Selector['asks'][number][] = []
  let metric = text(node.getChild('Identifier') ?? {from: 0, to: 0})
  for (const matcher of node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []) {
    const [label, operator, value] = ['LabelName', 'MatchOp', 'StringLiteral'].map(part => matcher.getChild(part))
    if (!label || !operator || !value) continue
    const ask = {name: text(label), operator: text(operator) as MatchOperator, value: unquoted(text(value))}
    if (ask.name !== '__name__') asks.push(ask)
    else if (ask.operator === '=') metric = ask.value
  }
  return {asks, ...(metric !== '' && {metric})}
}

function unquoted(text: string): string {
  const inside = text.slice(1, -1)
  return text.startsWith('`') ? inside : inside.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}
