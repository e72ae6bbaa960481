import type {Data} from '../core/schema/index.ts'

/** One layer of a rotation. */
export type Layer = Pick<Data<'rotation'>['layers'][number], 'members' | 'turn' | 'start' | 'handoff' | 'timeZone' | 'hours'>

/** Hours on some days of the week. */
export type Window = Layer['hours'][number]

/**
 * What decides who is on call: the part of a rotation's frontmatter that the resolver reads.
 *
 * It is plain data without words, so that a page can carry it and answer for the moment at which it is read.
 */
export interface RotationRule {
  timeZone: string
  layers: readonly Layer[]
  overrides: readonly {person: string; from: string; to: string}[]
  gaps: readonly {from: string; to: string; hours?: Window | undefined}[]
  /** Person → first instant at which they are no longer here, ISO 8601; others stay. */
  left?: Record<string, string>
}
