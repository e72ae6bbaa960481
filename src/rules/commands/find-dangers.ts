import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Code, Danger} from '../../core/content/body.ts'
import {isCommand, isShell} from '../../core/content/commands.ts'
import type {Span} from '../../core/content/span.ts'
import type {Deed, FoundDeed, IsOwn} from './deed.ts'
import {partSpan, type Work, workInWords, workOf} from './find-steps.ts'
import {ownFiles} from './own-files.ts'
import {deedInShell} from './shell-deeds.ts'
import {deedInText} from './text-deeds.ts'

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
  const own = new Map<Work['runbook'], IsOwn>()
  for (const work of workOf(catalog)) {
    if (isMarked(work)) continue
    const isOwn = own.get(work.runbook) ?? ownFiles(work.runbook.document.body.codes)
    own.set(work.runbook, isOwn)
    for (const code of work.codes) {
      const found = dangerIn(code, isOwn)
      if (!found || (code.inline && isWarnedOf(work, code))) continue
      const {deed, what, index} = found
      yield {deed, what, at: partSpan(work.runbook, code, {index, length: what.length}), place: workInWords(work)}
    }
  }
}

/** Tells whether a danger callout warns of a step; one that stands before the steps of a section warns of all of them. */
export function isMarked({step, section, dangers}: Work): boolean {
  if (dangers.length > 0) return true
  return step !== undefined && section.dangers.some(({span}) => span.start.line < step.span.start.line)
}

/**
 * Finds what a command destroys; nothing in an output, in a word alone, in a search for the word, or in a rehearsal.
 *
 * @param isOwn Tells of a path whether the same runbook has made what is there; nothing else is known to be the reader's own.
 */
export function dangerIn(code: Code, isOwn?: IsOwn): FoundDeed | undefined {
  const {inline, language = '', value} = code
  if (inline)
    return /\S\s+\S/.test(value) ? (deedInShell(value, isOwn) ?? (textsAlone.test(value) ? deedInText(value) : undefined)) : undefined
  if (!isCommand(code)) return undefined
  if (isUnixShell(language)) return deedInShell(value, isOwn)
  const inText = deedInText(value, language.toLowerCase())
  // `kubectl` and `git` are called the same way from a shell of Windows.
  return inText ?? (isShell(code) ? deedInShell(value.replaceAll('\\', '/'), isOwn) : undefined)
}

// In a line of prose no language says what it is; these words begin no shell command.
const textsAlone = /^\s*(?:DELETE|DROP|TRUNCATE|UPDATE|ALTER|RESET|FLUSH\w*|mutation|db\.|(?:Remove|Stop)-[A-Z])/

function isUnixShell(language: string): boolean {
  return /^(?:sh|bash|zsh|shell|ksh|fish)$/i.test(language)
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
