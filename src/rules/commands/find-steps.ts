import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Code, Danger, RunbookStep, Section} from '../../core/content/body.ts'
import {isCommand} from '../../core/content/commands.ts'
import {LineIndex, type Span} from '../../core/content/span.ts'

/** A step of a runbook, or what stands in a section outside its steps. */
export interface Work {
  runbook: Entry<'runbook'>
  section: Section
  /** Missing outside the steps. */
  step?: RunbookStep
  codes: readonly Code[]
  dangers: readonly Danger[]
}

/** Lists the steps of all runbooks, each section's loose text before its steps, in document order. */
export function* workOf(catalog: Catalog): Generator<Work> {
  for (const runbook of catalog.list('runbook')) {
    for (const section of runbook.document.body.sections) {
      yield {runbook, section, codes: section.codes, dangers: section.dangers}
      for (const step of section.steps) yield {runbook, section, step, codes: step.codes, dangers: step.dangers}
    }
  }
}

/** Says where something stands: `step 2 of Recover`, or `Roll back`. */
export function workInWords({section, step}: Work): string {
  return step ? `step ${step.number} of \`${section.heading.text}\`` : `\`${section.heading.text}\``
}

/** A command of some entry, with the place of what stands in it. */
export interface Command {
  entry: Entry
  code: Code
  /** Gives the place of a part of the command; of its first line where the part is not found. */
  spanOf(part: {index: number; length: number}): Span
}

/** Lists the blocks of runbooks that are copied and run, in document order. */
export function* commandsOf(catalog: Catalog): Generator<Command> {
  for (const entry of catalog.list('runbook')) {
    for (const code of entry.document.body.codes) {
      if (isCommand(code)) yield {entry, code, spanOf: part => partSpan(entry, code, part)}
    }
  }
}

/** Gives the place of the line that opens a block. */
export function fenceSpan({document}: Pick<Entry, 'document'>, {span}: Code): Span {
  const {start} = span
  return {file: span.file, start, end: {line: start.line, column: document.lines.line(start.line).trimEnd().length + 1}}
}

/**
 * Gives the place of a part of a code: `index` and `length` count in its value.
 *
 * A block in a list is indented; each of its lines is looked for in the line of the file, so that the column is right.
 */
export function partSpan(entry: Pick<Entry, 'document'>, code: Code, {index, length}: {index: number; length: number}): Span {
  const lines = linesOf(code)
  const {line, column} = lines.point(index)
  const text = lines.line(line)
  // A part that runs over several lines is shown by its first.
  return lineSpan(entry, code, {index: line - 1, text}, column - 1, Math.min(length, text.length - column + 1))
}

/** Gives the place of a part of one line of a code; `column` counts from 0 in the line as the code's value has it. */
export function lineSpan(
  {document}: Pick<Entry, 'document'>,
  code: Code,
  line: {index: number; text: string},
  column: number,
  length: number,
): Span {
  const {file, lines} = document
  const {start} = code.span
  const number = start.line + line.index + (isFenced(lines.line(start.line), code) ? 1 : 0)
  const indent = indentOf(code, line, lines.line(number))
  if (indent < 0) return {file, start, end: {line: start.line, column: start.column + 1}}
  const from = indent + column + 1
  return {file, start: {line: number, column: from}, end: {line: number, column: from + length}}
}

// A long block may have a finding on each line.
const linesByCode = new WeakMap<Code, LineIndex>()

function linesOf(code: Code): LineIndex {
  const lines = linesByCode.get(code) ?? new LineIndex(code.value)
  linesByCode.set(code, lines)
  return lines
}

// The line that was asked for last, by code: a long one may have thousands of findings.
const indents = new WeakMap<Code, {index: number; indent: number}>()

function indentOf(code: Code, {index, text}: {index: number; text: string}, written: string): number {
  const last = indents.get(code)
  if (last?.index === index) return last.indent
  const indent = code.inline ? written.indexOf(text, code.span.start.column - 1) : written.lastIndexOf(text)
  indents.set(code, {index, indent})
  return indent
}

/** Tells whether a block of code begins with a fence; the other ones are indented. */
export function isFenced(line: string, {inline, span}: Code): boolean {
  return !inline && /^(`{3}|~{3})/.test(line.slice(span.start.column - 1))
}
