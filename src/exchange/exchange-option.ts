/** An option that only one format of `clarity import` or `clarity export` has. */
export interface ExchangeOption {
  /** As the command line writes it: `--check <file>`. */
  flags: string
  /** What it does, without a final stop. */
  summary: string
  /** Name of an option that cannot stand beside it, in one word or more: `output`. */
  conflicts?: string
  /**
   * Reads the value that was given; the text itself where missing.
   *
   * @throws {RangeError} Saying what is expected, as a sentence.
   */
  read?(text: string): string
}

/** Values of options by name: `--dry-run` is `dryRun`. */
export type ExchangeValues = Readonly<Record<string, string | true | undefined>>

/** A row of the guide: what somebody wants, and the arguments behind `clarity import` or `clarity export` for it. */
export interface ExchangeUse {
  to: string
  args: string
}

/** What an importer and an exporter say of themselves. */
export interface ExchangeFormat {
  /** The word behind `import` or `export`. */
  readonly id: string
  /** What it writes, to go on after `write`. */
  readonly summary: string
  /** Options that only this format has. */
  readonly options: readonly ExchangeOption[]
  /** Rows of the guide. */
  readonly uses: readonly ExchangeUse[]
  /** What else the help says, in sentences; missing where there is nothing. */
  readonly note?: string
}

/** Gives a text that an option was given. */
export function textOf(values: ExchangeValues, name: string): string | undefined {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}

/**
 * Refuses an id that no command line takes.
 *
 * @throws {RangeError} When the id is no lower-case word.
 */
export function checkFormatId(id: string): void {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw new RangeError(`\`${id}\` is no id of a format: expected lower case, digits, hyphens`)
}
