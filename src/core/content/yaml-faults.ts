import type {YAMLError} from 'yaml'
import {oddSignInWords} from '../format/odd-signs.ts'
import {lineAt, lineText, quoted, short, written} from './source-line.ts'

/** What is wrong with a text that is no YAML, where (0-based offsets in the text), and what to do about it. */
export interface YamlFault {
  start: number
  end: number
  /** A clause, such as `a list is opened with "[" and never closed`. */
  reason: string
  help: string
}

const general = 'Write `key: value` lines, indent with spaces, and put values with `: ` or `#`, or beginning with a sign, in quotes.'

/**
 * Says a syntax error of YAML by its cause.
 *
 * A parser names the construct at which it gave up, which leads an author nowhere; what was meant can mostly be told from the code of the
 * error and the line it stands on.
 *
 * @param source YAML that does not parse.
 * @param error The first error of the slow parser, which has places; without it the words of the fast one.
 */
export function yamlFault(source: string, error: YAMLError | undefined, otherwise: {reason: string; mark: number}): YamlFault {
  const found = mergeConflict(source) ?? oddColon(source) ?? missingColon(source)
  if (found) return found
  const [start, end] = error?.pos ?? [otherwise.mark, otherwise.mark]
  const said = error?.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? otherwise.reason
  const fault: Fault = {source, start, end: Math.max(start, end), said}
  const explained = error ? byCode[error.code]?.(fault) : byFastParser(fault)
  return explained ?? {start, end: fault.end, reason: said.replace(/^[A-Z](?=[a-z])/, first => first.toLowerCase()), help: general}
}

// What the slow parser takes for syntax, and notices only when values are made.
function byFastParser(fault: Fault): YamlFault | undefined {
  if (fault.said.startsWith('unidentified alias')) return signOf('*', fault, 'YAML reads as the name of another value')
  if (fault.said.startsWith('unknown tag')) return signOf('!', fault, 'YAML reads as a type')
  const end = fault.said.includes('single document') ? /^(?:\.{3}|-{3})/m.exec(fault.source)?.index : undefined
  if (end === undefined) return undefined
  return {...lineAt(fault.source, end), reason: `${written(fault.source, end)} ends the values before the end`, help: 'Take the line out.'}
}

interface Fault {
  source: string
  start: number
  end: number
  /** What the parser says. */
  said: string
}

const byCode: Partial<Record<YAMLError['code'], (fault: Fault) => YamlFault | undefined>> = {
  BLOCK_AS_IMPLICIT_KEY: fault => listBesideKey(fault) ?? colonInValue(fault) ?? deeperThanValue(fault),
  BAD_INDENT: fault => unclosed(fault) ?? otherColumn(fault),
  BLOCK_IN_FLOW: fault => (isLineStart(fault) ? blockInBrackets(fault) : colonInValue(fault)),
  UNEXPECTED_TOKEN: fault =>
    nothingToClose(fault) ?? listBesideKey(fault) ?? behindQuote(fault) ?? (isLineStart(fault) ? otherColumn(fault) : undefined),
  BAD_DQ_ESCAPE: ({source, start}) => ({
    start,
    end: start + 2,
    reason: `\`${source.slice(start, start + 2)}\` is no escape that YAML knows`,
    help: 'Write `\\\\` for a backslash in double quotes, or take single quotes.',
  }),
  BAD_SCALAR_START: ({source, start}) => ({
    ...lineAt(source, start),
    reason: `a value cannot begin with ${source[start] === '`' ? 'a backtick' : `\`${source[start]}\``}`,
    help: `Put it in quotes: ${quoted(lineText(source, start))}.`,
  }),
  MISSING_CHAR: fault => unclosed(fault) ?? noColon(fault),
  MULTILINE_IMPLICIT_KEY: fault => deeperThanValue(fault) ?? noColon(fault),
  TAB_AS_INDENT: ({start, end}) => ({start, end, reason: 'a tab is no indentation', help: 'Indent with spaces.'}),
  DUPLICATE_KEY: ({source, start}) => {
    const key = /^[^:\n\r]*/.exec(source.slice(start))?.[0].trim() ?? ''
    return {start, end: start + key.length, reason: `the key \`${key}\` is there twice`, help: 'Keep one of the two, or join their values.'}
  },
}

function mergeConflict(source: string): YamlFault | undefined {
  const conflict = /^(?:<{7}|={7}|>{7})(?= |\r?$)[^\n\r]*/m.exec(source)
  if (!conflict) return undefined
  return {
    start: conflict.index,
    end: conflict.index + conflict[0].length,
    reason: 'a merge was not finished, and its conflict marker stands here',
    help: 'Keep what is right of both sides, and take out the lines of `<<<<<<<`, `=======` and `>>>>>>>`.',
  }
}

// A key whose colon is that of another script, or has a blank behind it that is none.
function oddColon(source: string): YamlFault | undefined {
  const found = /^[ \t]*(?:- +)?([\w-]{1,60})(\uFF1A|:(?=[^\S \t\r\n]|[\u200B\u2060]))(.?)/mu.exec(source)
  if (!found) return undefined
  const [, key = '', colon = '', next = ''] = found
  const start = found.index + found[0].length - next.length - colon.length
  const sign = colon === ':' ? next : colon
  const end = start + colon.length + (colon === ':' ? next.length : 0)
  return {start, end, reason: `the colon of \`${key}\` is written${oddSignInWords(sign)}`, help: 'Write a plain `:` and a plain blank.'}
}

