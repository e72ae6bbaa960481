import type {Deed, FoundDeed} from './deed.ts'

// Repetitions are bounded, so that no text makes them slow.
const deeds: readonly [Deed, RegExp][] = [
  ['deletes', /\bDELETE\s+FROM\s+\w+/gi],
  ['deletes', /\bDROP\s+(?:TABLE|DATABASE|INDEX|VIEW|SCHEMA|USER|KEYSPACE|COLUMN|ROLE|SEQUENCE|FUNCTION|TRIGGER)\b/gi],
  ['truncates', /\bTRUNCATE\s+(?:TABLE\s+)?["`\w]+/gi],
  ['resets', /\bRESET\s+(?:MASTER|SLAVE|REPLICA)\b/gi],
  ['overwrites', /\bUPDATE\s+(?:ONLY\s+)?["`[\]\w.]+\s+(?:(?:AS\s+)?\w+\s+)?SET\b(?![^;]{0,4000}\bWHERE\b)/gi],
  // MongoDB, in its shell and in JavaScript.
  ['deletes', /\bdb\b[^\n;]{0,120}?\.(?:drop\w{0,20}|delete(?:Many|One)|remove|findOneAndDelete)\s*\(/g],
  ['deletes', /\bFLUSH(?:ALL|DB)\b|\bflush_all\b/gi],
  ['refunds', /\bmutation\b[\s\S]{0,400}?\brefund\w{0,40}\s*\(/gi],
  ['deletes', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Delete\s*\(/g],
  ['voids', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Void\s*\(/g],
  ['cancels', /\bmutation\b[\s\S]{0,400}?\b(?:order|fulfillment|payment|subscription)\w{0,40}Cancel\s*\(/g],
]

const powerShell: readonly [Deed, RegExp][] = [
  ['deletes', /\b(?:Remove|Clear|Uninstall)-(?!Host\b|Variable\b)[A-Z]\w{1,60}[^\n;|]{0,200}/gi],
  ['stops', /\b(?:Stop|Restart)-Computer\b/gi],
  ['forces', /\bStop-(?:Process|Service)\b[^\n;|]{0,200}-Force\b/gi],
  ['deletes', /(?:^|[&|]\s*)(?:del|erase|rd|rmdir)\s+(?:\/[a-z]\s+){0,4}\/s\b[^\n&|]{0,200}/gim],
]

const http: readonly [Deed, RegExp][] = [['deletes', /^DELETE\s+\S+/gm]]

/** Finds the first thing that a text destroys which is no shell: SQL, GraphQL, MongoDB, an HTTP request; nothing in its comments. */
export function deedInText(text: string, language = ''): FoundDeed | undefined {
  const own = /^(?:powershell|pwsh|ps1|bat|cmd)$/.test(language) ? powerShell : language === 'http' ? http : []
  const bare = withoutComments(text)
  const found = [...own, ...deeds].flatMap(([deed, pattern]) =>
    [...bare.matchAll(pattern)].filter(match => !isHarmless(bare, match)).map(match => told(deed, bare, match)),
  )
  return found.sort((a, b) => a.index - b.index)[0]
}

function told(deed: Deed, text: string, match: RegExpExecArray): FoundDeed {
  const last = match[0].split('\n').at(-1) ?? ''
  // `mutation {` only says that it writes; the telling part is the call at the end.
  const call = /\b\w+\s*\($/.exec(last)?.[0].replace(/\s*\($/, '')
  const isCall = call !== undefined && !match[0].startsWith('db')
  const what = (isCall ? call : (match[0].split('\n')[0] ?? '').replace(/\s*\($/, '')).trim()
  return {deed, what, index: text.indexOf(what, isCall ? match.index + match[0].length - last.length : match.index)}
}

// A plan of a statement runs nothing unless it is analysed, and a rehearsal runs nothing at all.
function isHarmless(text: string, {0: found, index}: RegExpExecArray): boolean {
  const before = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
  return /-WhatIf\b/i.test(found) || /\bEXPLAIN\s+(?!\(?ANALY)[^;]{0,60}$/i.test(before)
}

function withoutComments(text: string): string {
  const blank = (found: string) => found.replace(/[^\n]/g, ' ')
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/^[ \t]*(?:#|\/\/)[^\n]*|(?<=^|\s)--\s[^\n]*/gm, blank)
}
