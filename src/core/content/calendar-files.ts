import type {Document} from './document.ts'
import {belowRoot, rootPrefix} from './roots.ts'
import type {ReadProblem, SourceFile} from './source.ts'

/** A calendar that a rotation names, as the host read it. */
export type CalendarFile = {
  /** Path as diagnostics show it. */
  file: string
  /** Path below the content root. */
  contentPath: string
} & ({content: Uint8Array | string} | {problem: string})

/** Calendars by path below the content root; one that is missing there is missing on disk. */
export type CalendarFiles = ReadonlyMap<string, CalendarFile>

/** Calendars above this size are not read: years of shifts take less. */
export const maxCalendarBytes = 4 * 1024 * 1024

/** Where a rotation keeps its shifts: a file, or a feed that is kept in one. */
export type CalendarSource = {file: string; url?: undefined} | {url: string; file?: undefined}

/** Tells whether a path below the content root is that of a calendar. */
export function isCalendarPath(contentPath: string): boolean {
  return /\.ics$/i.test(contentPath) && !contentPath.split('/').some(part => part.startsWith('.') || part === 'node_modules')
}

/**
 * Gives the path below the content root at which the shifts of a rotation are kept.
 *
 * A file stands beside the entry; a feed is kept beside it too, once it was fetched: `rotations/orders.mdx` → `rotations/orders.feed.ics`.
 *
 * @returns Nothing for a file outside the content root.
 */
export function calendarPath(
  {contentPath: own, id, inherited}: Pick<Document, 'contentPath' | 'id' | 'inherited'>,
  source: CalendarSource,
): string | undefined {
  const name = source.file ?? `${id}.feed.ics`
  const contentPath = inherited?.calendar ?? own
  if (/^([/\\]|[a-z]:)/i.test(name) || name.includes('\\')) return undefined
  const parts = belowRoot(contentPath).split('/').slice(0, -1)
  for (const part of name.split('/')) {
    if (part === '.' || part === '') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return rootPrefix(contentPath) + parts.join('/')
}

/** Gives the calendar source as it is written in a rotation, valid or not; nothing where there is none. */
export function calendarSource({kind, frontmatter}: Document): CalendarSource | undefined {
  const calendar = kind === 'rotation' ? (frontmatter.data.calendar as {file?: unknown; url?: unknown} | null | undefined) : undefined
  if (typeof calendar?.file === 'string') return {file: calendar.file}
  return typeof calendar?.url === 'string' ? {url: calendar.url} : undefined
}

/** Puts calendars that were read like other files into the form in which a catalog keeps them. */
export function calendarFiles(sources: readonly SourceFile[]): CalendarFiles {
  return new Map(
    sources.map(source => {
      const {file, contentPath} = source
      const what = 'content' in source ? {content: source.content} : {problem: problemInWords(source)}
      return [contentPath, {file, contentPath, ...what}]
    }),
  )
}

function problemInWords({problem, ...more}: ReadProblem): string {
  if (problem === 'too-large') return `it is larger than ${maxCalendarBytes / 1024 / 1024} MiB`
  if (problem === 'outside') return 'it leads out of the content root'
  return ('reason' in more && more.reason) || 'its symbolic links go round in a circle'
}
