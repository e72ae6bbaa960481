/** What a command does that somebody should be warned of. */
export type Deed =
  | 'deletes'
  | 'resets'
  | 'forces'
  | 'truncates'
  | 'redrives'
  | 'refunds'
  | 'purges'
  | 'voids'
  | 'cancels'
  | 'overwrites'
  | 'stops'

/** A deed with the part that tells of it and its 0-based place in the text. */
export interface FoundDeed {
  deed: Deed
  /** On one line. */
  what: string
  index: number
}
