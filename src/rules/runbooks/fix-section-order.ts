import {type MisplacedSection, namedSections} from '../../core/catalog/queries/runbook.ts'
import type {Section} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import type {SectionForm} from '../../core/content/section-form.ts'
import type {Edit} from '../../core/lint/diagnostic.ts'

/**
 * Gives the edit that moves a section of a runbook to its place; the white space between sections stays where it is.
 *
 * @returns Nothing for a section that is there twice, or one that a comment above it is about.
 */
export function moveSection(document: Document, {section, after, first}: MisplacedSection, form: SectionForm): Edit[] | undefined {
  const {body, file, text, lines, suppressions} = document
  if (first) return undefined
  if (suppressions.some(({covers}) => body.sections.some(({heading}) => isSame(covers.start, heading.span.start)))) return undefined
  const from = body.sections.indexOf(section)
  const before = namedSections(body, form).findIndex(({name}) => after !== undefined && name === after)
  const order = body.sections.filter(each => each !== section)
  order.splice(before < 0 ? 0 : order.indexOf(body.sections[before] as Section) + 1, 0, section)
  const to = order.indexOf(section)
  const [low, high] = [Math.min(from, to), Math.max(from, to)]
  const pieces = piecesOf(document)
  const moved = order.slice(low, high + 1).map((each, index) => {
    const gap = index === high - low ? '' : (pieces[low + index]?.gap ?? '')
    return (pieces[body.sections.indexOf(each)]?.words ?? '') + gap
  })
  const start = pieces[low]?.start ?? 0
  const end = (pieces[high]?.start ?? 0) + (pieces[high]?.words.length ?? 0)
  const result = moved.join('')
  return result === text.slice(start, end) ? undefined : [{at: {file, start: lines.point(start), end: lines.point(end)}, text: result}]
}

// In: `## Verify\n\n1. Look.\n\n`. Out: the words, and the white space behind them.
function piecesOf({body, text, lines}: Document): {start: number; words: string; gap: string}[] {
  const starts = body.sections.map(({heading}) => lines.offset(heading.span.start))
  return starts.map((start, index) => {
    const source = text.slice(start, starts[index + 1] ?? text.length)
    const words = source.trimEnd()
    return {start, words, gap: source.slice(words.length)}
  })
}

function isSame(a: {line: number; column: number}, b: {line: number; column: number}): boolean {
  return a.line === b.line && a.column === b.column
}
