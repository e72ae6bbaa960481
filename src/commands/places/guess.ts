import {graphql, json, partOfAddress, sql, xml} from './data.ts'
import {around, type Language, type Quoting} from './language.ts'

/** Tells the language of a text by how it begins; nothing where it begins as none that is known. */
export function guessed(text: string): Language | undefined {
  const begun = text.trimStart()
  if (/^(?:SELECT|INSERT|UPDATE|DELETE|WITH|MERGE|CALL|ALTER|DROP|TRUNCATE)\s/i.test(begun)) return sql
  if (/^(?:query|mutation|subscription)\b[^=]*\{/.test(begun) || /^\{\s*[A-Za-z_]\w*\s*[({]/.test(begun)) return graphql
  if (/^(?:\{\s*["}]|\[\s*["{[\]\d])/.test(begun)) return json
  return /^<[?!A-Za-z]/.test(begun) ? xml : undefined
}

/** A word that some program takes: in an address, in a text of a language, or as it is. */
export const anyText: Language = (text, mark): Quoting => {
  const language = guessed(text)
  if (language) return language(text, mark)
  // `archive/{{day}}/{{file}}` is a path, of which a value is one part.
  return partOfAddress(around(text, mark)[0]) ?? (/^\S*\/\S*$/.test(text) ? ['path-part'] : ['text'])
}
