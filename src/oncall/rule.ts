import type {Data} from '../core/schema/index.ts'

/** What decides who is on call: the part of a rotation's frontmatter that the resolver reads. */
export type RotationRule = Pick<Data<'rotation'>, 'timeZone' | 'layers' | 'overrides' | 'gaps'> & {
  /** Person → first instant at which they are no longer here, ISO 8601; others stay. */
  left?: Record<string, string>
}

/** One layer of a rotation. */
export type Layer = RotationRule['layers'][number]

/** Hours on some days of the week. */
export type Window = Layer['hours'][number]
