import type {Matcher, PlacedValue, Route} from './firing.ts'
import {patternTest} from './label-pattern.ts'

/** A route at whose end an alert is told. */
export interface TakenRoute {
  route: Route
  /** Its receiver, or that of the nearest route above. */
  receiver?: PlacedValue
  /** True for the root itself. */
  isRoot: boolean
}

/** Gives the value of a label; nothing where nobody knows it, an empty text where there is none. */
export type LabelLookup = (name: string) => string | undefined

/** Worlds that are walked: each label that nobody knows doubles them. */
const mostWorlds = 32

/**
 * Walks a tree of routes as Alertmanager does, and gives what an alert takes.
 *
 * Where a matcher asks for a label that nobody knows, both ways are walked: each answer is one world.
 *
 * @param all True walks on behind a route that fits, as if each said `continue`.
 * @returns At least one world, or nothing where there would be too many.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route for the order.
 */
export function routesTaken(root: Route, lookup: LabelLookup, all = false): TakenRoute[][] | undefined {
  const worlds: TakenRoute[][] = []
  const open: ReadonlyMap<string, boolean>[] = [new Map()]
  for (let decided = open.pop(); decided; decided = open.pop()) {
    const walk = new Walk(lookup, decided, all)
    const taken = walk.from({route: root, isRoot: true, ...(root.receiver && {receiver: root.receiver})})
    if (walk.asked === undefined) worlds.push(taken)
    else open.push(new Map(decided).set(walk.asked, false), new Map(decided).set(walk.asked, true))
    if (worlds.length + open.length > mostWorlds) return undefined
  }
  return worlds
}

class Walk {
  /** The first matcher that nobody can decide; the walk then counts for nothing. */
  asked: string | undefined
  readonly #lookup: LabelLookup
  readonly #decided: ReadonlyMap<string, boolean>
  readonly #all: boolean

  constructor(lookup: LabelLookup, decided: ReadonlyMap<string, boolean>, all: boolean) {
    this.#lookup = lookup
    this.#decided = decided
    this.#all = all
  }

  from(at: TakenRoute): TakenRoute[] {
    const taken: TakenRoute[] = []
    for (const route of at.route.routes) {
      const receiver = route.receiver ?? at.receiver
      if (!this.#fits(route)) continue
      taken.push(...this.from({route, isRoot: false, ...(receiver && {receiver})}))
      if (this.asked !== undefined || (!route.continues && !this.#all)) break
    }
    return taken.length > 0 ? taken : [at]
  }

  #fits({matchers}: Route): boolean {
    return matchers.every(matcher => this.#matches(matcher))
  }

  #matches(matcher: Matcher): boolean {
    const {name, operator, value} = matcher
    const actual = this.#lookup(name)
    const key = `${name}${operator}${value}`
    const certain = actual === undefined ? undefined : compared(matcher, actual)
    const result = certain ?? this.#decided.get(key)
    if (result === undefined) this.asked ??= key
    return result ?? false
  }
}

/** Tells whether a value fits a matcher; nothing where its pattern is too involved to be tried. */
export function compared({operator, value}: Matcher, actual: string): boolean | undefined {
  if (operator === '=') return actual === value
  if (operator === '!=') return actual !== value
  const fits = patternTest(value)(actual)
  return fits === undefined ? undefined : fits === (operator === '=~')
}
