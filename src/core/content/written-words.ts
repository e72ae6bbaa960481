/** Writes a text on one line, with single spaces. */
export function onOneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ')
}

/** Counts the words of a text as written: stretches without white space that hold a letter or digit. */
export function countWords(text: string): number {
  // A loop, because every text passes through here.
  let count = 0
  let counted = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code <= 32) counted = false
    else if (!counted && isWordCode(code)) {
      counted = true
      count++
    }
  }
  return count
}

// Whatever is not ASCII counts as a letter.
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 127
}
