import {codeOf} from './visible.ts'

/** Names of signs that cannot be seen, or pass for another one. */
const names: Record<string, string> = {
  '\u00A0': 'no-break space',
  '\u00AD': 'soft hyphen',
  '\u200B': 'zero width space',
  '\u200C': 'zero width non-joiner',
  '\u200D': 'zero width joiner',
  '\u2010': 'hyphen of typography',
  '\u2011': 'non-breaking hyphen',
  '\u2013': 'en dash',
  '\u2014': 'em dash',
  '\u202F': 'narrow no-break space',
  '\u2060': 'word joiner',
  '\uFEFF': 'byte order mark',
}

/**
 * Says which sign of an id is not the one that it seems to be: ` with a no-break space (U+00A0)`; empty where all are plain.
 *
 * In: `julеs` with a Cyrillic letter. Out: ` with \`е\` (U+0435)`.
 */
export function oddSignInWords(id: string): string {
  if (/^\s|[ \t]$/.test(id) && /^[\x20-\x7E]*$/.test(id)) return ' with a blank at its end or beginning'
  const odd = [...id].find(sign => sign < ' ' || sign > '~')
  if (odd === undefined) return ''
  return ` with ${names[odd] ? `${/^[aeiou]/.test(names[odd]) ? 'an' : 'a'} ${names[odd]}` : /[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(odd) ? 'a sign that does not show' : `\`${odd}\``} (${codeOf(odd)})`
}
