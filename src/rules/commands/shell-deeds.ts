import {type Call, type CallWord, readers, shellCalls} from '../../commands/shell-calls.ts'
import type {Deed, FoundDeed} from './deed.ts'
import {deedInText} from './text-deeds.ts'

/** Finds the first thing that a block of shell destroys; nothing in an output, in a search for the word, or in a rehearsal. */
export function deedInShell(source: string): FoundDeed | undefined {
  if (!hint.test(source)) return undefined
  for (const call of shellCalls(source)) {
    const found = deedOfCall(source, call)
    if (found) return found
  }
  return undefined
}

// A block without any of these is not parsed.
const hint =
  /delet|destroy|drop|truncat|purg|redriv|message-move|refund|void|rm|rb\b|unlink|shred|mkfs|wipe|\bdd\b|kill|reset|clean|clear|force|push|flush|prune|uninstall|remove|terminat|deregist|update|shutdown|reboot|halt|poweroff|scale|drain|stop|crontab|-F\b|=0|\b0\b|--down|down\b|cancel|branch|taint/i

/** The words that tell of a deed; without an end they are only the first one. */
interface Telling {
  deed: Deed
  from: CallWord
  to?: CallWord | undefined
}

function deedOfCall(source: string, call: Call): FoundDeed | undefined {
  if (call.wraps || isRehearsal(call)) return undefined
  const telling = isReader(call) ? undefined : (ofProgram(call) ?? (hasVerbs(call) ? ofVerb(call) : undefined) ?? ofFlags(call))
  if (telling) return told(source, telling)
  const runs = !isReader(call) || call.feeds
  return runs ? deedInTexts(source, [...call.words.filter(({value}) => /\s|\(|FLUSH|flush_all/.test(value)), ...call.input]) : undefined
}

// What is echoed is only run where something takes it over.
function isReader({program}: Call): boolean {
  return readers.test(program) || /^(?:echo|printf|export|local|declare|git-log)$/.test(program)
}

function isRehearsal({program, words}: Call): boolean {
  if (find(words, /^--(?:dry-?run(?!=(?:none|false))|what-?if|simulate|noop|no-act|just-print|help)\b|^-WhatIf$/i)) return true
  const first = plainWords(words)[0]?.value
  if (first === 'help' || /^(?:help|-h)$/.test(words.at(-1)?.value ?? '')) return true
  const short = program === 'git' && first === 'clean' ? /^-\w*n/ : shortRehearsals[program]
  return short !== undefined && find(words, short) !== undefined
}

const shortRehearsals: Record<string, RegExp> = {make: /^-n$/, apt: /^-s$/, 'apt-get': /^-s$/, aptitude: /^-s$/, rsync: /^-\w*n/}

function told(source: string, {deed, from, to = from}: Telling): FoundDeed {
  const what = source.slice(from.start, Math.max(from.end, to.end)).split('\n')[0] ?? ''
  return {deed, what: what.replace(/\s*\\$/, '').trim(), index: from.start}
}

function deedInTexts(source: string, texts: readonly CallWord[]): FoundDeed | undefined {
  for (const {value, start, end} of texts) {
    const found = deedInText(value)
    if (!found) continue
    const at = source.indexOf(found.what, start)
    return {...found, index: at >= 0 && at < end ? at : start}
  }
  return undefined
}

const plainWords = (words: readonly CallWord[]) => words.filter(({value}) => !value.startsWith('-'))
const find = (words: readonly CallWord[], pattern: RegExp) => words.find(({value}) => pattern.test(value))

// Programs whose name or own grammar tells; the others are told by a verb or a flag.
const programs: Record<string, (call: Call) => Telling | undefined> = {
  rm: ofRm,
  unlink: call => whole('deletes', call),
  // A file of one's own, by its bare name, is shredded because it holds what nobody shall read.
  shred: call =>
    upTo(
      'deletes',
      call,
      plainWords(call.words).find(({value}) => value.startsWith('/') && !temporary.test(value)),
    ),
  wipefs: call => whole('deletes', call),
  dropdb: call => whole('deletes', call),
  dropuser: call => whole('deletes', call),
  userdel: call => whole('deletes', call),
  lvremove: call => whole('deletes', call),
  vgremove: call => whole('deletes', call),
  pvremove: call => whole('deletes', call),
  shutdown: call => (find(call.words, /^-c$/) ? undefined : whole('stops', call)),
  reboot: call => whole('stops', call),
  halt: call => whole('stops', call),
  poweroff: call => whole('stops', call),
  killall: ofKill,
  pkill: ofKill,
  kill: ofKill,
  dd: call => upTo('deletes', call, find(call.words, /^of=(?!\/dev\/null$|\/tmp\/)/)),
  truncate: call => upTo('truncates', call, find(call.words, /^(?:-s|--size)/) && call.words.at(-1)),
  find: call => alone('deletes', find(call.words, /^-delete$/)),
  crontab: call => upTo('deletes', call, find(call.words, /^-\w*r/)),
  iptables: ofFirewall,
  ip6tables: ofFirewall,
  git: ofGit,
  curl: ofHttpClient,
  wget: ofHttpClient,
  http: call => upTo('deletes', call, find(call.words.slice(0, 2), /^DELETE$/)),
  https: call => upTo('deletes', call, find(call.words.slice(0, 2), /^DELETE$/)),
  xh: call => upTo('deletes', call, find(call.words.slice(0, 2), /^DELETE$/i)),
  'redis-cli': call => upTo('deletes', call, find(call.words, /^(?:flushall|flushdb|del|unlink)$/i)),
  stripe: call => (call.words[0]?.value === 'refunds' ? upTo('refunds', call, find(call.words, /^create$/)) : undefined),
}

function ofProgram(call: Call): Telling | undefined {
  if (/^mkfs(?:\.\w+)?$/.test(call.program)) return whole('deletes', call)
  return Object.hasOwn(programs, call.program) ? programs[call.program]?.(call) : undefined
}

// The words of the others are files, addresses or a grammar of their own.
function hasVerbs({program}: Call): boolean {
  return !Object.hasOwn(programs, program) || program === 'stripe' || program === 'redis-cli'
}

function whole(deed: Deed, {name, words}: Call): Telling {
  return {deed, from: name, to: words.at(-1)}
}

function upTo(deed: Deed, {name}: Call, to: CallWord | undefined): Telling | undefined {
  return to && {deed, from: name, to}
}

function alone(deed: Deed, from: CallWord | undefined): Telling | undefined {
  return from && {deed, from}
}

const temporary = /^(?:\/tmp\/|\/var\/tmp\/|\$\{?(?:TMP|TMPDIR|tmp)\b)/

// What lies below a folder for temporary files is nobody's loss. Without a path it comes from `xargs`.
function ofRm(call: Call): Telling | undefined {
  const paths = plainWords(call.words)
  const lost = paths.find(({value}) => !temporary.test(value) || /(?:^|\/)\.\.(?:\/|$)/.test(value))
  return paths.length === 0 ? whole('deletes', call) : upTo('deletes', call, lost)
}

function ofKill(call: Call): Telling | undefined {
  const at = call.words.findIndex(({value}) => /^(?:-(?:9|KILL|SIGKILL)|-s|--signal(?:=.*)?)$/.test(value))
  const signal = call.words[at]
  if (!signal) return undefined
  const named = /^-s$|^--signal$/.test(signal.value) ? call.words[at + 1] : signal
  return named && /(?:9|KILL)$/i.test(named.value) ? upTo('forces', call, named) : undefined
}

function ofFirewall(call: Call): Telling | undefined {
  return upTo('deletes', call, find(call.words, /^(?:-[FX]|--flush|--delete-chain)$/))
}

const gitDeeds: readonly [RegExp, Deed, RegExp][] = [
  [/^reset$/, 'resets', /^--hard$/],
  [/^push$/, 'forces', /^(?:-\w*f\w*|--force|--force-with-lease(?:=.*)?|\+.+)$/],
  [/^push$/, 'deletes', /^(?:-d|--delete|--prune|--mirror|:.+)$/],
  [/^clean$/, 'deletes', /^(?:-\w*f\w*|--force)$/],
  [/^branch$/, 'deletes', /^-D$/],
  [/^stash$/, 'deletes', /^(?:drop|clear)$/],
]

function ofGit(call: Call): Telling | undefined {
  const [verb] = plainWords(call.words)
  if (!verb) return undefined
  if (verb.value === 'rm') return find(call.words, /^--cached$/) ? undefined : upTo('deletes', call, call.words.at(-1))
  for (const [of, deed, flag] of gitDeeds) {
    const found = of.test(verb.value) ? find(call.words.slice(call.words.indexOf(verb) + 1), flag) : undefined
    if (found) return upTo(deed, call, found)
  }
  return undefined
}

// Only a call that sends something does what the end of its address says.
const posted: readonly [Deed, RegExp][] = [
  ['refunds', /\/refunds?(?:\.json)?(?=\?|$)/],
  ['voids', /\/void(?:\.json)?(?=\?|$)/],
  ['purges', /\/purge(?=\?|$)/],
  ['resets', /\/reset(?=\?|$)/],
  ['deletes', /\/(?:_delete_by_query|delete)(?:\.json)?(?=\?|$)/],
]
const sends = /^(?:-d.*|--data(?:-\w+)?(?:=.*)?|--json(?:=.*)?|-F.*|--form(?:=.*)?|-XPOST|POST|--request=POST|--post-data.*)$/

function ofHttpClient({words}: Call): Telling | undefined {
  const method = words.findIndex(({value}) => /^(?:-X|--request|--method)$/.test(value))
  const joined = find(words, /^(?:-X|--request=|--method=)["']?DELETE/)
  if (joined) return alone('deletes', joined)
  const [flag, value] = method < 0 ? [] : words.slice(method)
  if (flag && value?.value === 'DELETE') return {deed: 'deletes', from: flag, to: value}
  if (!find(words, sends)) return undefined
  for (const [deed, end] of posted) {
    const word = find(words, end)
    const at = word && end.exec(word.value)
    if (word && at) return {deed, from: {...word, start: word.start + Math.max(0, at.index)}, to: word}
  }
  return undefined
}

const verbs: readonly [Deed, RegExp][] = [
  ['purges', /^(?:\w{1,40}[-_:])?purge(?:[-_]?\w{1,40})?$/i],
  ['redrives', /^start-message-move-task$|^redrive$/],
  ['deletes', /^(?:[\w-]{1,40}[-_:])?(?:delete|destroy|drop|terminate|deregister|uninstall|remove|wipe|prune|nuke)(?:[-_][\w-]{1,60})?$/i],
  ['deletes', /^(?:rm|rmi|rb|flush|flushall|flushdb|flush_all)$/],
  ['refunds', /^refunds?$/],
  ['resets', /^(?:force[-_])?reset$|^pg:reset$/],
  ['truncates', /^truncate$/],
  ['stops', /^drain$/],
]
const looks =
  /^(?:get|list|ls|describe|show|help|explain|search|logs?|watch|top|version|inspect|diff|plan|history|status|cat|view|info|count|peek|tail|check|lint)(?:[-_:].*)?$/

// `kubectl -n orders delete pod x`: the verb is among the first words, and none before it only looks.
function ofVerb(call: Call): Telling | undefined {
  for (const word of plainWords(call.words).slice(0, 4)) {
    if (looks.test(word.value)) return undefined
    const found = verbs.find(([, verb]) => verb.test(word.value))
    if (!found) continue
    const [deed] = found
    if (restartsPod(call, word)) return undefined
    // A name that tells all by itself needs no program before it.
    const from = /^(?:aws|\w*queue\w*)$/.test(call.program) || deed === 'purges' ? word : call.name
    return {deed, from, to: word}
  }
  return undefined
}

// What keeps a pod running makes another one at once: it is how a pod is restarted. All of them at once, or by force, is something else.
function restartsPod({program, words}: Call, verb: CallWord): boolean {
  if (!/^(?:kubectl|oc|k|k3s)$/.test(program) || verb.value !== 'delete') return false
  const [what] = plainWords(words.slice(words.indexOf(verb) + 1))
  return (
    /^(?:pods?|po)(?:\/|$)/.test(what?.value ?? '') &&
    !find(words, /^(?:--all(?:-namespaces)?|-A|--force|--now|--grace-period(?:=.*)?)(?:=true)?$/)
  )
}

const flags: readonly [Deed, RegExp][] = [
  ['deletes', /^--(?:delete(?:-\w+)*|purge)(?:=true)?$/],
  ['forces', /^--force(?:=true)?$/],
  ['stops', /^--(?:replicas|desired-count|desired-capacity|num-instances|min-instances|max-size)=0$/],
]

function ofFlags(call: Call): Telling | undefined {
  const {words} = call
  if (find(words, /^--reset-offsets$/) && find(words, /^--execute$/)) return alone('resets', find(words, /^--reset-offsets$/))
  for (const [deed, flag] of flags) {
    const found = find(words, flag)
    if (found) return deed === 'forces' ? alone(deed, found) : upTo(deed, call, found)
  }
  const scaled = words.find(({value}, at) => /^--(?:replicas|desired-count|desired-capacity)$/.test(value) && words[at + 1]?.value === '0')
  const compose = find(words, /^down$/) && find(words, /^(?:-v|--volumes)$/)
  return upTo('stops', call, scaled ?? find(words, /^\w+=0$/)) ?? upTo('deletes', call, compose)
}
