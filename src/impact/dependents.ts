import type {Catalog, Part, Reference, Target} from '../core/catalog/catalog.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {failureModesOf} from '../core/catalog/queries/owner.ts'
import {runbookIdsOf, runbookPathOf} from '../core/catalog/queries/runbook-of.ts'
import {isSubjectKind} from '../core/catalog/queries/subject.ts'
import type {Path} from '../core/content/frontmatter.ts'
import {isKind, type Kind} from '../core/content/kinds.ts'
import type {Span} from '../core/content/span.ts'
import type {Consequence} from './consequence.ts'
import {isGone, type Removal} from './removal.ts'

// What an entry of a kind cannot do without: keys of its frontmatter.
const grounds: Partial<Record<Kind, readonly string[]>> = {
  integration: ['from', 'via', 'to'],
  contract: ['integration', 'system', 'fields'],
  'data-object': ['systemOfRecord', 'copies', 'writers'],
  service: ['dependsOn'],
  'failure-mode': ['integration', 'service', 'alsoIn', 'contract', 'alerts'],
  ownership: ['integration', 'service'],
}

/**
 * Lists what stands on something that goes, at second hand: what stands on what names it, and so on.
 *
 * A failure mode stands on its integration and contract, its alerts and runbook stand on it. Each thing is listed once, by the
 * shortest way.
 */
export function dependentsOf(departure: Removal): Consequence[] {
  const {before, of} = departure
  if (!isKind(of.kind) ? of.kind === 'alert' : ['person', 'team', 'rotation', 'escalation-path', 'ownership'].includes(of.kind)) return []
  const seen = new Set<string>([keyOf(of)])
  const found: Consequence[] = []
  let layer: Target[] = [of]
  for (let depth = 1; layer.length > 0; depth++) {
    const next: Target[] = []
    for (const base of layer) {
      for (const each of standing(before, base, depth === 1)) {
        if (seen.has(keyOf(each.on)) || isGone(departure, each.on)) continue
        seen.add(keyOf(each.on))
        next.push(each.on)
        // What names it at first hand is told where it names it.
        if (depth > 1 || !each.named) found.push(consequence(before, base, each))
      }
    }
    layer = next
  }
  return found
}

interface Standing {
  on: Target
  /** Where it names what it stands on, or stands in it. */
  at: Span
  /** A part of what goes, where it stands on that. */
  from?: Target
  /** True where that place names what goes itself; such places are told elsewhere. */
  named: boolean
}

function* standing(catalog: Catalog, base: Target, isFirst: boolean): Generator<Standing> {
  // Only what goes itself takes its parts along.
  const parts = isFirst ? partsWithin(catalog, base) : []
  for (const part of [base, ...parts]) {
    for (const reference of catalog.referencesTo(part)) {
      const {kind, id} = reference.from
      if (kind && isGround(reference) && reference.path[0] !== 'fields') yield {on: {kind, id}, at: reference.span(), named: true}
    }
    const field = part.kind === 'field' ? catalog.part('field', part.id) : undefined
    const fed = field?.data.mapsTo === undefined ? undefined : catalog.part('field', field.data.mapsTo)
    if (field && fed) yield {on: fed, at: field.entry.document.frontmatter.valueSpan([...field.path, 'mapsTo']), from: field, named: false}
  }
  const mode = base.kind === 'failure-mode' ? catalog.get('failure-mode', base.id) : undefined
  if (!mode) return
  const {alerts} = mode.data
  const at = (path: Path) => mode.document.frontmatter.valueSpan(path)
  for (const [index, {name}] of alerts.entries()) yield {on: {kind: 'alert', id: name}, at: at(['alerts', index, 'name']), named: false}
  for (const id of runbookIdsOf(mode)) {
    if (catalog.get('runbook', id)) yield {on: {kind: 'runbook', id}, at: at(runbookPathOf(mode, id)), named: false}
  }
}

function partsWithin(catalog: Catalog, {kind, id}: Target): Part[] {
  if (kind === 'contract') return catalog.parts('field').filter(({entry}) => entry.id === id)
  return isSubjectKind(kind) ? catalog.parts('signal').filter(({entry}) => entry.id === id) : []
}

function consequence(catalog: Catalog, base: Target, {on, at, from = base}: Standing): Consequence {
  const mode = catalog.get('failure-mode', on.kind === 'failure-mode' ? on.id : base.kind === 'failure-mode' ? base.id : '')
  const severity = on.kind === 'runbook' ? failureModesOf(catalog, on.id)[0]?.data.severity : mode?.data.severity
  return {
    // A runbook goes on being there; it only has less to be about.
    harm: on.kind === 'runbook' ? 'weakens' : 'breaks',
    what: on.kind === 'alert' || on.kind === 'runbook' || on.kind === 'failure-mode' ? on.kind : 'flow',
    target: {kind: on.kind, id: on.id},
    direct: false,
    at,
    message: `${nameInWords(on)} ${wordsFor(on)} ${nameInWords(from)}`,
    ...(severity && {severity}),
    rules: [],
  }
}

function wordsFor(on: Target): string {
  if (on.kind === 'runbook') return 'recovers'
  if (on.kind === 'alert') return 'tells of'
  return on.kind === 'field' ? 'gets its value from' : 'stands on'
}

function keyOf({kind, id}: {kind: string; id: string}): string {
  return `${kind}:${id}`
}

/** Tells whether a reference is one that its entry cannot do without. */
export function isGround({from, path, place}: Reference): boolean {
  return place === 'frontmatter' && from.kind !== undefined && (grounds[from.kind]?.includes(String(path[0])) ?? false)
}
