/**
 * Gives the first sentence of a text: `Nothing is lost. Orders wait.` → `Nothing is lost.`
 *
 * A point ends a sentence where a new one begins behind it, so that `$1.50` and `v2.1` stay whole. Blanks and line ends become one blank.
 */
export function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return /^.*?[.!?](?= +[\p{Lu}\p{N}“"'(]|$)/u.exec(line)?.[0] ?? line
}
