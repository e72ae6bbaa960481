import type {Catalog} from '../../core/catalog/catalog.ts'
import {secretsIn} from '../../core/content/secrets.ts'
import {compareSpans} from '../../core/content/span.ts'
import type {FoundSecret} from '../../core/lint/rule.ts'

/**
 * Lists what looks like a secret in all texts, settings included, by our own patterns and by those of others; by file and place.
 *
 * A stretch that two patterns see is one secret.
 */
export function secretsOf(catalog: Catalog, found: readonly FoundSecret[]): FoundSecret[] {
  const texts = [...catalog.documents.filter(({mayHoldSecret}) => mayHoldSecret), ...(catalog.settingsFile ? [catalog.settingsFile] : [])]
  const own = texts.flatMap(({file, text, lines}) =>
    secretsIn(text).map(({what, start, end}) => ({
      what,
      value: text.slice(start, end),
      at: {file, start: lines.point(start), end: lines.point(end)},
    })),
  )
  // Sorting keeps what stands in one place in this order: the maintained set knows better what it is.
  const all = [...found, ...own].sort((a, b) => compareSpans(a.at, b.at))
  let last: FoundSecret | undefined
  return all.filter(secret => {
    const isNew = !last || last.at.file !== secret.at.file || compareSpans({...last.at, start: last.at.end}, secret.at) <= 0
    if (isNew) last = secret
    return isNew
  })
}
