import {readFileSync, realpathSync, statSync} from 'node:fs'
import path from 'node:path'
import {
  type CalendarFile,
  type CalendarFiles,
  calendarPath,
  calendarSource,
  isCalendarPath,
  maxCalendarBytes,
} from '../core/content/calendar-files.ts'
import type {Document} from '../core/content/document.ts'
import {displayPath} from './content.ts'
import {reasonOf} from './failure.ts'
import {type ContentRoots, located} from './roots.ts'

/**
 * Reads the calendars that rotations name; never throws.
 *
 * One that cannot be read comes with the reason, one that is missing does not come. Nothing outside the content root is read, also
 * where a symbolic link leads there.
 */
export function readCalendarFiles(documents: readonly Document[], root: ContentRoots, cwd: string): CalendarFiles {
  const files = new Map<string, CalendarFile>()
  for (const document of documents) {
    const source = calendarSource(document)
    const contentPath = source && calendarPath(document, source)
    if (contentPath === undefined || files.has(contentPath) || !isCalendarPath(contentPath)) continue
    const read = readCalendar(root, contentPath)
    if (read) files.set(contentPath, {file: displayPath(root, contentPath, cwd), contentPath, ...read})
  }
  return files
}

function readCalendar(first: ContentRoots, contentPath: string): {content: Uint8Array} | {problem: string} | undefined {
  const {root, below} = located(first, contentPath)
  const absolute = path.join(root, below)
  try {
    const real = realpathSync(absolute)
    if (!real.startsWith(realpathSync(root) + path.sep)) return {problem: 'it leads out of the content root'}
    const stat = statSync(real)
    // Reading a pipe or a device would wait for ever.
    if (!stat.isFile()) return {problem: 'it is not a regular file'}
    if (stat.size > maxCalendarBytes) return {problem: `it is larger than ${maxCalendarBytes / 1024 / 1024} MiB`}
    return {content: readFileSync(real)}
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : {problem: reasonOf(error)}
  }
}
