import {plural} from '../../../core/format/plural.ts'
import {type PromqlFunction, type PromqlType, promqlFunctions} from './promql-functions.ts'
import {argumentsOf, calledBy, expressionsIn, type PromqlNode, partsOf, withoutBrackets} from './promql-tree.ts'

/** What is wrong with a query: 0-based offsets in it, `end` exclusive. */
export interface PromqlFault {
  start: number
  end: number
  /** A clause, e.g. `` `rate` takes a range such as `x[5m]`, got an instant vector ``. */
  reason: string
}

/**
 * Finds the first thing that the grammar allows and Prometheus refuses: a type that does not fit, a selector of everything.
 *
 * Only what every version refuses is found; of functions that are not known nothing is said.
 *
 * @see https://github.com/prometheus/prometheus/blob/main/promql/parser/parse.go (`checkAST`)
 */
export function typeFault(query: string, top: PromqlNode): PromqlFault | undefined {
  const check = new Check(query)
  const [expression] = expressionsIn(top)
  const type = expression && check.typeOf(expression)
  if (check.fault || !expression) return check.fault
  if (type === 'matrix')
    return {
      ...placeOf(expression),
      reason: 'it gives a range of values where one is wanted; put a function such as `rate` or `max_over_time` around it',
    }
  if (type === 'string') return {...placeOf(expression), reason: 'it gives a text where a number is wanted'}
  return undefined
}

const inWords: Record<PromqlType, string> = {scalar: 'a number', vector: 'an instant vector', matrix: 'a range', string: 'a text'}
const asked: Record<PromqlType, string> = {...inWords, matrix: 'a range such as `x[5m]`'}
const comparisons = new Set(['Eql', 'Neq', 'Lss', 'Lte', 'Gtr', 'Gte'])
const setOperators = new Set(['And', 'Or', 'Unless'])

// What stands before the vector of an aggregation.
const parameters: Record<string, PromqlType> = {
  topk: 'scalar',
  bottomk: 'scalar',
  limitk: 'scalar',
  limit_ratio: 'scalar',
  quantile: 'scalar',
  count_values: 'string',
}

class Check {
  fault: PromqlFault | undefined
  readonly #query: string

  constructor(query: string) {
    this.#query = query
  }

  /** Gives the type of an expression; nothing where it is not known. */
  typeOf(node: PromqlNode): PromqlType | undefined {
    const [inner] = expressionsIn(node)
    switch (node.name) {
      case 'NumberDurationLiteral':
        return 'scalar'
      case 'StringLiteral':
        return 'string'
      case 'VectorSelector':
        return this.#selector(node)
      case 'AggregateExpr':
        return this.#aggregation(node)
      case 'FunctionCall':
        return this.#call(node)
      case 'BinaryExpr':
        return this.#operator(node)
      case 'MatrixSelector':
        return this.#range(node, inner)
      case 'SubqueryExpr':
        if (inner) this.#must(inner, 'vector', 'a subquery')
        return 'matrix'
      case 'UnaryExpr':
        return inner && this.#signed(inner)
      default:
        return inner && this.typeOf(inner)
    }
  }

