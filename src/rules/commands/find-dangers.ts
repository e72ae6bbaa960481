import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Code, Danger} from '../../core/content/body.ts'
import {isCommand} from '../../core/content/commands.ts'
import type {Span} from '../../core/content/span.ts'
import {partSpan, type Work, workInWords, workOf} from './find-steps.ts'

/** What a command does that somebody should be warned of. */
type Deed = 'deletes' | 'resets' | 'forces' | 'truncates' | 'redrives' | 'refunds' | 'purges' | 'voids' | 'cancels'

// Repetitions are bounded, so that no text makes them slow.
const deeds: readonly [Deed, RegExp][] = [
  ['deletes', /(?:-X ?|--request[ =])["']?DELETE\b/],
  ['deletes', /\bDELETE\s+FROM\s+\w+/i],
  ['deletes', /\bDROP\s+(?:TABLE|DATABASE|INDEX|VIEW|SCHEMA|USER|KEYSPACE)\b/i],
  // What lies below a folder for temporary files is nobody's loss.
  ['deletes', /(?<![\w.-])rm\s+(?:-[\w-]+\s+){0,5}(?!-|["']?(?:\/tmp\/|\$\{?(?:TMP|TMPDIR|tmp)\b))\S+/],
  ['deletes', /(?<=\s)-delete\b/],
  ['deletes', /\baws\s+[\w-]+\s+(?:batch-)?(?:delete|terminate|deregister)-[\w-]+/],
  ['deletes', /\baws\s+s3\s+(?:rm|rb)\b/],
  [
    'deletes',
    /\b(?:kubectl|oc|helm|gcloud|az|gh|heroku|docker|terraform|redis-cli)\b[^\n;|&]{0,120}?\s(?:delete|uninstall|destroy|prune|flushall|flushdb)\b/i,
  ],
  ['deletes', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Delete\s*\(/],
  ['deletes', /\bmkfs\b|\bdd\s[^\n|]{0,120}\bof=/],
  ['truncates', /\bTRUNCATE\s+(?:TABLE\s+)?["`\w]+/i],
  ['purges', /\b(?:\w{1,40}[-_])?purge(?:[-_]?queue)?\b/i],
  ['redrives', /\bstart-message-move-task\b|\bredrive\b(?!-?\w{0,20}policy)/i],
  ['resets', /\bgit\s+reset\s+--hard\b|--reset-offsets\b[^;|&]{0,200}--execute\b|\bRESET\s+(?:MASTER|SLAVE|REPLICA)\b/],
  ['forces', /(?<=\s)--force(?=[\s=]|$)|\bgit\s+push\s[^\n;|&]{0,120}(?:-f|--force-with-lease)\b|\bp?kill\s+-(?:9|KILL|SIGKILL)\b/],
  ['refunds', /\bmutation\b[\s\S]{0,400}?\brefund\w{0,40}\s*\(|\bstripe\s+refunds\s+create\b/],
  ['voids', /\bmutation\b[\s\S]{0,400}?\b[a-z]\w{0,80}Void\s*\(/],
  ['cancels', /\bmutation\b[\s\S]{0,400}?\b(?:order|fulfillment|payment|subscription)\w{0,40}Cancel\s*\(/],
]

// Only a call that sends something does what the end of its address says.
const posted: readonly [Deed, RegExp][] = [
  ['refunds', /\/refunds?(?:\.json)?(?=["'\s?]|$)/],
  ['voids', /\/void(?:\.json)?(?=["'\s?]|$)/],
  ['purges', /\/purge(?=["'\s?]|$)/],
  ['resets', /\/reset(?=["'\s?]|$)/],
  ['deletes', /\/delete(?:\.json)?(?=["'\s?]|$)/],
]
const posts = /\s(?:-d|--data|--data-\w+|--json|-F|--form|-X ?POST|--request[ =]POST)(?=[\s="'@{]|$)/

/** A command that destroys, with what it is and where it stands. */
export interface DangerousCommand {
  deed: Deed
  /** The telling part, on one line. */
  what: string
  at: Span
  /** Where it stands, in words. */
  place: string
}

/** Lists the commands of runbooks that destroy and stand in no step, and under no heading, with a danger callout; each code once. */
export function* unmarkedDangers(catalog: Catalog): Generator<DangerousCommand> {
  for (const work of workOf(catalog)) {
    if (isMarked(work)) continue
    for (const code of work.codes) {
      const found = dangerIn(code)
      if (!found || (code.inline && isWarnedOf(work, code))) continue
      const {deed, what, index} = found
      yield {deed, what, at: partSpan(work.runbook, code, {index, length: what.length}), place: workInWords(work)}
    }
  }
}

// A callout that stands before the steps of a section warns of all of them.
function isMarked({step, section, dangers}: Work): boolean {
  if (dangers.length > 0) return true
  return step !== undefined && section.dangers.some(({span}) => span.start.line < step.span.start.line)
}

/** Finds what a command destroys; nothing in an output, in a word alone, or in a dry run. */
export function dangerIn(code: Code): {deed: Deed; what: string; index: number} | undefined {
  if (code.inline ? !/\S\s+\S/.test(code.value) : !isCommand(code)) return undefined
  const text = withoutComments(code.value)
  const all = posts.test(text) ? [...deeds, ...posted] : deeds
  for (const [deed, pattern] of all) {
    const match = pattern.exec(text)
    if (!match || isHarmless(text, match.index)) continue
    const last = match[0].split('\n').at(-1) ?? ''
    // `mutation {` only says that it writes; the telling part is the call at the end.
    const what = /\b\w+\s*\($/.exec(last)?.[0].replace(/\s*\($/, '') ?? match[0].split('\n')[0] ?? ''
    return {
      deed,
      what: what.trim(),
      index: text.indexOf(what, /\($/.test(last) ? match.index + match[0].length - last.length : match.index),
    }
  }
  return undefined
}

// A search for a word is not the deed, nor is a rehearsal.
function isHarmless(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at) + 1
  const lineEnd = text.indexOf('\n', at)
  const line = text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd)
  if (/--dry-?run(?!=none)\b|--what-?if\b/i.test(line)) return true
  const segment =
    text
      .slice(lineStart, at)
      .split(/[|;&(]/)
      .at(-1) ?? ''
  return /^\s*(?:e?grep|rg|ag|jq|awk|less|man|which)\b/.test(segment) || (/^\s*(?:echo|printf)\b/.test(segment) && !line.includes('|'))
}

function withoutComments(value: string): string {
  return value.replace(/^[ \t]*(?:#|--\s|\/\/)[^\n]*/gm, line => ' '.repeat(line.length))
}

// "Never run `…`" in prose is itself the warning.
function isWarnedOf({runbook}: Work, {span}: Code): boolean {
  const before = runbook.document.lines.line(span.start.line).slice(0, span.start.column - 1)
  return /\b(?:never|not|don't|nobody|no|without|instead of|rather than)\b[^.;:!?]*$/i.test(before)
}

const irreversible =
  /\b(?:cannot|can't|can ?not|can never|could not|will not|never|not) (?:be |come )?(?:\w+ ){0,2}?(?:undo|undone|taken back|called back|brought back|come back|back|recalled|reverted|reversed|restored|recovered|revived|retrieved|rolled back|unsent|regained)\b|\b(?:irreversibl[ey]|irrevocabl[ey]|permanent(?:ly)?|final|for good|no way back|no undo|no return|gone|lost)\b/i

const wayBack =
  /\b(?:roll(?:s|ed|ing)? back|roll-back|rollback|way back|undo(?:es|ne)?|revert(?:s|ed)?|restor(?:e|es|ed|ing)|reopen(?:s|ed)?|revers(?:e|es|ed)|reversible|put back|bring(?:s)? back|recreat(?:e|es|ed)|switch(?:ed)? (?:\w+ ){0,3}(?:on|off|back) again|go(?:es)? back|back ?up|backfill|snapshot)\b/i

/** Lists the danger callouts of runbooks that name neither a way back nor a reason why there is none. */
export function* dangersWithoutWayBack(catalog: Catalog): Generator<{danger: Danger; place: string}> {
  for (const work of workOf(catalog)) {
    for (const danger of work.dangers) {
      if (!irreversible.test(danger.text) && !wayBack.test(danger.text)) yield {danger, place: workInWords(work)}
    }
  }
}