function missingColon(source: string): YamlFault | undefined {
  const bare = /^[a-z]\w*(?:[ \t]+|:(?=[^\s/]))[^\s:#[{&*!|>'"%@`,-][^:#\n\r]*$(?=(?:\r?\n|$)(?![ \t]))/im.exec(source)
  // Inside of a text that runs over several lines it would be right.
  if (!bare || /^[ \t]|[|>][-+]?[ \t]*$|["'[{,]\s*$/.test(source.slice(0, bare.index).split(/\r?\n/).at(-2) ?? '')) return undefined
  const end = bare.index + bare[0].length
  if (/^\w+:/.test(bare[0])) {
    const help = `Write \`${short(bare[0].replace(':', ': '))}\`.`
    return {start: bare.index, end, reason: `\`${short(bare[0])}\` has no blank behind its colon`, help}
  }
  return {start: bare.index, end, reason: `\`${short(bare[0])}\` has no colon behind its key`, help: 'Write it as `key: value`.'}
}

function noColon(fault: Fault): YamlFault {
  const {source, start} = fault
  const line = lineText(source, start).trim()
  if (/:(?:\s|$)/.test(line)) return otherColumn(fault)
  if (/^- /.test(line)) {
    const reason = `${written(source, start)} is an item of a list, and the key above has its value already`
    return {...lineAt(source, start), reason, help: 'Write the list below a key of its own, and nothing behind the colon of that key.'}
  }
  const help = 'Write it as `key: value`, or indent it where it belongs to the value above.'
  return {...lineAt(source, start), reason: `${written(source, start)} has no colon behind its key`, help}
}

// `title: Orders: Europe`
function colonInValue({source, start}: Fault): YamlFault | undefined {
  const value = lineText(source, start)
  if (!/:(?:\s|$)/.test(value)) return undefined
  const reason = `${written(source, start)} has a second \`: \` and no quotes`
  return {...lineAt(source, start), reason, help: `Put the value in quotes: ${quoted(value)}.`}
}

// A line below a value, indented deeper than the key of it, goes on with that value.
function deeperThanValue({source, start}: Fault): YamlFault | undefined {
  const next = /\r?\n([ \t]+)(\S[^\n\r]*:(?:[ \t][^\n\r]*)?)(?=\r?\n|$)/.exec(source.slice(start))
  if (!next) return undefined
  const from = start + next.index + next[0].length - (next[2]?.length ?? 0)
  const reason = `${written(source, from)} is indented deeper than the line above, which has its value already`
  return {...lineAt(source, from), reason, help: 'Begin the key in the same column as the key above.'}
}

function isLineStart({source, start}: Fault): boolean {
  return source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim() === ''
}

function blockInBrackets({source, start}: Fault): YamlFault {
  const help = 'Write either `[a, b]` with commas, or one `- ` line for each without brackets.'
  return {...lineAt(source, start), reason: `${written(source, start)} is a line of a block inside of brackets`, help}
}

function nothingToClose({start, end, said}: Fault): YamlFault | undefined {
  const [, closer] = /"([\]}])"$/.exec(said) ?? []
  return closer === undefined
    ? undefined
    : {start, end, reason: `\`${closer}\` closes what nothing has opened`, help: 'Take it out, or put the whole value in quotes.'}
}

function otherColumn({source, start}: Fault): YamlFault {
  const indent = /^[ \t]*/.exec(source.slice(start))?.[0].length ?? 0
  const at = lineAt(source, start + indent)
  return {
    ...at,
    reason: `${written(source, at.start)} begins in another column than the keys beside it`,
    help: 'Begin all keys of one group in the same column.',
  }
}

function listBesideKey({source, start, said}: Fault): YamlFault | undefined {
  if (!said.includes('seq-ind') && !/^- /.test(source.slice(start))) return undefined
  const help = 'Begin the list on the next line, one `- ` for each, or write `[a, b]`.'
  return {...lineAt(source, start), reason: `the list ${written(source, start)} begins on the line of its key`, help}
}

// `title: "Orders" Europe`, `title: 'it's'`
function behindQuote({source, start}: Fault): YamlFault | undefined {
  const quote = /(["'])[ \t]*$/.exec(source.slice(0, start))?.[1]
  if (!quote) return undefined
  const help =
    quote === "'" ? "Put the whole value between two quotes, and write a `'` within it twice." : 'Put the whole value between two quotes.'
  return {...lineAt(source, start), reason: `${written(source, start)} stands behind the quote that ends the value`, help}
}

const closers: Record<string, string> = {'[': ']', '{': '}', '"': '"', "'": "'"}

// The parser notices at the end of the text; what is open stands where a value begins with it.
function unclosed({source, start, said}: Fault): YamlFault | undefined {
  const missing = /(?:end with a|Missing closing) (["'\]}])/.exec(said)?.[1]
  const opener = Object.entries(closers).find(([, closer]) => closer === missing)?.[0]
  if (!opener) return undefined
  const before = source.slice(0, start)
  const at = [...before.matchAll(/(?<=(?:^|[:\-,[{])[ \t\r\n]*)["'[{]/g)].filter(([sign]) => sign === opener).at(-1)?.index
  if (at === undefined) return undefined
  return {...lineAt(source, at), reason: `\`${opener}\` is opened here and never closed`, help: `Add \`${missing}\` where the value ends.`}
}

function signOf(sign: string, {source, start}: Fault, meaning: string): YamlFault | undefined {
  const line = source.lastIndexOf('\n', start - 1) + 1
  const at = source.indexOf(sign, line)
  if (at < 0 || at > start) return undefined
  const value = lineText(source, at)
  return {
    ...lineAt(source, at),
    reason: `\`${short(value)}\` begins with \`${sign}\`, which ${meaning}`,
    help: `Put it in quotes: ${quoted(value)}.`,
  }
}
