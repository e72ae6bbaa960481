import {secretPatterns} from './secret-patterns.ts'

/** A stretch of a text that looks like a secret; 0-based UTF-16 offsets. */
export interface SecretLike {
  /** What it seems to be, e.g. `a bearer token`. */
  what: string
  start: number
  end: number
}

// Each of the two rules out nearly every text in one pass; the order of the alternatives does not matter.
const anyOf = (flags: string) =>
  new RegExp(
    secretPatterns
      .filter(({pattern}) => pattern.ignoreCase === flags.includes('i'))
      .map(({pattern}) => pattern.source)
      .join('|'),
    flags,
  )
const prefilters = [anyOf(''), anyOf('i')]

function mayMatch(text: string): boolean {
  return prefilters.some(prefilter => prefilter.test(text)) || passwordColumn.test(text)
}

/** Finds what looks like a secret in a text, in order; placeholders, variables and plain examples are none. */
export function secretsIn(text: string): SecretLike[] {
  if (!mayMatch(text)) return []
  const found: SecretLike[] = []
  for (const {what, pattern, mixed, isNoName, is} of secretPatterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = withoutStop(text, match.indices?.[1] ?? match.indices?.[0] ?? [0, 0])
      const value = text.slice(start, end)
      if (isStandIn(value) || (mixed && !isMixed(value)) || isRight(text.slice(match.index, start), value)) continue
      if ((isNoName && isName(value)) || is?.(value) === false) continue
      found.push({what, start, end})
    }
  }
  for (const {start, end} of passwordCells(text)) {
    const value = text.slice(start, end)
    if (!isStandIn(value) && isMixed(value)) found.push({what: 'a password', start, end})
  }
  // A stretch that two patterns see is one secret.
  let end = -1
  return found
    .sort((a, b) => a.start - b.start)
    .filter(secret => {
      const isNew = secret.start >= end
      if (isNew) end = secret.end
      return isNew
    })
}

// `-u name@host:WRITE` says what somebody may do there; a password is no such word.
function isRight(before: string, value: string): boolean {
  return (
    /@[\w.-]+:$/.test(before) &&
    /^(?:read|write|execute|admin|owner|all|none|readonly|readwrite|r?wx?|ro)(?:[|,+_-]|$)/i.test(value) &&
    !/\d/.test(value)
  )
}

// The stop of a sentence is no part of the secret.
function withoutStop(text: string, [start, end]: readonly [number, number]): [number, number] {
  return [start, /[.!?]$/.test(text.slice(start, end)) ? end - 1 : end]
}

/** Tells whether a value only stands for a secret: `{{input}}`, `$ENV`, `<token>`, `…`, an example. */
export function isStandIn(value: string): boolean {
  return (
    /\{\{|^["'`]?[$%<]|\$\{|…|\.{3}|x{4}|\*{3}|example|dummy|placeholder|redacted|changeme|your[_-]?|^[A-Z][A-Z_]+\d?$/i.test(value) &&
    !/^[A-Z0-9]{8,}$/.test(value)
  )
}

// `shop-erp-2026` and `exports/2026/11/orders.csv` are names of things.
function isName(value: string): boolean {
  const parts = value.split(/[-_./:]/)
  return parts.length > 1 && parts.every(part => /^(?:[A-Za-z]*|\d+|v\d+)$/.test(part))
}

const passwordColumn = /^[ \t]*\|[^\n]{0,400}(?:passw(?:or)?d|passphrase|passwort|kennwort)[^\n|]{0,40}\|[^\n]{0,400}\n[ \t]*\|[ \t:|-]+$/im

/** Lists the cells of tables that stand in a column for passwords. */
function passwordCells(text: string): {start: number; end: number}[] {
  if (!passwordColumn.test(text)) return []
  const cells: {start: number; end: number}[] = []
  for (const {index, 0: head} of text.matchAll(new RegExp(passwordColumn, 'gim'))) {
    const names = (head.split('\n')[0] ?? '').split('|')
    const column = names.findIndex(name => /passw|passphrase|kennwort/i.test(name))
    for (const row of /^(?:\n[ \t]*\|[^\n]*)*/.exec(text.slice(index + head.length))?.[0].matchAll(/[^\n]+/g) ?? []) {
      const before = row[0].split('|').slice(0, column).join('|').length + 1
      const cell = /^[\s`*]*([^\s|`*]{6,200})[\s`*]*(?:\||$)/d.exec(row[0].slice(before))?.indices?.[1]
      const at = index + head.length + row.index + before
      if (cell) cells.push({start: at + cell[0], end: at + cell[1]})
    }
  }
  return cells
}

// A path, a date, a version or a name in several words is no secret; random text has digits or signs among its letters, and long stretches.
function isMixed(value: string): boolean {
  if (!/[\d!@#%^&+?]/.test(value) || !/[A-Za-z]/.test(value) || /^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+$/.test(value)) return false
  return !value.includes('/') || value.split('/').some(part => part.length > 20)
}

// What any rule of the maintained set needs to see before it can find something: quickly for nearly all texts, then exactly.
const hint =
  /_[\w+/-]{20}|PRIVATE KEY|x-oauth-basic|_authToken=|x(?:ox.|app)-|\/services\/T|:\/\/[^\s/:]{1,256}:[^\s/@]{1,256}@|sk-|SG\.|glpat-|hv[sbr]\.|dapi|tskey-|(?:ecret|ECRET)_?[Aa]/
const knownPatterns =
  /(?:secret|SECRET|Secret)_?(?:ACCESS|access|Access)_?(?:KEY|key|Key)|PRIVATE KEY|x-oauth-basic|_authToken=|npm_\w{36}|xox[bpaor]-|xapp-|\/services\/T|:\/\/[^\s/:]{1,256}:[^\s/@]{1,256}@|sk-(?:proj|svcacct|admin|ant-api|[a-zA-Z0-9]{20}T3)|gsk_|hf_[a-zA-Z]{34}|lin_api_|ntn_\d|SG\.\w|shp(?:pa|ca|at|ss)_|[sr]k_(?:live|test)_|gh[pousr]_|github_pat_|glpat-|glc_|glsa_|ops_ey|hv[sbr]\.|vc[piark]_|dapi[A-Fa-f\d]{32}|dckr_pat_|figd_|cf(?:k|ut|at)_|tskey-/

/** Tells whether a maintained set of patterns can find something in a text; false is certain. */
export function mayHoldKnownSecret(text: string): boolean {
  return hint.test(text) && knownPatterns.test(text)
}

/** Tells whether any pattern, ours or a maintained one, can find something in a text; false is certain. */
export function mayHoldSecret(text: string): boolean {
  return mayMatch(text) || mayHoldKnownSecret(text)
}