  #say(node: {from: number; to: number}, reason: string): void {
    this.fault ??= {...placeOf(node), reason}
  }

  #must(node: PromqlNode, wanted: PromqlType, by: string): void {
    const type = this.typeOf(node)
    if (type !== undefined && type !== wanted) this.#say(node, `${by} takes ${asked[wanted]}, got ${inWords[type]}`)
  }

  #text({from, to}: PromqlNode): string {
    return this.#query.slice(from, to)
  }

  // A selector that any series fits would read everything, which Prometheus refuses.
  #selector(node: PromqlNode): PromqlType {
    const name = node.getChild('Identifier')
    const matchers = node.getChild('LabelMatchers')
    const parts = matchers ? partsOf(matchers) : []
    if (!name && !parts.some(part => this.#narrows(part))) this.#say(node, `\`${this.#text(node)}\` selects every series there is`)
    const again = parts.find(part => part.name !== 'QuotedLabelName' && /^"?__name__\b/.test(this.#text(part)))
    if (name && again) this.#say(again, 'the name of the metric is given twice')
    return 'vector'
  }

  #narrows(matcher: PromqlNode): boolean {
    if (matcher.name === 'QuotedLabelName') return true
    const [, operator, value] = partsOf(matcher)
    if (!operator || !value) return true
    const [sign, text] = [this.#text(operator), this.#text(value).slice(1, -1)]
    // Which texts an expression fits is not judged, but for those that everybody writes.
    if (sign === '=~') return text !== '' && text !== '.*'
    return sign === '=' ? text !== '' : sign === '!=' ? text === '' : text === '' || text === '.*' || text === '.+'
  }

  #range(node: PromqlNode, inner: PromqlNode | undefined): PromqlType {
    if (!inner) return 'matrix'
    this.typeOf(inner)
    if (inner.name === 'VectorSelector') return 'matrix'
    const text = this.#query.slice(inner.to, node.to).trim()
    // The grammar hangs the range of `a + b[5m]` on the sum, Prometheus on `b`; both refuse it.
    const isOperated = inner.name === 'BinaryExpr' || inner.name === 'UnaryExpr'
    const reason = isOperated
      ? `\`${text}\` makes a range, which no operator takes`
      : `\`${text}\` stands behind something that is no selector; a subquery is \`${text.slice(0, -1)}:]\``
    this.#say({from: node.to - text.length, to: node.to}, reason)
    return 'matrix'
  }

  #signed(inner: PromqlNode): PromqlType | undefined {
    const type = this.typeOf(inner)
    if (type === 'matrix' || type === 'string') this.#say(inner, `a sign stands before ${inWords[type]}`)
    return type
  }

  #aggregation(node: PromqlNode): PromqlType {
    const name = calledBy(this.#query, node)
    const parameter = parameters[name]
    const takes: PromqlType[] = parameter ? [parameter, 'vector'] : ['vector']
    this.#arguments(node, {takes, needs: takes.length, repeats: false, gives: 'vector'}, name)
    return 'vector'
  }

  #call(node: PromqlNode): PromqlType | undefined {
    const name = calledBy(this.#query, node)
    const cached = promqlFunctions.get(name)
    if (cached) this.#arguments(node, cached, name)
    else for (const argument of argumentsOf(node)) this.typeOf(argument)
    return cached?.gives
  }

  #arguments(node: PromqlNode, {takes, needs, repeats}: PromqlFunction, name: string): void {
    const given = argumentsOf(node)
    const most = repeats ? Number.POSITIVE_INFINITY : takes.length
    if (given.length < needs || given.length > most) {
      const wanted = most === needs ? needs : most < needs + 2 ? `${needs} or ${most}` : `${needs} or more`
      const body = node.getChild('FunctionCallBody') ?? node
      this.#say(body, `\`${name}\` takes ${wanted} ${plural(most, 'argument', 'arguments')}, got ${given.length}`)
    }
    for (const [index, argument] of given.entries()) {
      const wanted = takes[index] ?? takes.at(-1)
      if (wanted) this.#must(argument, wanted, `\`${name}\``)
    }
  }

  #operator(node: PromqlNode): PromqlType | undefined {
    const [left, right] = expressionsIn(node)
    const operator = partsOf(node)[1]
    if (!left || !right || !operator) return undefined
    const types = [left, right].map(side => this.#side(side, this.#text(operator)))
    const hasBool = node.getChild('BoolModifier')
    if (hasBool && !comparisons.has(operator.name))
      this.#say(hasBool, `\`bool\` stands behind \`${this.#text(operator)}\`, which compares nothing`)
    if (setOperators.has(operator.name)) {
      const number = types.indexOf('scalar')
      if (number >= 0) this.#say(number === 0 ? left : right, `\`${this.#text(operator)}\` takes an instant vector, got a number`)
      return 'vector'
    }
    if (types.includes(undefined)) return undefined
    if (!types.every(type => type === 'scalar')) return 'vector'
    if (comparisons.has(operator.name) && !hasBool) this.#say(operator, `two numbers are compared by \`${this.#text(operator)} bool\``)
    return 'scalar'
  }

  #side(node: PromqlNode, operator: string): PromqlType | undefined {
    const type = this.typeOf(node)
    if (type === 'matrix' || type === 'string')
      this.#say(withoutBrackets(node), `\`${operator}\` takes a number or an instant vector, got ${inWords[type]}`)
    return type
  }
}

function placeOf({from, to}: {from: number; to: number}): {start: number; end: number} {
  return {start: from, end: to}
}
