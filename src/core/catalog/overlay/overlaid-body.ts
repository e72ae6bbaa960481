import type {Document} from '../../content/document.ts'
import {canonicalSection} from '../../content/section-form.ts'
import type {Extends} from './extends.ts'
import type {PlacedText} from './placed-text.ts'
import {type Revised, revisedStretch} from './revised.ts'

/** A stretch of a body: what stands under a heading of level two, or before the first one. */
export interface BodyPart {
  /** Missing before the first heading. */
  heading?: string
  start: number
  /** Where the text below the heading begins. */
  textStart: number
  end: number
}

/** A part of the body that two entries make, in the order of the page. */
export interface LaidPart {
  heading?: string
  local?: BodyPart
  upstream?: BodyPart
  /** How the two make one where both have it. */
  how: 'local' | 'upstream' | 'before' | 'after' | 'without'
}

/** Takes a body apart at its headings of level two; a title of plain Markdown belongs to the header. */
export function partsOfBody({text, lines, frontmatter, body}: Document): BodyPart[] {
  const starts = body.sections.map(({heading}) => lines.offset({...heading.span.start, column: 1}))
  const sections = body.sections.map(({heading}, index): BodyPart => {
    const end = lines.offset(heading.span.end)
    const lineEnd = /^[^\r\n]*(?:\r\n|\n|\r|$)/.exec(text.slice(end))?.[0].length ?? 0
    return {heading: heading.text, start: starts[index] ?? end, textStart: end + lineEnd, end: starts[index + 1] ?? text.length}
  })
  const start = frontmatter.bodyStart
  const opening = {start, textStart: start, end: starts[0] ?? text.length}
  return [opening, ...sections]
}

/**
 * Says part by part what the body of an entry that stands on another is made of.
 *
 * The order is that of the other; a section that only the local one has stands behind the one it stands behind there, or at the end.
 */
export function laidParts(local: Document, upstream: Document, said: Extends): LaidPart[] {
  const [ourOpening, ...ours] = partsOfBody(local)
  const [theirOpening, ...theirs] = partsOfBody(upstream)
  const pairs = pairedSections(ours, theirs)
  const hasOpening = ourOpening !== undefined && local.text.slice(ourOpening.textStart, ourOpening.end).trim() !== ''
  const parts: LaidPart[] = [
    {...(ourOpening && {local: ourOpening}), ...(theirOpening && {upstream: theirOpening}), how: hasOpening ? 'local' : 'upstream'},
  ]
  for (const section of theirs) {
    const own = pairs.get(section)
    parts.push({
      heading: own?.heading ?? section.heading ?? '',
      ...(own && {local: own}),
      upstream: section,
      how: howOf(own, section, said),
    })
  }
  const paired = new Set(pairs.values())
  for (const [index, section] of ours.entries()) {
    if (paired.has(section)) continue
    const previous = ours[index - 1]
    const behind = previous ? parts.findIndex(part => part.local === previous) : -1
    parts.splice(behind < 0 ? parts.length : behind + 1, 0, {heading: section.heading ?? '', local: section, how: 'local'})
  }
  return parts
}

function howOf(own: BodyPart | undefined, section: BodyPart, {before, after, without}: Extends): LaidPart['how'] {
  const names = [own?.heading, section.heading].filter(name => name !== undefined)
  const isNamed = (list: readonly string[]) => list.some(name => names.some(other => isSameSection(name, other)))
  if (!own) return isNamed(without) ? 'without' : 'upstream'
  if (isNamed(before)) return 'before'
  return isNamed(after) ? 'after' : 'local'
}

/** Tells whether two headings name one section: in any letters, or as two names of it. */
export function isSameSection(a: string, b: string): boolean {
  return plain(a) === plain(b) || (canonicalSection(a) !== undefined && canonicalSection(a) === canonicalSection(b))
}

function plain(heading: string): string {
  return heading.trim().toLowerCase()
}

// The same words come first; then two names of one section.
function pairedSections(ours: readonly BodyPart[], theirs: readonly BodyPart[]): Map<BodyPart, BodyPart> {
  const pairs = new Map<BodyPart, BodyPart>()
  const pair = (isSame: (a: string, b: string) => boolean) => {
    for (const own of ours) {
      if ([...pairs.values()].includes(own)) continue
      const other = theirs.find(each => !pairs.has(each) && isSame(own.heading ?? '', each.heading ?? ''))
      if (other) pairs.set(other, own)
    }
  }
  pair((a, b) => plain(a) === plain(b))
  pair(isSameSection)
  return pairs
}

/** Writes the body that the parts make. */
export function writeBody(into: PlacedText, parts: readonly LaidPart[], local: Document, upstream: Revised): void {
  const ours: Revised = {document: local, edits: []}
  for (const {local: own, upstream: other, how} of parts) {
    const [from, part] = how === 'upstream' ? [upstream, other] : [ours, own]
    if (!part || how === 'without') continue
    if (part.heading !== undefined) into.separate(from.document, part.start)
    if (how === 'local' || how === 'upstream' || !own || !other) {
      revisedStretch(into, from, part.start, part.end)
      continue
    }
    revisedStretch(into, ours, own.start, own.textStart)
    const texts =
      how === 'before'
        ? ([
            [ours, own],
            [upstream, other],
          ] as const)
        : ([
            [upstream, other],
            [ours, own],
          ] as const)
    for (const [of, {textStart, end}] of texts) {
      into.separate(of.document, textStart)
      revisedStretch(into, of, textStart + blankStart(of.document.text.slice(textStart, end)), end)
    }
  }
}

function blankStart(text: string): number {
  return /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text)?.[0].length ?? 0
}
