import {around, type Language, type Quoting, within} from './language.ts'
import {standing} from './strings.ts'

/** A pattern of `grep`, basic or extended; what stands between `*` is an element of EDI. */
export function pattern(extended: boolean): Language {
  return (text, mark) => {
    const [before] = around(text, mark)
    if (isInBrackets(before)) return {unknown: 'it stands in a bracket of a regular expression'}
    return [...element(before), extended ? 'regex-extended' : 'regex-basic']
  }
}

/** A text that `grep -F` looks for. */
export const fixed: Language = (text, mark) => {
  const edi = element(around(text, mark)[0])
  return edi.length > 0 ? edi : ['text']
}

function element(before: string): ['edi-element'] | [] {
  return /(?:^|[^A-Za-z0-9_.])[A-Z][A-Z0-9]{1,2}(?:\\?\*|\[\*\])|^\*$/.test(before) && /\*$/.test(before) ? ['edi-element'] : []
}

function isInBrackets(before: string): boolean {
  const text = before.replace(/\\./g, '')
  const open = text.lastIndexOf('[')
  return open >= 0 && !text.slice(open + 2).includes(']')
}

/** A script of `sed`: `s/…/…/`, with nothing before but an address. */
export function sed(extended: boolean): Language {
  return (text, mark) => {
    const parts = scriptParts(around(text, mark)[0])
    if (!parts) return {unknown: 'it stands in a script of sed that is no `s/…/…/`'}
    return parts === 'pattern' ? within(pattern(extended)(text.slice(text.indexOf('/') + 1), mark), 'slashes') : ['sed-replacement']
  }
}

function scriptParts(before: string): 'pattern' | 'replacement' | undefined {
  const last = before.split(/;\s*|\n/).at(-1) ?? ''
  if (/^\s*s\/(?:[^/\\]|\\.)*$/.test(last)) return 'pattern'
  if (/^\s*s\/(?:[^/\\]|\\.)*\/(?:[^/\\]|\\.)*$/.test(last)) return 'replacement'
  return /^\s*\/(?:[^/\\]|\\.)*$/.test(last) ? 'pattern' : undefined
}

/** A program of `awk`. */
export const awk: Language = (text, mark) => {
  const [before] = around(text, mark)
  const {quote, inComment, lead} = standing(before, {quotes: {'"': 'backslash'}, comment: /^#/})
  if (inComment) return ['text']
  if (quote === '"') return ['awk-string']
  if (/(?:^|[\s(,~!&|{;])\/(?:[^/\\\n]|\\.)*$/.test(lead)) return within(pattern(true)(text, mark), 'slashes')
  return ['number']
}

/** A program of `jq`. */
export const jq: Language = (text, mark) => {
  const {quote, begun, inComment} = standing(around(text, mark)[0], {quotes: {'"': 'backslash'}, comment: /^#/})
  if (inComment) return ['text']
  if (quote === '') return ['json-value']
  return /\\\(/.test(begun) ? {unknown: 'it stands after a program within a text of jq'} : ['json-string']
}

/** A pattern of file names. */
export const glob: Language = (text, mark) => {
  const [before] = around(text, mark)
  return isInBrackets(before) ? {unknown: 'it stands in a bracket of a pattern'} : ['glob']
}

/** Taken as it is, whatever stands in it. */
export const plain: Language = (): Quoting => ['text']
