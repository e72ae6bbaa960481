import {quantityInWords, type Writing} from '../core/format/units.ts'
import type {History} from './snapshot.ts'
import {type SeriesStep, stepsOf} from './time-series.ts'

/** Some values of a history in one number each. */
export interface ValuesInBrief {
  count: number
  /** The middle one, which single peaks do not move. */
  middle: number
  worst: number
}

/** A signal before and since an instant. */
export type BeforeAfter =
  | {state: 'ahead'; before?: ValuesInBrief}
  | {state: 'nothing-before'; since?: ValuesInBrief}
  | {state: 'nothing-since'; before: ValuesInBrief}
  | {state: 'compared'; before: ValuesInBrief; since: ValuesInBrief}

/** Compares the values of a history before and since an instant; a step that the instant cuts belongs to neither. */
export function beforeAfter(history: History | undefined, at: number, now: number, worse: 'higher' | 'lower'): BeforeAfter {
  const steps = history ? stepsOf(history) : []
  const before = inBrief(
    steps.filter(({to}) => to <= at),
    worse,
  )
  if (at > now) return {state: 'ahead', ...(before && {before})}
  const since = inBrief(
    steps.filter(({from}) => from >= at),
    worse,
  )
  if (!before) return {state: 'nothing-before', ...(since && {since})}
  return since ? {state: 'compared', before, since} : {state: 'nothing-since', before}
}

/** Says a comparison in a sentence: what was usual before the release, and what is since. */
export function beforeAfterInWords(compared: BeforeAfter, unit: string, writing: Writing): string {
  const brief = ({middle, worst}: ValuesInBrief) => {
    const [usual, most] = [quantityInWords(middle, unit, writing), quantityInWords(worst, unit, writing)]
    return usual === most ? usual : `${usual}, at worst ${most}`
  }
  if (compared.state === 'ahead') return compared.before ? `Before the release, as far as values are kept: ${brief(compared.before)}.` : ''
  if (compared.state === 'nothing-since') return `Before the release: ${brief(compared.before)}. Nothing was measured since.`
  if (compared.state === 'compared') return `Before the release: ${brief(compared.before)}. Since: ${brief(compared.since)}.`
  const since = compared.since ? ` Since: ${brief(compared.since)}.` : ''
  return `The values from before the release are not kept any more.${since}`
}

/** Tells whether what is usual since is worse than the worst before. */
export function isWorseSince(compared: BeforeAfter, worse: 'higher' | 'lower'): boolean {
  if (compared.state !== 'compared') return false
  const {before, since} = compared
  return worse === 'higher' ? since.middle > before.worst : since.middle < before.worst
}

function inBrief(steps: readonly SeriesStep[], worse: 'higher' | 'lower'): ValuesInBrief | undefined {
  const values = steps.flatMap(({value}) => value ?? []).sort((a, b) => a - b)
  const middle = values[Math.floor(values.length / 2)]
  const worst = worse === 'higher' ? values.at(-1) : values[0]
  return middle === undefined || worst === undefined ? undefined : {count: values.length, middle, worst}
}
