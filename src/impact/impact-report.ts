import {createColors} from 'picocolors'
import type {Catalog} from '../core/catalog/catalog.ts'
import {nameInWords} from '../core/catalog/queries/find-by-name.ts'
import {totalHoursInWords} from '../core/format/duration.ts'
import {jsonText} from '../core/format/json-text.ts'
import {counted, plural} from '../core/format/plural.ts'
import {stretchInWords} from '../oncall/on-call-words.ts'
import type {Shift} from '../oncall/shifts.ts'
import {Zone} from '../oncall/zone.ts'
import type {Consequence, Harm} from './consequence.ts'
import {type Impact, sumsOf, uncovered} from './impact.ts'

/** Version of the JSON form; grows when a field changes its meaning or goes. */
const version = 1

// Stretches that a line of the pretty form shows; JSON has all.
const shownShifts = 3

const headings: Record<Harm, string> = {
  breaks: 'Breaks',
  weakens: 'Weakened',
  names: 'Only names it',
}

/** Writes an impact for people: the sum, then consequences worst first, those at first hand before those that follow. */
export function impactInWords(impact: Impact, colour = false): string {
  const {consequences} = impact
  const paint = createColors(colour)
  const head = `${paint.bold(`If ${premise(impact)}`)}\n${summary(impact)}\n`
  if (consequences.length === 0) return `${head}`
  const groups = (['breaks', 'weakens', 'names'] as const).flatMap(harm =>
    [true, false].map(direct => ({harm, direct, list: consequences.filter(each => each.harm === harm && each.direct === direct)})),
  )
  const blocks = groups
    .filter(({list}) => list.length > 0)
    .map(({harm, direct, list}) => {
      const title = `${headings[harm]}, ${direct ? 'directly' : 'as a result'} (${list.length})`
      return `${paint.bold(title)}\n${list.map(each => line(impact.departure.before, each, paint.dim)).join('')}`
    })
  return [head, ...blocks].join('\n')
}

/** Writes an impact as JSON: versioned, instants in ISO 8601 UTC and on the clock of their rotation. */
export function impactInJson(impact: Impact): string {
  const {departure, horizon, consequences} = impact
  const {of, leavers, day, at, withIt} = departure
  const also = leavers.filter(({person}) => person.id !== of.id)
  const {lostMs, ...counts} = sumsOf(impact)
  const value = {
    version,
    of: {kind: of.kind, id: of.id, title: of.title, file: ('entry' in of ? of.entry : of).document.file},
    ...(also.length > 0 && {also: also.map(({person: {kind, id, title, document}}) => ({kind, id, title, file: document.file}))}),
    on: day,
    at: iso(at),
    until: iso(horizon.to),
    endsWithIt: withIt.map(({kind, id}) => ({kind, id})),
    summary: {...counts, lostHours: hours(lostMs), uncoveredHours: hours(uncovered(impact).ms)},
    consequences: consequences.map(inJson),
  }
  return jsonText(value)
}

function premise({departure: {of, leavers, day, withIt}}: Impact): string {
  if (leavers.length > 1) {
    const names = leavers.map(({person, day}) => `${person.title} (\`${person.id}\`) on ${day}`)
    return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} leave`
  }
  const name = of.kind === 'person' ? `${of.title} (\`${of.id}\`)` : nameInWords(of)
  const what = of.kind === 'person' ? 'leaves' : of.kind === 'team' ? 'dissolves' : 'goes away'
  const ends = withIt.map(({id}) => `\`${id}\``).join(', ')
  return `${name} ${what} on ${day}${ends === '' ? '' : `, and ${plural(withIt.length, 'its rotation', 'its rotations')} ${ends} with it`}`
}

function summary(impact: Impact): string {
  const {breaks, weakens, names, lostMs} = sumsOf(impact)
  if (impact.consequences.length === 0) return 'Nothing breaks: nothing names it, and everybody is reached and owned as before.'
  const until = iso(impact.horizon.to).slice(0, 10)
  const first = breaks === 0 ? 'Nothing breaks.' : `${counted(breaks, 'thing breaks', 'things break')}.`
  const rest = [
    weakens > 0 && `${counted(weakens, 'is', 'are')} weakened`,
    names > 0 && `${names} only ${plural(names, 'names', 'name')} it`,
  ]
  const cover =
    lostMs === 0 ? ` No hour of cover is lost until ${until}.` : ` ${totalHoursInWords(lostMs)} of cover are lost until ${until}.`
  const others = rest.filter(Boolean).join(', ')
  return `${first}${others === '' ? '' : ` ${others[0]?.toUpperCase()}${others.slice(1)}.`}${cover}`
}

function line(catalog: Catalog, {at, message, severity, lost, rules}: Consequence, dim: (text: string) => string): string {
  const reported = rules.length === 0 ? '' : dim(`  (${rules.join(', ')})`)
  const shifts = lost ? shiftsInWords(catalog, lost) : ''
  return `  ${dim(`${at.file}:${at.start.line}`)}\n    ${severity ? `${severity} ` : ''}${message}${reported}\n${shifts}`
}

function shiftsInWords(catalog: Catalog, {timeZone, shifts}: NonNullable<Consequence['lost']>): string {
  const name = (id: string) => catalog.get('person', id)?.title ?? id
  const shown = shifts.slice(0, shownShifts).map(shift => `      ${stretchInWords(shift, timeZone)}, ${name(shift.person)}\n`)
  const last = shifts.at(-1)
  const more = shifts.length - shown.length
  return `${shown.join('')}${more > 0 && last ? `      and ${more} more, the last one ${stretchInWords(last, timeZone)}\n` : ''}`
}

function inJson({harm, what, target, direct, at, message, severity, lost, rules}: Consequence): object {
  return {
    harm,
    what,
    direct,
    target: target ?? null,
    severity: severity ?? null,
    message,
    file: at.file,
    start: at.start,
    end: at.end,
    rules: rules.toSorted(),
    ...(lost && {
      lost: {hours: hours(lost.ms), timeZone: lost.timeZone, shifts: lost.shifts.map(shift => shiftInJson(shift, lost.timeZone))},
    }),
  }
}

function shiftInJson({from, to, person}: Shift, timeZone: string): object {
  return {from: iso(from), to: iso(to), localFrom: local(from, timeZone), localTo: local(to, timeZone), person}
}

function local(instant: number, timeZone: string): string {
  return new Date(Zone.of(timeZone).wallTime(instant)).toISOString().slice(0, 16)
}

function hours(ms: number): number {
  return Math.round(ms / 36_000) / 100
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
