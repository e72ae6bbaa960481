import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {type FiringFile, type Matcher, type MatchOperator, type PlacedValue, placed, type Route} from '../firing.ts'
import {readMatchers} from './matchers.ts'

/** Routes that one tree may have, those that aliases repeat included, and how deep it may go. */
const most = {routes: 20_000, depth: 60}

/** What a form calls the parts of a route. */
export interface RouteWords {
  mutes: string
  actives: string
}

/** Reads a tree of routes; one that goes too deep or round in a circle ends with a fault. */
export function readRoutes(node: PlacedNode, words: RouteWords, into: FiringFile): Route {
  const left = {routes: most.routes}
  const read = (at: PlacedNode, depth: number): Route => {
    left.routes--
    const receiver = placed(at.get('receiver'))
    const children = at.get('routes')?.items ?? []
    const isTooMuch = children.length > 0 && (depth >= most.depth || left.routes <= 0)
    if (isTooMuch) tellOnce(into, at)
    return {
      node: at,
      ...(receiver && {receiver}),
      matchers: matchersOf(at, into),
      continues: at.get('continue')?.scalar === 'true',
      mutes: textsOf(at.get(words.mutes)),
      actives: textsOf(at.get(words.actives)),
      routes: isTooMuch ? [] : children.filter(({kind}) => kind === 'map').map(each => read(each, depth + 1)),
    }
  }
  return read(node, 0)
}

function tellOnce(into: FiringFile, node: PlacedNode): void {
  const reason = `routes go deeper than ${most.depth} levels, or are more than ${most.routes.toLocaleString('en-US')}; the others are not read`
  if (!into.faults.some(fault => fault.reason === reason)) into.faults.push({at: node.span, reason})
}

function textsOf(node: PlacedNode | undefined): PlacedValue[] {
  return (node?.items ?? []).flatMap(item => placed(item) ?? [])
}

function matchersOf(node: PlacedNode, into: FiringFile): Matcher[] {
  return [
    ...readMatcherLists(node, {matchers: 'matchers', match: 'match', matchRe: 'match_re'}, into),
    ...(node.get('object_matchers')?.items ?? []).flatMap(asList),
  ]
}

/** Reads the matchers of a route or an inhibition, in today's form and in the former ones. */
export function readMatcherLists(node: PlacedNode, words: {matchers: string; match: string; matchRe: string}, into: FiringFile): Matcher[] {
  const written = node.get(words.matchers)
  const texts = written?.kind === 'scalar' ? [written] : (written?.items ?? [])
  return [
    ...equalities(node.get(words.match), '='),
    ...equalities(node.get(words.matchRe), '=~'),
    ...texts.flatMap(item => readOrTell(item, into)),
  ]
}

function equalities(node: PlacedNode | undefined, operator: MatchOperator): Matcher[] {
  return [...(node?.pairs() ?? [])].map(({key, value}) => ({name: key, operator, value: value.scalar ?? '', node: value}))
}

function readOrTell(item: PlacedNode, into: FiringFile): Matcher[] {
  const read = readMatchers(item.scalar ?? '', item)
  if (!read) into.faults.push({at: item.span, reason: `\`${item.scalar ?? ''}\` is no matcher such as \`severity="page"\``})
  // What nobody can read matches nothing that is known.
  return read ?? [{name: '', operator: '=', value: 'unreadable', node: item}]
}

// Grafana writes `['severity', '=', 'page']`.
function asList(node: PlacedNode): Matcher[] {
  const [name, operator, value] = node.items
  const isKnown = ['=', '!=', '=~', '!~'].includes(operator?.scalar ?? '')
  return name?.scalar && isKnown ? [{name: name.scalar, operator: operator?.scalar as MatchOperator, value: value?.scalar ?? '', node}] : []
}
