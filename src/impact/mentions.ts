import type {Catalog, Entry, Reference, Target} from '../core/catalog/catalog.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {pathInWords} from '../core/content/schema/issues.ts'
import type {Consequence, Harm, Harmed} from './consequence.ts'
import {isGround} from './dependents.ts'
import {isGone, isNamed, type Removal} from './removal.ts'

interface Said {
  harm: Harm
  what: Harmed
  words: string
}

// What becomes of an entry whose key names what goes; others only name it.
const losses: Record<string, Said> = {
  'escalation-path.levels': {harm: 'weakens', what: 'level', words: 'notifies it at a level where others are reached too'},
  'escalation-path.lastResort': {harm: 'breaks', what: 'level', words: 'loses its last resort'},
  'escalation-path.then': {harm: 'breaks', what: 'level', words: 'ends where it went on'},
  'team.lead': {harm: 'weakens', what: 'owner', words: 'loses its lead'},
  'team.members': {harm: 'weakens', what: 'owner', words: 'loses a member'},
  'team.rotation': {harm: 'weakens', what: 'owner', words: 'loses the rotation that takes its first page'},
  'rotation.layers': {harm: 'weakens', what: 'cover', words: 'loses somebody who takes turns'},
  'rotation.overrides': {harm: 'weakens', what: 'cover', words: 'loses a substitute'},
  'rotation.team': {harm: 'breaks', what: 'owner', words: 'is the duty of no team'},
  'rotation.outOfHours': {harm: 'breaks', what: 'cover', words: 'has nobody out of hours'},
  'rotation.calendar': {harm: 'weakens', what: 'cover', words: 'loses somebody who takes turns in its calendar'},
  'system.vendorContact': {harm: 'breaks', what: 'reference', words: 'has nobody who stands for its vendor'},
  'integration.escalation': {harm: 'breaks', what: 'level', words: 'has no escalation path'},
  'runbook.escalation': {harm: 'breaks', what: 'runbook', words: 'has no escalation path'},
  'failure-mode.escalation': {harm: 'breaks', what: 'failure-mode', words: 'has no escalation path'},
  'failure-mode.runbook': {harm: 'breaks', what: 'failure-mode', words: 'has no runbook'},
}

/** Lists the places that name what goes, in document order: each is written for a change. */
export function namingPlaces(departure: Removal): Consequence[] {
  const {before, of, leavers, withIt, day} = departure
  const parts = 'entry' in of ? [] : [...before.parts('signal'), ...before.parts('field'), ...before.parts('alert')]
  const targets: Target[] = [
    ...(leavers.length > 0 ? leavers.map(({person}) => person) : [of]),
    ...withIt,
    ...parts.filter(({entry}) => entry === of),
  ]
  return targets.flatMap(target =>
    before
      .referencesTo(target)
      .filter(reference => counts(before, departure, reference, day))
      .map(reference => naming(departure, target, reference)),
  )
}

// What goes too needs no change; what is over is history; and somebody who leaves keeps their page, so links to it still lead there.
function counts(catalog: Catalog, departure: Removal, {from, path, place}: Reference, day: string): boolean {
  if (from.kind && isGone(departure, {kind: from.kind, id: from.id})) return false
  if (departure.of.kind !== 'person') return true
  if (place === 'body' || ['change', 'incident'].includes(from.kind ?? '')) return false
  const override = path[0] === 'overrides' ? catalog.get('rotation', from.id)?.data.overrides[Number(path[1])] : undefined
  return override === undefined || override.to.slice(0, 10) >= day
}

function naming(departure: Removal, target: Target, reference: Reference): Consequence {
  const {before: catalog} = departure
  const {from, path, place} = reference
  const loss: Said | undefined = place === 'body' ? undefined : losses[`${from.kind}.${path[0]}`]
  const ground = isGround(reference)
  const mode = from.kind === 'failure-mode' ? catalog.get('failure-mode', from.id) : undefined
  const alert = mode && path[0] === 'alerts' ? mode.data.alerts[Number(path[1])] : undefined
  const field =
    from.kind === 'contract' && path[0] === 'fields' ? catalog.get('contract', from.id)?.data.fields[Number(path[1])] : undefined
  return {
    harm: loss?.harm ?? (ground ? 'breaks' : 'names'),
    what: loss?.what ?? (alert ? 'alert' : ground ? (mode ? 'failure-mode' : 'flow') : 'reference'),
    ...(from.kind && {target: {kind: from.kind, id: from.id}}),
    direct: isNamed(departure, target),
    at: reference.span(),
    message: field
      ? `contract field \`${from.id}/${field.name}\` is mapped to ${nameInWords(target)}`
      : alert
        ? `alert \`${alert.name}\` is measured by ${nameInWords(target)}`
        : `${nameOf(from)} ${loss?.words ?? (ground ? `stands on ${nameInWords(target)}` : wordsFor(reference, target))}`,
    ...(mode && {severity: mode.data.severity}),
    rules: [],
  }
}

function nameOf({kind, id, file}: Entry['document']): string {
  return kind ? nameInWords({kind, id}) : `\`${kind ?? file ?? id}\``
}

function wordsFor({place, path}: Reference, target: Target): string {
  return place === 'body' ? `links to ${nameInWords(target)}` : `names ${nameInWords(target)} as \`${pathInWords(path)}\``
}
