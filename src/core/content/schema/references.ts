import type * as z from 'zod'
import type {Path} from '../frontmatter.ts'
import type {TargetKind} from '../kinds.ts'
import type {ReferenceNote} from './field.ts'
import {notedValues} from './noted-values.ts'

/** A value of frontmatter that names something else. */
export interface WrittenReference {
  path: Path
  /** As the author wrote it. */
  written: string
  /** Kind and id it names; the kind is missing when a `kind:` prefix is unknown. */
  target: {kind?: TargetKind; id: string}
  note: ReferenceNote
}

/** Finds the references in frontmatter, valid or not. */
export function* referencesIn(schema: z.core.$ZodType, data: unknown): Generator<WrittenReference> {
  for (const {path, value, note} of notedValues<ReferenceNote>('reference', schema, data)) {
    if (typeof value !== 'string' || note.or?.includes(value)) continue
    yield {path, written: value, target: targetOf(value, note), note}
  }
}

function targetOf(written: string, note: ReferenceNote): WrittenReference['target'] {
  const only = note.kinds.length === 1 ? note.kinds[0] : undefined
  if (only !== undefined) return {kind: only, id: written}
  const colon = written.indexOf(':')
  const kind = note.kinds.find(candidate => candidate === written.slice(0, colon))
  return {id: written.slice(colon + 1), ...(kind && {kind})}
}
