/** Something in a calendar text that cannot be read. */
export interface CalendarProblem {
  /** 1-based line of the text. */
  line: number
  /** What is wrong there, as a clause. */
  reason: string
}

/** Where the components of a calendar text begin. */
export interface CalendarLines {
  /** 1-based line of each `BEGIN:VEVENT` that stands in a calendar, in order. */
  events: number[]
  problem?: CalendarProblem
}

/** Reads how the components of a calendar text are nested; the library knows no lines, and takes one `END` for another. */
export function readLines(text: string): CalendarLines {
  const events: number[] = []
  const open: {name: string; line: number}[] = []
  let calendars = 0
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const line = index + 1
    const [, word, name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(written)?.map(part => part.toUpperCase()) ?? []
    if (open.length === 0 && word !== 'BEGIN' && written.trim() !== '')
      return {events, problem: {line, reason: 'a calendar begins with `BEGIN:VCALENDAR`'}}
    if (word === 'BEGIN') {
      if (open.length === 0 && name !== 'VCALENDAR') return {events, problem: {line, reason: `\`BEGIN:${name}\` stands outside a calendar`}}
      if (name === 'VCALENDAR') calendars++
      if (name === 'VEVENT' && open.length === 1) events.push(line)
      open.push({name, line})
    } else if (word === 'END') {
      const last = open.pop()
      if (last?.name !== name)
        return {events, problem: {line, reason: `\`END:${name}\` ends \`BEGIN:${last?.name}\` of line ${last?.line}`}}
    }
  }
  const [left] = open.slice(-1)
  if (left) return {events, problem: {line: left.line, reason: `\`BEGIN:${left.name}\` has no end`}}
  return calendars === 0 ? {events, problem: {line: 1, reason: 'a calendar begins with `BEGIN:VCALENDAR`'}} : {events}
}

/** Lists the lines of a calendar text with folded ones put together, each with the 1-based line at which it begins; empty ones go. */
export function contentLines(text: string): {line: number; text: string}[] {
  const found: {line: number; text: string}[] = []
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const last = found.at(-1)
    if (last && /^[ \t]/.test(written)) last.text += written.slice(1)
    else if (written.trim() !== '') found.push({line: index + 1, text: written})
  }
  return found
}

/** Gives the line of a property of the component that begins at a line; that line itself where there is none. */
export function lineOfProperty(text: string, begin: number, name: string): number {
  for (const {line, text: written} of contentLines(text)) {
    if (line <= begin) continue
    if (/^END:VEVENT/i.test(written)) break
    if (new RegExp(`^${name}[;:]`, 'i').test(written)) return line
  }
  return begin
}
