/** A change of one text of content that is clean: the first place where `from` stands becomes `to`. */
export interface Change {
  name: string
  /** File below the content root. */
  file: string
  from: string
  to: string
}

/** A change that is a fault. */
export interface Fault extends Change {
  /** File and rule of the one finding. */
  expected: string
  /** A part of the line of the finding; of several such lines the last one counts. */
  line: string
}
