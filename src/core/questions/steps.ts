import type {Code, Danger, Section, Step} from '../body.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {isCommand} from '../commands.ts'
import type {Span} from '../span.ts'

/** A step of a runbook, or what stands in a section outside its steps. */
export interface Work {
  runbook: Entry<'runbook'>
  section: Section
  /** Missing outside the steps. */
  step?: Step
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

/**
 * Gives the place of a part of a code: `index` and `length` count in its value.
 *
 * A block in a list is indented; each of its lines is looked for in the line of the file, so that the column is right.
 */
export function partSpan({document}: Entry, code: Code, {index, length}: {index: number; length: number}): Span {
  const {file, lines} = document
  const before = code.value.slice(0, index).split('\n')
  const line = code.span.start.line + before.length - 1 + (isFenced(document.lines.line(code.span.start.line), code) ? 1 : 0)
  const written = code.value.split('\n')[before.length - 1] ?? ''
  const indent = code.inline ? lines.line(line).indexOf(code.value, code.span.start.column - 1) : lines.line(line).lastIndexOf(written)
  if (indent < 0) return {file, start: code.span.start, end: {line: code.span.start.line, column: code.span.start.column + 1}}
  const column = indent + (before.at(-1)?.length ?? 0) + 1
  // A part that runs over several lines is shown by its first.
  const shown = code.value.slice(index, index + length).split('\n')[0]?.length ?? length
  return {file, start: {line, column}, end: {line, column: column + shown}}
}

function isFenced(line: string, {inline, span}: Code): boolean {
  return !inline && /^(`{3}|~{3})/.test(line.slice(span.start.column - 1))
}
