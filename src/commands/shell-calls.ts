import {forEachChild, parse, type SyntaxNode, type Word} from 'unbash'

/** A word of a command, with the place where it stands in the block. */
export interface CallWord {
  /** Without its quotes. */
  value: string
  start: number
  end: number
}

/** A program that a block of shell runs, with what it is given. */
export interface Call {
  /** Base name: `/usr/bin/psql` → `psql`. */
  program: string
  name: CallWord
  words: readonly CallWord[]
  /** Texts that come in through a here-document or here-string. */
  input: readonly CallWord[]
  /** Files that its output replaces, each from its `>` on. */
  outputs: readonly CallWord[]
  /** True where it only runs the command that its words are, which is listed after it. */
  wraps: boolean
  /** True where what it writes goes into a program that runs it, such as `echo … | psql`. */
  feeds: boolean
}

/** A program that runs its arguments as a command: how many of its own words come before it, by their options with values. */
const wrappers: Record<string, RegExp> = {
  sudo: /^-[ugCphrtT]$/,
  doas: /^-[uC]$/,
  env: /^-[uSC]$/,
  xargs: /^-[IiLnPsdEa]$|^--(?:max-args|max-procs|replace|delimiter)$/,
  nohup: /$^/,
  time: /^-[fo]$/,
  nice: /^-n$/,
  ionice: /^-[cn]$/,
  timeout: /^-[ks]$/,
  watch: /^-n$/,
  parallel: /^-[jI]$/,
  command: /$^/,
  exec: /^-a$/,
  chroot: /$^/,
  flock: /^-[wE]$/,
}
/** Words that stand before the command although they are no option: the time of `timeout`, the folder of `chroot`. */
const ownWords: Record<string, number> = {timeout: 1, chroot: 1, flock: 1}

const shells = /^(?:ba|z|da|k)?sh$|^(?:su|runuser|ssh|eval|docker|podman|kubectl|oc|watch|ansible)$/

