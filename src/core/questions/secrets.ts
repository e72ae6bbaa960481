import type {Catalog} from '../catalog.ts'
import type {FoundSecret} from '../rule.ts'
import {secretsIn} from '../secrets.ts'
import {compareSpans, type Span} from '../span.ts'

/**
 * Lists what looks like a secret in all texts, settings included: by our own patterns, then those found elsewhere.
 *
 * A stretch that two patterns see is one secret.
 */
export function secretsOf(catalog: Catalog, found: readonly FoundSecret[]): FoundSecret[] {
  const texts = [...catalog.documents, ...(catalog.settingsFile ? [catalog.settingsFile] : [])]
  const own = texts.flatMap(({file, text, lines}) =>
    secretsIn(text).map(({what, start, end}) => ({
      what,
      value: text.slice(start, end),
      at: {file, start: lines.point(start), end: lines.point(end)},
    })),
  )
  return [...found, ...own.filter(({at}) => !found.some(other => overlaps(at, other.at)))]
}

function overlaps(a: Span, b: Span): boolean {
  if (a.file !== b.file) return false
  const startsBeforeEnd = (one: Span, other: Span) => compareSpans(one, {...other, start: other.end}) < 0
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a)
}
