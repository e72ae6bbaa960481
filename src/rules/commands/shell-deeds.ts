import {type Call, type CallWord, readers, shellCalls} from '../../commands/shell-calls.ts'
import {clientDeeds, clientDeedsBesideVerbs} from './client-deeds.ts'
import {type FoundDeed, find, type IsOwn, plainWords, type Teller, type Telling, whole} from './deed.ts'
import {fileDeeds, ofOutputs} from './file-deeds.ts'
import {isTemporary} from './own-files.ts'
import {serviceDeeds} from './service-deeds.ts'
import {deedInText} from './text-deeds.ts'
import {ofFlags, ofVerb} from './verb-deeds.ts'

/**
 * Finds the first thing that a block of shell destroys; nothing in an output, in a search for the word, or in a rehearsal.
 *
 * @param isOwn Tells of a path whether the reader has made what is there; what is temporary is nobody's loss in any case.
 */
export function deedInShell(source: string, isOwn: IsOwn = () => false): FoundDeed | undefined {
  const isOwnOrTemporary: IsOwn = path => isTemporary(path) || isOwn(path)
  for (const call of shellCalls(source)) {
    const found = deedOfCall(source, call, isOwnOrTemporary)
    if (found) return found
  }
  return undefined
}

function deedOfCall(source: string, call: Call, isOwn: IsOwn): FoundDeed | undefined {
  if (call.wraps || isRehearsal(call)) return undefined
  const telling = ofOutputs(call, isOwn) ?? ofProgram(call, isOwn)
  if (telling) return told(source, telling)
  const runs = !isReader(call) || call.feeds
  return runs
    ? deedInTexts(
        source,
        [...call.words.filter(({value}) => /\s|\(|FLUSH|flush_all|\.(?:delete|destroy)_all/.test(value)), ...call.input],
        languageOf(call),
      )
    : undefined
}

// What a client of a database is given is SQL, and what one of files is given is its own commands.
function languageOf({program}: Call): string {
  if (/^(?:mysql|mariadb|psql|sqlcmd|sqlplus|sqlite3|clickhouse-client|cqlsh|snowsql|bq|isql|db2)$/.test(program)) return 'sql'
  return /^(?:sftp|ftp|lftp)$/.test(program) ? 'ftp' : ''
}

// Programs whose name or own grammar tells; the others are told by a verb or a flag.
const grammars: Record<string, Teller> = {...serviceDeeds, ...clientDeeds}

function ofProgram(call: Call, isOwn: IsOwn): Telling | undefined {
  const {program} = call
  if (/^mkfs(?:\.\w+)?$/.test(program)) return whole('deletes', call)
  if (/^[\w-]{1,40}-(?:stop|shutdown)$/.test(program)) return whole('stops', call)
  // What options tell of files depends on which files they are.
  if (Object.hasOwn(fileDeeds, program)) return fileDeeds[program]?.(call, isOwn)
  if (Object.hasOwn(grammars, program)) return grammars[program]?.(call, isOwn) ?? ofFlags(call)
  if (isReader(call)) return undefined
  const own = Object.hasOwn(clientDeedsBesideVerbs, program) ? clientDeedsBesideVerbs[program]?.(call, isOwn) : undefined
  return own ?? ofVerb(call) ?? ofFlags(call)
}

// What is echoed is only run where something takes it over.
function isReader({program}: Call): boolean {
  return readers.test(program) || /^(?:echo|printf|export|local|declare|alias|git-log)$/.test(program)
}

function isRehearsal({program, words}: Call): boolean {
  if (find(words, /^--(?:dry-?run(?!=(?:none|false))|what-?if|preview-only|simulate|noop|no-act|just-print|help)\b|^-WhatIf$/i)) return true
  const first = plainWords(words)[0]?.value
  if (first === 'help' || /^(?:help|-h)$/.test(words.at(-1)?.value ?? '')) return true
  const short = program === 'git' && first === 'clean' ? /^-\w*n/ : shortRehearsals[program]
  return short !== undefined && find(words, short) !== undefined
}

const shortRehearsals: Record<string, RegExp> = {
  make: /^-n$/,
  apt: /^-s$/,
  'apt-get': /^-s$/,
  aptitude: /^-s$/,
  rsync: /^-\w*n/,
  rclone: /^-n$/,
}

function told(source: string, {deed, from, to = from}: Telling): FoundDeed {
  const what = source.slice(from.start, Math.max(from.end, to.end)).split('\n')[0] ?? ''
  return {deed, what: what.replace(/\s*\\$/, '').trim(), index: from.start}
}

function deedInTexts(source: string, texts: readonly CallWord[], language: string): FoundDeed | undefined {
  for (const {value, start, end} of texts) {
    const found = deedInText(value, language)
    if (!found) continue
    const at = source.indexOf(found.what, start)
    return {...found, index: at >= 0 && at < end ? at : start}
  }
  return undefined
}
