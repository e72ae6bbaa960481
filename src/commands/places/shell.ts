import {forEachChild, parse, type SyntaxNode} from 'unbash'
import type {Layer} from '../escape.ts'
import {type Call, type CommandNode, callOf, wrappedCall} from '../shell-calls.ts'
import {edi, graphql, json, sql, xml, yaml} from './data.ts'
import {anyText, guessed} from './guess.ts'
import {around, type Language, type Quoting, within} from './language.ts'
import {languageOfWord} from './programs.ts'

type HereDoc = Extract<SyntaxNode, {type: 'HereDoc'}>

/** A command of a POSIX shell. */
export const shell: Language = (text, mark) => {
  const script = parse(text)
  if (script.errors && script.errors.length > 0) return {unknown: 'the shell could not read the command'}
  const at = text.indexOf(mark)
  const document = hereDocAt(script, at)
  if (document) {
    const runs = runsIn(wayTo(script, document.node.pos), document.node.pos)
    return runs ? {unknown: runs} : inHereDoc(document, text, mark)
  }
  const way = wayTo(script, at)
  const last = way.findLastIndex(({type}) => type === 'Word' || type === 'ArithmeticWord')
  const word = way[last]
  if (!word) return isComment(text, at) ? ['text'] : {unknown: 'it stands in no word of the command'}
  if (way.some(({type}) => type.startsWith('Arithmetic'))) return ['number']
  const outer = quotesOf(way, last, text)
  if ('unknown' in outer) return outer
  if (word.type !== 'Word') return {unknown: 'it stands in no word of the command'}
  const runs = runsIn(way, at)
  if (runs) return {unknown: runs}
  const inner = inWord(way, word, text, mark)
  if ('unknown' in inner) return inner
  // A number with a sign is a value wherever a number is asked for.
  const isNumber = inner.at(-1) === 'number' || inner.at(-1) === 'json-value'
  return [...inner, ...(startsWord(text, word.pos, at) && !isNumber ? (['word-start'] as const) : []), ...outer]
}

function wayTo(root: SyntaxNode, at: number): SyntaxNode[] {
  const way: SyntaxNode[] = []
  const visit = (node: SyntaxNode): void => {
    way.push(node)
    let inner: SyntaxNode | undefined
    forEachChild(node, child => {
      if (child.pos <= at && at < child.end) inner ??= child
    })
    if (inner) visit(inner)
  }
  visit(root)
  return way
}

function hereDocAt(root: SyntaxNode, at: number): {node: HereDoc; command?: CommandNode} | undefined {
  let found: {node: HereDoc; command?: CommandNode} | undefined
  const visit = (node: SyntaxNode, command?: CommandNode): void => {
    if (node.type === 'HereDoc' && node.body.pos <= at && at < node.body.end) found ??= {node, ...(command && {command})}
    forEachChild(node, child => visit(child, node.type === 'Command' ? node : command))
  }
  visit(root)
  return found
}

const tagged: readonly [RegExp, Language][] = [
  [/^SQL/i, sql],
  [/^(?:GQL|GRAPHQL)/i, graphql],
  [/^JSON/i, json],
  [/^XML/i, xml],
  [/^YA?ML/i, yaml],
  [/^(?:EDI|X12|EDIFACT)/i, edi],
]

function inHereDoc({node, command}: {node: HereDoc; command?: CommandNode}, text: string, mark: string): Quoting {
  const body = text.slice(node.body.pos, node.body.end)
  const {value: end = '', quoted = false} = node.delimiter ?? {}
  const line = body.split('\n').find(each => each.includes(mark)) ?? ''
  if (/^[\s]*(?:zq\d+zq)+$/.test(line)) return {unknown: 'a value alone on its line could end the here-document'}
  if (!quoted && /\$\([^)]*$|`[^`]*$/.test(around(body, mark)[0].split('\n').at(-1) ?? '')) {
    return {unknown: 'it stands in a command within a here-document'}
  }
  const program = command ? callOf(command)?.program : undefined
  const language = tagged.find(([tag]) => tag.test(end))?.[1] ?? languageOfInput(program) ?? guessed(body)
  if (!language) return {unknown: `nothing tells what the text until \`${end}\` is; end it with SQL, GQL, JSON, XML, YAML or EDI`}
  return within(language(body, mark), ...(quoted ? [] : (['heredoc'] as const)))
}

