/** A file of the content, as it is moved on. */
export interface MovedFile {
  /** Path as messages show it. */
  file: string
  /** Path below the content root. */
  contentPath: string
  text: string
}

/** What a migration makes of a file. */
export interface Moved {
  text: string
  /** What only a person can decide, as sentences. */
  byHand?: readonly string[]
}

/** The way from one version of the form of content to the next. */
export interface Migration {
  /** Version that the content has afterwards. */
  to: number
  /** What becomes of it, as a sentence. */
  summary: string
  /** Changes what has to be changed in a file, and nothing beside it: comments, order and line ends stay. */
  change(file: MovedFile): Moved
}
