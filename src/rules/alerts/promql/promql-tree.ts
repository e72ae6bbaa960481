import type {parser} from '@prometheus-io/lezer-promql'

/** A node of a query's tree. */
export type PromqlNode = ReturnType<(typeof parser)['parse']>['topNode']

const expressions = new Set(
  `AggregateExpr BinaryExpr FunctionCall MatrixSelector NumberDurationLiteral OffsetExpr AnchoredExpr SmoothedExpr ParenExpr StringLiteral
    SubqueryExpr UnaryExpr VectorSelector StepInvariantExpr`.split(/\s+/),
)

/** Lists the parts of a node of a query's tree, in order, without comments. */
export function partsOf(node: PromqlNode): PromqlNode[] {
  const parts: PromqlNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'LineComment') parts.push(child)
  return parts
}

/** Lists the expressions a node is directly made of: both sides of an operator, what stands in brackets. */
export function expressionsIn(node: PromqlNode): PromqlNode[] {
  return partsOf(node).filter(({name}) => expressions.has(name))
}

/** Lists the arguments of a function or aggregation. */
export function argumentsOf(node: PromqlNode): PromqlNode[] {
  const body = node.getChild('FunctionCallBody')
  return body ? expressionsIn(body) : []
}

/** Gives an expression without the brackets around it. */
export function withoutBrackets(node: PromqlNode): PromqlNode {
  const inside = node.name === 'ParenExpr' ? expressionsIn(node)[0] : undefined
  return inside ? withoutBrackets(inside) : node
}

/** Gives the name of what a function call or aggregation calls, in lower case for aggregations, as Prometheus takes them. */
export function calledBy(query: string, node: PromqlNode): string {
  const name = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp')
  const text = name ? query.slice(name.from, name.to) : ''
  return node.name === 'AggregateExpr' ? text.toLowerCase() : text
}
