import type {Deed, FoundDeed} from './deed.ts'

// Repetitions are bounded, so that no text makes them slow.
const name = '["`[]?[\\w$.{}-]+["`\\]]?'
const things =
  'TABLE|DATABASE|INDEX|VIEW|SCHEMA|USER|LOGIN|KEYSPACE|COLUMN|ROLE|SEQUENCE|FUNCTION|PROCEDURE|TRIGGER|TABLESPACE|EXTENSION|TYPE|DOMAIN|EVENT|PARTITION|CONSTRAINT|PUBLICATION|SUBSCRIPTION|SERVER|OWNED|PRIMARY\\s+KEY|FOREIGN\\s+KEY'

const deeds: readonly [Deed, RegExp][] = [
  ['deletes', new RegExp(`\\bDELETE\\s+(?:TOP\\s*\\(\\d+\\)\\s+|\\w+\\s+)??FROM\\s+(?:ONLY\\s+)?${name}`, 'gi')],
  ['deletes', new RegExp(`\\bDROP\\s+(?:(?:UNIQUE|MATERIALIZED|FOREIGN|EXTERNAL)\\s+)?(?:${things})\\b`, 'gi')],
  ['deletes', /\bWHEN\s+(?:NOT\s+)?MATCHED\b[^;]{0,400}?\bTHEN\s+DELETE\b/gi],
  ['truncates', new RegExp(`\\bTRUNCATE\\s+(?:TABLE\\s+|PARTITION\\s+)?${name}`, 'gi')],
  ['deletes', new RegExp(`\\bALTER\\s+TABLE\\s+${name}\\s+DELETE\\b`, 'gi')],
  ['overwrites', /\bRESTORE\s+(?:DATABASE|LOG)\b/gi],
  ['resets', /\bRESET\s+(?:MASTER|SLAVE|REPLICA)\b/gi],
  [
    'overwrites',
    new RegExp(
      `\\bUPDATE\\s+(?:ONLY\\s+)?${name}\\s+(?:(?:AS\\s+)?\\w+\\s+)?SET\\b(?![^;]{0,4000}\\bWHERE\\b(?!\\s+(?:1\\s*=\\s*1|TRUE)\\s*(?:;|$)))`,
      'gi',
    ),
  ],
  ['stops', /\bpg_terminate_backend\s*\(/gi],
  // MongoDB, in its shell and in JavaScript.
  ['deletes', /\bdb\b[^\n;]{0,120}?\.(?:drop\w{0,20}|delete(?:Many|One)|remove|findOneAndDelete)\s*\(/g],
  ['overwrites', /\bdb\b[^\n;]{0,120}?\.update(?:Many)?\s*\(\s*\{\s*\}/g],
  ['stops', /\bdb\.shutdownServer\s*\(|\badminCommand\s*\(\s*\{\s*["']?shutdown\b|\brs\.stepDown\s*\(/g],
  // HBase and clients that move files, in what they read.
  ['deletes', /^\s*(?:drop|truncate|deleteall)(?:_all|_preserve)?\s+["'][\w:.-]{1,80}["']/gm],
  ['deletes', /\bunlink\s+["'$(/]/g],
  ['deletes', /\bFLUSH(?:ALL|DB)\b|\bflush_all\b/gi],
  // Files and tables, in scripts.
  [
    'deletes',
    /\b(?:shutil\.rmtree|os\.(?:remove|unlink|removedirs)|fs\.(?:promises\.)?(?:rm|unlink)(?:Sync)?|File\.delete|FileUtils\.rm\w{0,8})\s*\(/g,
  ],
  ['deletes', /\.(?:delete_all|destroy_all)\b|\.objects\b[^\n;]{0,120}?\.delete\(\)/g],
  ['refunds', /\bmutation\b[\s\S]{0,400}?\brefund\w{0,40}\s*\(/gi],
  ['deletes', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Delete\s*\(/g],
  ['voids', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Void\s*\(/g],
  ['cancels', /\bmutation\b[\s\S]{0,400}?\b(?:order|fulfillment|payment|subscription)\w{0,40}Cancel\s*\(/g],
]

// Statements that only a block of SQL can be told by.
const sql: readonly [Deed, RegExp][] = [
  ['deletes', /^\s*DELETE\s+(?!FROM\b|TOP\b)\w+\s+WHERE\b/gim],
  ['stops', /^\s*(?:KILL\s+\w+|SHUTDOWN\b)[^\n;]{0,60}/gim],
]

const ftp: readonly [Deed, RegExp][] = [['deletes', /^\s*(?:m?rm|rmdir|m?delete|mdel)\s+\S[^\n;]{0,200}/gim]]

const powerShell: readonly [Deed, RegExp][] = [
  [
    'deletes',
    /\b(?:Remove|Clear|Uninstall)-(?!(?:Host|Variable|Module|Job|PSSession|PSDrive|PSBreakpoint|TypeData|Alias)\b)[A-Z]\w{1,60}[^\n;|]{0,200}/gi,
  ],
  ['deletes', /\b(?:Format-Volume|Clear-Disk|Initialize-Disk)\b[^\n;|]{0,200}/gi],
  ['stops', /\b(?:Stop|Restart|Suspend)-Computer\b/gi],
  ['forces', /\bStop-(?:Process|Service)\b[^\n;|]{0,200}-Force\b/gi],
  ['stops', /\b(?:Stop|Disable|Suspend)-(?!(?:Transcript|Job|PSSession|PSBreakpoint)\b)[A-Z]\w{1,60}[^\n;|]{0,200}/gi],
  ['deletes', /-Method\s+["']?DELETE\b/gi],
  ['deletes', /(?:^|[&|;{(]\s*)(?:del|erase|rd|rmdir|rm|ri)\s+(?!\/p\b)[^\n&|;]{1,200}/gim],
  ['deletes', /(?:^|[&|]\s*)(?:format\s+[a-z]:|diskpart\b|cipher\s+\/w)[^\n&|]{0,200}/gim],
  ['stops', /(?:^|[&|]\s*)(?:net|sc)(?:\.exe)?\s+stop\b[^\n&|]{0,200}/gim],
  ['forces', /(?:^|[&|]\s*)taskkill(?:\.exe)?\s[^\n&|]{0,200}/gim],
]

const http: readonly [Deed, RegExp][] = [['deletes', /^DELETE\s+\S+/gm]]

/** Finds the first thing that a text destroys which is no shell: SQL, GraphQL, MongoDB, an HTTP request; nothing in its comments. */
export function deedInText(text: string, language = ''): FoundDeed | undefined {
  const own = /^(?:powershell|pwsh|ps1|bat|cmd)$/.test(language)
    ? powerShell
    : language === 'http'
      ? http
      : /sql$/.test(language)
        ? sql
        : language === 'ftp'
          ? ftp
          : []
  const bare = withoutValues(withoutComments(text))
  const found = [...own, ...deeds].flatMap(([deed, pattern]) =>
    [...bare.matchAll(pattern)].filter(match => !isHarmless(bare, match)).map(match => told(deed, bare, match)),
  )
  return found.sort((a, b) => a.index - b.index)[0]
}

function told(deed: Deed, text: string, match: RegExpExecArray): FoundDeed {
  const last = match[0].split('\n').at(-1) ?? ''
  // `mutation {` only says that it writes; the telling part is the call at the end.
  const call = /\b\w+\s*\($/.exec(last)?.[0].replace(/\s*\($/, '')
  const isCall = call !== undefined && /^mutation/i.test(match[0])
  const what = (isCall ? call : (match[0].split('\n')[0] ?? '').replace(/\s*\($/, '')).trim()
  return {deed, what, index: text.indexOf(what, isCall ? match.index + match[0].length - last.length : match.index)}
}

// A plan of a statement runs nothing unless it is analysed, and a rehearsal runs nothing at all.
function isHarmless(text: string, {0: found, index}: RegExpExecArray): boolean {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
  return /-(?:WhatIf|Confirm)\b(?!:\$false)/i.test(found) || /\bEXPLAIN\s+(?!\(?ANALY)[^;]{0,60}$/i.test(before)
}

function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/^[ \t]*(?:#|\/\/)[^\n]*|(?<=^|\s)--\s[^\n]*/gm, blank)
}

// What stands between quotes in a statement is a value, unless the statement runs it.
function withoutValues(text: string): string {
  if (!/^\s*(?:SELECT|INSERT|UPDATE|WITH|EXPLAIN|SHOW|BEGIN|SET|COMMENT)\b/i.test(text) || /\bEXEC(?:UTE)?\b/i.test(text)) return text
  return text.replace(/'(?:[^'\n]|'')*'/g, found => `'${' '.repeat(found.length - 2)}'`)
}
