import type {Written} from '../../core/content/schema/index.ts'
import {rotation as rotationSchema} from '../../core/content/schema/rotation.ts'
import {counted, plural} from '../../core/format/plural.ts'
import type {Severity} from '../../core/lint/diagnostic.ts'
import {at} from '../../oncall/intervals.ts'
import {turns} from '../../oncall/layer.ts'
import type {RotationRule} from '../../oncall/rotation-rule.ts'
import {shifts} from '../../oncall/shifts.ts'
import {dayMs, type Instant} from '../../oncall/zone.ts'
import type {Place} from '../finding.ts'
import {gapsOf} from './gaps-of.ts'
import type {SourceLayer, SourceSchedule, SourceShift} from './on-call-source.ts'
import {beyondMinute, durationOf, layerOf} from './turns.ts'

/** What writing a rotation needs to know. */
export interface RotationContext {
  now: Instant
  /** Gives the id of a user's key. */
  personOf(key: string): string | undefined
  tell(severity: Severity, at: Place, message: string, help?: string): void
  service: string
}

type Rotation = Omit<Written<'rotation'>, 'team'>

/** A rotation, and the keys of all who take part. */
export interface WrittenRotation {
  /** Missing where no layer could be carried over. */
  data?: Rotation
  members: string[]
}

/** Least length of a turn here. */
const leastTurnSeconds = 3600

/** Makes a rotation of a schedule; what differs by the service's own reckoning, instant by instant, is a finding. */
export function rotationOf(schedule: SourceSchedule, context: RotationContext): WrittenRotation {
  const {name, summary, timeZone} = schedule
  const kept = schedule.layers.filter(layer => isKept(layer, schedule, context))
  if (kept.length === 0) {
    context.tell('error', schedule.at, `schedule \`${name}\` is left out: no layer of it can be carried over`)
    return {members: []}
  }
  const overrides = schedule.overrides.filter(({to}) => to > context.now)
  const written = (list: readonly SourceShift[]) => list.flatMap(shift => overrideOf(shift, context))
  const data: Rotation = {
    title: name,
    summary,
    timeZone,
    layers: kept.map((layer, index) => writtenLayer(layer, schedule, context, kept.slice(0, index))),
    overrides: written(overrides),
  }
  data.gaps = gapsOf(schedule, ruleOf(data), context)
  const past = schedule.overrides.length - overrides.length
  if (past > 0)
    context.tell('note', schedule.at, `${counted(past, 'override')} of schedule \`${name}\` ${plural(past, 'is', 'are')} over and left out`)
  if (schedule.isPagedTogether) tellTogether({...schedule, layers: kept}, ruleOf(data), context)
  compare(schedule, ruleOf({...data, overrides: written(schedule.overrides)}), context)
  const members = new Set([...kept.flatMap(layer => layer.members), ...overrides.map(({user}) => user)])
  return {data, members: [...members]}
}

function isKept(layer: SourceLayer, {name}: SourceSchedule, {now, tell, personOf}: RotationContext): boolean {
  const called = calledBy(layer, name)
  if (layer.end !== undefined && layer.end <= now) {
    tell('note', layer.endAt ?? layer.at, `${called} has ended on ${dayOf(layer.end)} and is left out`)
    return false
  }
  if (layer.turnSeconds < leastTurnSeconds && layer.members.length > 1) {
    tell('error', layer.at, `${called} is left out: its turns last ${layer.turnSeconds} s, and a turn here lasts at least an hour`)
    return false
  }
  if (layer.members.length === 0) {
    tell('error', layer.at, `${called} is left out: nobody takes turns in it`)
    return false
  }
  const unknown = layer.members.filter(key => personOf(key) === undefined)
  if (unknown.length > 0) tell('error', layer.at, `${called} is left out: \`${unknown[0]}\` is nobody we know`)
  return unknown.length === 0
}

function writtenLayer(layer: SourceLayer, schedule: SourceSchedule, {now, personOf, tell}: RotationContext, above: readonly SourceLayer[]) {
  const called = calledBy(layer, schedule.name)
  const timeZone = layer.timeZone ?? schedule.timeZone
  const {title, countedFrom, start, spans} = layer
  const members = layer.members.flatMap(key => personOf(key) ?? [])
  // One person has no turns; a length that is not allowed here would only be in the way.
  const turnSeconds = Math.max(leastTurnSeconds, layer.turnSeconds)
  const {layer: written, earlyMs} = layerOf({title, members, countedFrom, start, turnSeconds, spans, timeZone})
  if (layer.end !== undefined) tellEnd(layer, layer.end, {called, above, tell})
  if (earlyMs > 0 && start > now)
    tell('warning', layer.at, `${called} begins in the middle of a turn; here it begins ${durationOf(Math.ceil(earlyMs / 1000))} earlier`)
  if (members.length > 1 && beyondMinute(countedFrom, timeZone) !== 0)
    tell('warning', layer.at, `${called} changes hands at a part of a minute; the full minute before it is written`)
  return timeZone === schedule.timeZone ? written : {...written, timeZone}
}