/** Programs that only look at what they are given. */
export const readers =
  /^(?:[ef]?grep|rg|ag|ack|jq|yq|awk|gawk|less|more|man|which|whatis|type|tldr|history|cat|head|tail|sort|uniq|wc|cut|tr|tee|column|diff|test|\[|\[\[|read|true|:)$/

/** How deep a command may stand in the text of another one; nobody reads more. */
const deepest = 3

/**
 * Lists the programs that a block of shell runs, in the order in which they stand, also those that others run: behind `sudo` and `xargs`,
 * in `bash -c '…'`, `ssh host '…'` and `find -exec`.
 *
 * Never throws: what is no shell gives what can be read of it.
 */
export function shellCalls(source: string): Call[] {
  try {
    return callsIn(source, 0, 0)
  } catch (error) {
    // Thousands of brackets in each other, which no shell would run either.
    if (error instanceof RangeError) return []
    throw error
  }
}

function callsIn(source: string, offset: number, depth: number): Call[] {
  const calls: Call[] = []
  const visit = (node: SyntaxNode, feeds: boolean): void => {
    if (node.type === 'Command') calls.push(...callsOf(node, feeds, {source, offset, depth}))
    if (node.type === 'Pipeline') {
      for (const [index, child] of node.commands.entries()) visit(child, feedsProgram(node.commands.slice(index + 1)))
    } else forEachChild(node, child => visit(child, feeds))
  }
  visit(parse(source), false)
  return calls
}

// `echo … | psql` runs what is echoed, `echo … | grep` does not.
function feedsProgram(rest: readonly SyntaxNode[]): boolean {
  return rest.some(node => node.type !== 'Command' || !readers.test(baseName(node.name?.value ?? '')))
}

interface Around {
  source: string
  offset: number
  depth: number
}

function callsOf(node: CommandNode, feeds: boolean, around: Around): Call[] {
  const input = node.redirects.flatMap(each => inputOf(each, around))
  const outputs = node.redirects.flatMap(each => outputOf(each, around))
  const call = callOf(node, around.offset) ?? bareOutput(outputs)
  if (!call) return []
  const full = {...call, input, outputs, feeds}
  return [{...full, wraps: wrappedCall(full) !== undefined}, ...inner(full, around)]
}

/** A simple command as the parser gives it. */
export type CommandNode = Extract<SyntaxNode, {type: 'Command'}>

/** Reads a simple command as a call, without what comes in through redirects; nothing where it only sets variables. */
export function callOf(node: CommandNode, offset = 0): Call | undefined {
  const word = ({value, pos, end}: Word): CallWord => ({value, start: offset + pos, end: offset + end})
  const suffix = node.suffix.flatMap(each =>
    each.type === 'Word' ? [word(each)] : each.type === 'Assignment' ? [assignment(each, offset)] : [],
  )
  const all = [...(node.name ? [word(node.name)] : []), ...suffix]
  // A prompt that was copied along is no program.
  const [name, ...words] = all[0]?.value === '$' || all[0]?.value === '%' ? all.slice(1) : all
  return name && {program: baseName(name.value), name, words, input: [], outputs: [], feeds: false, wraps: false}
}

// `> file` alone runs nothing, and empties the file.
function bareOutput([name]: readonly CallWord[]): Call | undefined {
  return name && {program: '', name, words: [], input: [], outputs: [], feeds: false, wraps: false}
}

function assignment({text, pos, end}: {text: string; pos: number; end: number}, offset: number): CallWord {
  return {value: text, start: offset + pos, end: offset + end}
}

function inputOf(node: SyntaxNode, {offset}: Around): CallWord[] {
  if (node.type === 'HereDoc') return [{value: node.body.text, start: offset + node.body.pos, end: offset + node.body.end}]
  if (node.type === 'HereString' && node.target) {
    return [{value: node.target.value, start: offset + node.target.pos, end: offset + node.target.end}]
  }
  return []
}

function outputOf(node: SyntaxNode, {offset}: Around): CallWord[] {
  if (node.type !== 'Redirect' || !node.target || !/^(?:>|>\||&>)$/.test(node.operator)) return []
  const {descriptor, target, pos} = node
  if (descriptor && !(descriptor.type === 'FileDescriptor' && descriptor.value === 1)) return []
  return [{value: target.value, start: offset + pos, end: offset + target.end}]
}

function inner(call: Call, around: Around): Call[] {
  const {program, words, input} = call
  if (around.depth >= deepest) return []
  const deeper = (texts: readonly CallWord[]) =>
    texts.flatMap(({value, start, end}) => callsIn(value, textStart(around, value, start, end), around.depth + 1))
  const wrapped = wrappedCall(call)
  const found = wrapped
    ? [{...wrapped, wraps: wrappedCall(wrapped) !== undefined}, ...inner(wrapped, {...around, depth: around.depth + 1})]
    : []
  if (!shells.test(program)) return found
  // What a shell is given in one word is a command of its own; `bash <<END` reads it from its input.
  return [...found, ...deeper([...words.filter(({value}) => /\s/.test(value)), ...(/sh$/.test(program) ? input : [])])]
}

function textStart({source, offset}: Around, value: string, start: number, end: number): number {
  const at = source.slice(start - offset, end - offset).indexOf(value)
  return start + Math.max(0, at)
}

/** Gives the command that a command only runs, such as what stands behind `sudo`, `xargs` or `find -exec`; nothing for any other. */
export function wrappedCall(call: Call): Call | undefined {
  const {program, words} = call
  const at = program === 'find' || program === 'fd' ? execAt(words) : innerAt(program, words)
  const name = at === undefined ? undefined : words[at]
  if (at === undefined || !name) return undefined
  return {...call, program: baseName(name.value), name, words: words.slice(at + 1)}
}

function execAt(words: readonly CallWord[]): number | undefined {
  const at = words.findIndex(({value}) => /^-(?:exec|execdir|ok|okdir|x|X|-exec|-exec-batch)$/.test(value))
  return at < 0 ? undefined : at + 1
}

function innerAt(program: string, words: readonly CallWord[]): number | undefined {
  const dashes = words.findIndex(({value}) => value === '--')
  if (/^(?:kubectl|oc|docker|podman)$/.test(program))
    return words.some(({value}) => value === 'exec') && dashes >= 0 ? dashes + 1 : undefined
  const valued = Object.hasOwn(wrappers, program) ? wrappers[program] : undefined
  if (!valued) return undefined
  let own = ownWords[program] ?? 0
  for (let at = 0; at < words.length; at++) {
    const value = words[at]?.value ?? ''
    if (value === '--') continue
    if (valued.test(value)) at++
    else if (!/^-|^\w+=/.test(value) && own-- <= 0) return at
  }
  return undefined
}

function baseName(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.(?:sh|exe|bat|cmd)$/, '')
}