function languageOfInput(program = ''): Language | undefined {
  if (/^(?:psql|mysql|mariadb|sqlite3|sqlcmd)$/.test(program)) return sql
  return /^(?:ba|z|da|k)?sh$/.test(program) ? shell : undefined
}

function isComment(text: string, at: number): boolean {
  return /(?:^|[\s;])#[^\n]*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
}

const writers = /^(?:echo|printf|cat)$/

// `echo … | sh` runs what is written, and `| xargs` makes words of it anew.
function runsIn(way: readonly SyntaxNode[], at: number): string | undefined {
  const pipe = way.findLast(node => node.type === 'Pipeline')
  const own = way.findLast(node => node.type === 'Command')
  if (pipe?.type !== 'Pipeline' || own?.type !== 'Command' || !writers.test(callOf(own)?.program ?? '')) return undefined
  const rest = pipe.commands.filter(({pos}) => pos > at)
  const programs = rest.flatMap(node => (node.type === 'Command' ? (callOf(node)?.program ?? []) : []))
  if (programs.includes('xargs')) return 'xargs makes words of it anew'
  return programs.some(program => languageOfInput(program) === shell || /^(?:ssh|python3?|perl|ruby|node|php|at|batch)$/.test(program))
    ? 'what is written here goes into a program that runs it'
    : undefined
}

// What stands around the place, from the innermost word out. A command in quotes, `"$(…)"`, is a command of its own.
function quotesOf(way: readonly SyntaxNode[], word: number, text: string): Layer[] | {unknown: string} {
  const parts = way.slice(word + 1)
  const quote = parts.find(({type}) => type !== 'Literal' && type !== 'Glob')
  const isHeld = way.slice(0, word).some(({type}) => type === 'DoubleQuoted')
  const held: Layer[] = isHeld ? ['no-history'] : []
  if (way.some(({type, pos}) => type === 'CommandExpansion' && text[pos] === '`')) return {unknown: 'it stands between backticks'}
  if (way.some(({type}) => type === 'ParameterExpansion')) return {unknown: 'it stands within a variable of the shell'}
  if (!quote) return [...held, 'shell-bare']
  if (quote.type === 'SingleQuoted') return [...held, 'shell-single']
  if (quote.type === 'DoubleQuoted') return [...held, 'shell-double']
  return {unknown: `it stands in a \`${text.slice(quote.pos, quote.pos + 2)}\` of the shell`}
}

// `-x` is an option with quotes and without.
function startsWord(text: string, from: number, at: number): boolean {
  return /^["']?$/.test(text.slice(from, at))
}

function inWord(way: readonly SyntaxNode[], word: Extract<SyntaxNode, {type: 'Word'}>, text: string, mark: string): Quoting {
  const command = way.findLast(node => node.type === 'Command')
  const holder = way[way.lastIndexOf(word) - 1]
  const own = command && word.pos >= command.pos ? callOf(command as CommandNode) : undefined
  if (holder?.type === 'Assignment' && !own?.words.some(({start}) => start === holder.pos)) return anyText(word.value, mark)
  const call = own && innermost(own, word.pos)
  if (!call) return anyText(word.value, mark)
  if (call.name.start === word.pos) return {unknown: 'it would choose the program that runs'}
  const index = call.words.findIndex(({start, end}) => start <= word.pos && word.pos < end)
  if (index < 0) return (holder?.type === 'HereString' ? (languageOfInput(call.program) ?? anyText) : anyText)(word.value, mark)
  const words = call.words.map(({value}) => value)
  const language = languageOfWord(call.program, words, index, shell)
  // `--data={…}` is an option, and its value is a text of its own.
  const value = (words[index] ?? '').replace(/^--[\w-]+=/, '')
  return value.includes(mark)
    ? language(value, mark)
    : {unknown: `it stands in a word that cannot be read: ${text.slice(word.pos, word.pos + 20)}`}
}

// Behind `sudo`, `xargs` or `find -exec` it is the command within that takes the word.
function innermost(call: Call, at: number): Call {
  const wrapped = wrappedCall(call)
  return wrapped && wrapped.name.start <= at ? innermost(wrapped, at) : call
}
