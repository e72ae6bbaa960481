import type {Report} from './report.ts'

/** What a format is given beside the report. */
export interface ReportContext {
  /** True where the reader is a terminal that shows colours. */
  colour: boolean
}

/** A form in which `clarity check` writes what it found; all that this program knows of it stands in this one object. */
export interface ReportFormat {
  /** The word behind `--format`. */
  readonly id: string
  /** Who reads it, and what for; values stand in backticks. */
  readonly summary: string
  /** Name of a file with it, such as `report.sarif`. */
  readonly file: string
  /** Where paths in findings begin: where one stands, for people, or at the root of the repository, for hosts that attach them to lines. */
  readonly pathsFrom: 'here' | 'repository'
  /** Writes a report, the last line end included. */
  render(report: Report, context: ReportContext): string
  /** Writes what a job shows above its log; a format without it leaves the summary of a job alone. */
  jobSummary?(report: Report): string
}

/**
 * Defines a format.
 *
 * @throws {RangeError} When the id is no lower-case word.
 */
export function defineFormat(format: Omit<ReportFormat, 'pathsFrom'> & Partial<Pick<ReportFormat, 'pathsFrom'>>): ReportFormat {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(format.id)) {
    throw new RangeError(`\`${format.id}\` is no id of a format: expected lower case, digits, hyphens`)
  }
  return {pathsFrom: 'here', ...format}
}
