/** Tells whether two texts say the same in the same words: white space, quoting and the final stop do not count. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').replace(/\.$/, '').trim()
}
