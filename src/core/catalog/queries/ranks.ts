import {rankIn} from '../../content/schema/vocabulary.ts'
import type {Catalog, Entry} from '../catalog.ts'

type Words = Pick<Catalog, 'vocabulary'>

/** Gives the place of a severity on the scale of the settings: 0 is the worst; none comes last. */
export function severityRank({vocabulary}: Words, severity: string | undefined): number {
  return rankIn(vocabulary.severity, severity)
}

/** Gives the worst severity of the scale. */
export function worstSeverity({vocabulary}: Words): string {
  return vocabulary.severity[0] ?? 'SEV1'
}

/** Orders entries by a tier of theirs, the most important first; for sorting. */
export function tierOrder({vocabulary}: Words): (a: Tiered, b: Tiered) => number {
  return (a, b) => rankIn(vocabulary.tier, a.data.tier) - rankIn(vocabulary.tier, b.data.tier)
}

type Tiered = {data: {tier: string | number}}

/** Orders failure modes by severity, worst first, then by title. */
export function bySeverity(words: Words, modes: readonly Entry<'failure-mode'>[]): Entry<'failure-mode'>[] {
  return modes.toSorted((a, b) => compareSeverity(words, a, b) || (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))
}

/** Orders failure modes by severity alone, so that those of one severity keep their order. */
export function worstFirst(words: Words, modes: readonly Entry<'failure-mode'>[]): Entry<'failure-mode'>[] {
  return modes.toSorted((a, b) => compareSeverity(words, a, b))
}

function compareSeverity(words: Words, a: Entry<'failure-mode'>, b: Entry<'failure-mode'>): number {
  return severityRank(words, a.data.severity) - severityRank(words, b.data.severity)
}
