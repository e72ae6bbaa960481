import {around, type Language, type Quoting, within} from './language.ts'
import {type Lexis, standing} from './strings.ts'

const comment: Quoting = ['text']

/** A text of JSON; a value without quotes is a number, `true`, `false` or `null`. */
export const json: Language = (text, mark) => {
  const [before] = around(text, mark)
  const {quote, begun} = standing(before, {quotes: {'"': 'backslash'}})
  if (!isJson(text, mark, quote)) return {unknown: 'the text around it is no JSON'}
  if (quote === '') return ['json-value']
  return within(partOfAddress(begun) ?? ['text'], 'json-string')
}

function isJson(text: string, mark: string, quote: string): boolean {
  try {
    // Other marks are words of the same form; one without quotes stands for a number.
    const filled = text.replaceAll(mark, quote === '' ? '0' : mark).replace(/(?<=[:[,]\s*)zq\d+zq(?=\s*[,}\]])/g, '0')
    JSON.parse(filled)
    return true
  } catch {
    return false
  }
}

const sqlLexis: Lexis = {
  quotes: {"'": 'doubled', '"': 'doubled', '`': 'doubled', $$: 'none'},
  comment: /^--/,
  block: ['/*', '*/'],
}

/** A text of SQL, of no dialect. */
export const sql: Language = (text, mark) => {
  const [before] = around(text, mark)
  const {quote, inComment, lead} = standing(before, sqlLexis)
  if (inComment) return {unknown: 'it stands in a comment of SQL'}
  if (quote === '') return ['number']
  if (quote === '"' || quote === '`') return ['sql-name']
  if (quote !== "'") return {unknown: `it stands in \`${quote}\` of SQL`}
  return /\bLIKE\s*$/i.test(lead) ? ['sql-like', 'sql-string'] : ['sql-string']
}

/** A query of GraphQL. */
export const graphql: Language = (text, mark) => {
  const [before, after] = around(text, mark)
  const {quote, begun, lead, inComment} = standing(before, {quotes: {'"': 'backslash', '"""': 'none'}, comment: /^#/})
  if (inComment) return comment
  if (quote === '') return ['number']
  if (quote === '"""') return {unknown: 'it stands in a block of text of GraphQL'}
  if (/\b(?:query|search|filter)\s*:\s*$/.test(lead)) return within(searchTerm(begun), 'graphql-string')
  const isPart = /^[a-z][a-z0-9+.-]*:\/\//i.test(begun)
  return within(isPart ? (partOfAddress(begun, after) ?? ['path-part']) : ['text'], 'graphql-string')
}

// `sku:{{sku}}` is a term of a search; with a space in it, it would be two.
function searchTerm(begun: string): Quoting {
  const {quote} = standing(begun, {quotes: {"'": 'backslash', '\\"': 'none'}})
  return quote === '' ? ['search-word'] : ['search-quoted']
}

/** A text of XML. */
export const xml: Language = (text, mark) => {
  const [before] = around(text, mark)
  if (before.lastIndexOf('<!') > before.lastIndexOf('>')) return {unknown: 'it stands in a comment or a section of XML'}
  if (before.lastIndexOf('<![CDATA[') > before.lastIndexOf(']]>')) return {unknown: 'it stands in a section of XML that is taken as it is'}
  const tag = before.slice(before.lastIndexOf('<'))
  if (!tag.startsWith('<') || tag.includes('>')) return ['xml-text']
  return standing(tag, {quotes: {'"': 'none', "'": 'none'}}).quote === ''
    ? {unknown: 'it stands in a tag of XML, outside quotes'}
    : ['xml-text']
}

/** A text of YAML. */
export const yaml: Language = (text, mark) => {
  const line = around(text, mark)[0].split('\n').at(-1) ?? ''
  const {quote, inComment} = standing(line, {quotes: {'"': 'backslash', "'": 'doubled'}, comment: /^(?<=^|\s)#/})
  if (inComment) return comment
  return quote === '"' ? ['json-string'] : quote === "'" ? ['yaml-single'] : ['yaml-bare']
}

/** A message of EDI. */
export const edi: Language = () => ['edi-element']

/** A query of PromQL; a text after `=~` is an expression. */
export const promql: Language = (text, mark) => {
  const {quote, lead, inComment} = standing(around(text, mark)[0], {quotes: {'"': 'backslash', "'": 'none', '`': 'none'}, comment: /^#/})
  if (inComment) return comment
  if (quote === '') return ['number']
  if (quote !== '"') return {unknown: `it stands in \`${quote}\` of PromQL`}
  return within(/[=!]~\s*$/.test(lead) ? ['regex-extended'] : ['text'], 'json-string')
}

/**
 * Tells how a value is written in an address; nothing where it stands in none.
 *
 * @param before All that stands before it, of which the last address counts.
 */
export function partOfAddress(before: string, _after = ''): Quoting | undefined {
  const found = /(?<=^|[\s"'(=,;])(?:https?:)\/\/([^\s"']*)$/i.exec(before)
  if (found) return partOfWeb(found[1] ?? '')
  return /(?:^|[\s"'(=,;])[a-z][a-z0-9+.-]*:\/\/[^\s"']*$/i.test(before) ? ['path-part'] : undefined
}

/** Tells how a value is written in an address of the web, of which `rest` stands between `//` and it. */
export function partOfWeb(rest: string): Quoting {
  if (!/[/?#]/.test(rest)) return {unknown: 'it stands in the host of an address'}
  return /[?#]/.test(rest) ? ['url-query'] : ['url-path']
}
