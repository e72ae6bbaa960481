import {promqlFunctions} from './promql-functions.ts'
import {argumentsOf, calledBy, expressionsIn, type PromqlNode, partsOf, withoutBrackets} from './promql-tree.ts'

/**
 * Says whether a query gives one series at most, by its form.
 *
 * A metric with a colon in its name was recorded by a rule of one's own, which has done the summing; it is taken for one series.
 *
 * @param top Tree of a query without faults.
 */
export function seriesOf(query: string, top: PromqlNode): 'one' | 'several' {
  const [expression] = expressionsIn(top)
  return expression && !isOne(query, expression) ? 'several' : 'one'
}

function isOne(query: string, node: PromqlNode): boolean {
  const [left, right] = expressionsIn(node)
  if (node.name === 'VectorSelector') return isRecorded(query, node)
  if (node.name === 'AggregateExpr') return isOneGroup(query, node)
  if (node.name === 'FunctionCall') return isOneCall(query, node)
  if (node.name === 'BinaryExpr' && left && right) return isOneOf(query, node, left, right)
  return left === undefined || isOne(query, left)
}

function isRecorded(query: string, node: PromqlNode): boolean {
  const name = node.getChild('Identifier')
  return name !== null && query.slice(name.from, name.to).includes(':')
}

function isOneGroup(query: string, node: PromqlNode): boolean {
  const name = calledBy(query, node)
  if (name === 'count_values' || name === 'limit_ratio') return false
  if (labelsOf(query, node)?.length !== 0) return false
  if (!/k$/.test(name)) return true
  // `topk` and its like give as many series as asked for.
  const [amount] = argumentsOf(node)
  return amount !== undefined && query.slice(amount.from, amount.to) === '1'
}

// Labels by which an aggregation keeps series apart; nothing for `without`, which keeps those it does not name.
function labelsOf(query: string, node: PromqlNode): string[] | undefined {
  const modifier = node.getChild('AggregateModifier')
  if (!modifier) return []
  const labels = modifier.getChild('GroupingLabels')
  return modifier.getChild('By') && labels ? partsOf(labels).map(({from, to}) => query.slice(from, to)) : undefined
}

const alwaysOne = new Set(['absent', 'absent_over_time', 'scalar', 'vector'])

function isOneCall(query: string, node: PromqlNode): boolean {
  const name = calledBy(query, node)
  if (alwaysOne.has(name)) return true
  const cached = promqlFunctions.get(name)
  const given = argumentsOf(node)
  return given.every((argument, index) => {
    const type = cached?.takes[index]
    if (type === 'scalar' || type === 'string') return true
    return isOne(query, argument) || (/^histogram_(quantile|fraction)$/.test(name) && isOneHistogram(query, argument))
  })
}

// The function takes the label of the buckets away.
function isOneHistogram(query: string, argument: PromqlNode): boolean {
  const node = withoutBrackets(argument)
  return node.name === 'AggregateExpr' && labelsOf(query, node)?.join() === 'le'
}

function isOneOf(query: string, node: PromqlNode, left: PromqlNode, right: PromqlNode): boolean {
  const operator = partsOf(node)[1]?.name
  if (operator === 'And' || operator === 'Unless') return isOne(query, left)
  const both = isOne(query, left) && isOne(query, right)
  if (both || operator === 'Or') return both
  // A number changes each series; two vectors are matched one to one, unless one side is grouped.
  const isMatched = !isNumber(query, left) && !isNumber(query, right)
  const matching = node.getChild('MatchingModifierClause')
  const isGrouped = matching !== null && (matching.getChild('GroupLeft') !== null || matching.getChild('GroupRight') !== null)
  return isMatched && !isGrouped && (isOne(query, left) || isOne(query, right))
}

function isNumber(query: string, node: PromqlNode): boolean {
  const bare = withoutBrackets(node)
  if (bare.name === 'NumberDurationLiteral') return true
  if (bare.name === 'FunctionCall') return promqlFunctions.get(calledBy(query, bare))?.gives === 'scalar'
  if (bare.name === 'UnaryExpr' || bare.name === 'BinaryExpr') return expressionsIn(bare).every(part => isNumber(query, part))
  return false
}