// Below a layer that covers all hours from then on, one that never ends is never asked.
function tellEnd(
  layer: SourceLayer,
  end: Instant,
  {called, above, tell}: {called: string; above: readonly SourceLayer[]; tell: RotationContext['tell']},
): void {
  const at = layer.endAt ?? layer.at
  const next = above.find(other => other.start <= end && other.end === undefined && other.spans.length === 0)
  if (next)
    tell(
      'note',
      at,
      `${called} ends on ${dayOf(end)}; ${next.title === undefined ? 'the next one' : `\`${next.title}\``} lies above it from then on`,
    )
  else tell('error', at, `${called} ends on ${dayOf(end)}, and a layer here has no end`, 'Take the layer out of the rotation on that day.')
}

function overrideOf({from, to, user, at}: SourceShift, {personOf, tell, service}: RotationContext) {
  const person = personOf(user)
  if (person !== undefined) return [{person, from: instantOf(from), to: instantOf(to), reason: `Override in ${service}.`}]
  tell('error', at, `an override is left out: \`${user}\` is nobody we know`)
  return []
}

/** How far ahead layers are compared with each other: turns of two layers have met by then, or hardly ever do. */
const togetherDays = 56

function tellTogether(schedule: SourceSchedule, rule: RotationRule, {now, tell, service}: RotationContext): void {
  const kept = (index: number) => schedule.layers[index]
  const lists = rule.layers.map(layer => turns(layer, rule.timeZone, {from: now, to: now + togetherDays * dayMs}))
  for (const [index, list] of lists.entries()) {
    for (const [further, other] of lists.slice(index + 1).entries()) {
      if ((kept(index)?.level ?? 0) !== (kept(index + 1 + further)?.level ?? 0)) continue
      const meeting = list.flatMap(turn =>
        other
          .filter(({from, to, person}) => person !== turn.person && from < turn.to && to > turn.from)
          .map(({from}) => Math.max(from, turn.from)),
      )[0]
      if (meeting === undefined) continue
      const later = kept(index + 1 + further)
      tell(
        'warning',
        later?.at ?? schedule.at,
        `layers ${index + 1} and ${index + 2 + further} of schedule \`${schedule.name}\` are both on call, first at ${instantOf(meeting)}; ${service} pages both, here only the first is paged`,
        'Make a second rotation of one of them, or leave it if one person is enough.',
      )
    }
  }
}

/** Compares what we would answer with what the service answered, and tells the first instant at which they differ. */
function compare(schedule: SourceSchedule, rule: RotationRule, context: RotationContext): void {
  const window = comparable(schedule, context.now)
  if (!window) return
  const differences = differencesBetween(rule, schedule.rendered, window, context.personOf)
  const [first] = differences
  if (!first) return
  const said = (id: string | undefined) => (id === undefined ? 'nobody' : `\`${id}\``)
  const days = (differences.reduce((sum, {from, to}) => sum + to - from, 0) / dayMs).toFixed(1)
  context.tell(
    'error',
    first.at ?? schedule.at,
    `rotation \`${schedule.name}\` differs from ${schedule.renderedAs ?? context.service} for ${days} days, first at ${instantOf(first.from)}: there ${said(first.theirs)}, here ${said(first.ours)}`,
    'Correct the rotation by hand before anybody relies on it.',
  )
}

/** A stretch in which two answers differ. */
export interface Difference {
  from: Instant
  to: Instant
  theirs?: string | undefined
  ours?: string | undefined
  at?: Place | undefined
}

/** Lists the stretches of a window in which a rotation and rendered shifts name different people, in order of time. */
export function differencesBetween(
  rule: RotationRule,
  rendered: readonly SourceShift[],
  {from, to}: {from: Instant; to: Instant},
  personOf: (key: string) => string | undefined,
): Difference[] {
  const ours = shifts(rule, from, to)
  const theirs = rendered.toSorted((a, b) => a.from - b.from)
  const inside = (instant: Instant) => instant > from && instant < to
  const edges = new Set([from, ...[...ours, ...theirs].flatMap(shift => [shift.from, shift.to]).filter(inside), to])
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).flatMap((begin, index) => {
    const their = at(theirs, begin)
    const found = {theirs: their && (personOf(their.user) ?? their.user), ours: at(ours, begin)?.person}
    return found.theirs === found.ours ? [] : [{from: begin, to: sorted[index + 1] ?? to, ...found, at: their?.at}]
  })
}

/** Gives the window in which the service's answer must be ours too: what it rendered, without the times in which a layer is told to differ. */
export function comparable({rendered, layers}: SourceSchedule, now: Instant): {from: Instant; to: Instant} | undefined {
  if (rendered.length === 0) return undefined
  const first = Math.min(...rendered.map(({from}) => from))
  const last = Math.max(...rendered.map(({to}) => to))
  const ends = layers.flatMap(({end}) => end ?? [])
  const starts = layers
    .filter(({start, countedFrom, turnSeconds}) => (start - countedFrom) % (turnSeconds * 1000) !== 0)
    .map(({start}) => start)
  const from = Math.max(first, ...ends.filter(end => end <= now), ...starts.filter(start => start < last))
  const to = Math.min(last, ...ends.filter(end => end > now))
  return from < to ? {from, to} : undefined
}

/** Gives the part of a rotation that the resolver reads. */
export function ruleOf(data: Rotation): RotationRule {
  return rotationSchema.parse({...JSON.parse(JSON.stringify(data)), team: 'any'})
}

function calledBy({title}: SourceLayer, schedule: string): string {
  return title === undefined ? `a layer of schedule \`${schedule}\`` : `layer \`${title}\` of schedule \`${schedule}\``
}

function instantOf(instant: Instant): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z')
}

function dayOf(instant: Instant): string {
  return instantOf(instant).slice(0, 10)
}
