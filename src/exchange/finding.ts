import type {Severity} from '../core/lint/diagnostic.ts'

/** Where something stands in a file that came from elsewhere. */
export interface Place {
  /** Path as it was asked for, e.g. `schedules.json`. */
  file: string
  /** 1-based; missing where only the data tells the place. */
  readonly line?: number | undefined
  readonly column?: number | undefined
  /** Path in the data, e.g. `$.schedules[0].time_zone`. */
  path?: string
}

/** Something that could not be exchanged as it stands, or differs. */
export interface ExchangeFinding {
  /** An error was left out, a warning is written differently, a note is only told. */
  severity: Severity
  at: Place
  /** One clause with the actual value, no final stop. */
  message: string
  /** What to do, as a sentence. */
  help?: string
}

/** Input that is not what it was said to be; nothing of it can be used. */
export class UnreadableInput extends Error {
  /** Where it stops making sense. */
  readonly at: Place
  /** What to do, as a sentence. */
  readonly help: string

  constructor(at: Place, message: string, help: string) {
    super(message)
    this.name = 'UnreadableInput'
    this.at = at
    this.help = help
  }
}

/** Puts findings in reading order: file, line, column; those of one place stay as they were. */
export function inReadingOrder(findings: readonly ExchangeFinding[]): ExchangeFinding[] {
  return findings.toSorted(({at: a}, {at: b}) => {
    if (a.file !== b.file) return a.file < b.file ? -1 : 1
    return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
  })
}

/** Writes a place as `file:12:3 $.path`, as much of it as is known. */
export function placeInWords({file, line, column, path}: Place): string {
  const spot = line === undefined ? file : `${file}:${line}:${column ?? 1}`
  return path === undefined ? spot : `${spot} ${path}`
}

/** Writes findings for people, in their order; empty where there are none. */
export function findingsInWords(findings: readonly ExchangeFinding[]): string {
  return findings.map(findingInWords).join('\n')
}

function findingInWords({severity, at, message, help}: ExchangeFinding): string {
  const lines = [`${severity}: ${message}`, `  --> ${placeInWords(at)}`, ...(help === undefined ? [] : [`  help: ${help}`])]
  // Names come from other people's files; an escape code in one must not reach a terminal.
  return `${lines.map(line => line.replace(/\p{Cc}+/gu, ' ')).join('\n')}\n`
}
