import {lstatSync} from 'node:fs'
import path from 'node:path'
import {counted} from '../core/format/plural.ts'
import {readInput} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {isThere, writeNew} from '../host/write-new.ts'
import {writeRepaired, writeWhole} from '../host/write-text.ts'
import {NotTaken} from '../scaffold/additions.ts'
import type {NewFile} from '../scaffold/entry-text.ts'

/** What is going to happen to one file. */
export type InitStep = {
  /** Relative to where the command was started, for people. */
  file: string
  absolute: string
} & ({does: 'write'; text: string} | {does: 'add'; before: string; after: string; what: string} | {does: 'keep'})

/** Plans a file that is written where nothing stands, and kept where something does. */
export function written({path: name, text}: NewFile, folder: string): InitStep {
  const absolute = path.join(folder, name)
  return {...placeOf(absolute), ...(isThere(absolute) ? {does: 'keep'} : {does: 'write', text})}
}

/**
 * Plans a file that is written, or to which lines are added where it is there.
 *
 * @throws {Failure} When it is there and takes no addition.
 */
export function added(
  name: string,
  folder: string,
  {fresh, add, what}: {fresh: string; add: (text: string) => string; what: string},
): InitStep {
  const absolute = path.join(folder, name)
  const place = placeOf(absolute)
  if (!isThere(absolute)) return {...place, does: 'write', text: fresh}
  const before = lstatSync(absolute).size === 0 ? '' : readInput(place.file)
  try {
    const after = add(before)
    return after === before ? {...place, does: 'keep'} : {...place, does: 'add', before, after, what}
  } catch (error) {
    if (error instanceof NotTaken)
      throw new Failure(`cannot add ${what} to \`${place.file}\`: ${error.message}`, 'Mend it and run it again.')
    throw error
  }
}

function placeOf(absolute: string): {file: string; absolute: string} {
  return {absolute, file: path.relative(process.cwd(), absolute).split(path.sep).join('/')}
}

/** Says a plan, one line for each file; the many of one folder for editors are one. */
export function planInWords(steps: readonly InitStep[]): string {
  const schemas = steps.filter(({file}) => file.includes('.vscode/schemas/'))
  const many = (['write', 'keep'] as const).flatMap(does => {
    const [first, ...others] = schemas.filter(step => step.does === does)
    return first ? [`  ${verbs[does]}  ${path.posix.dirname(first.file)}/ (${counted(others.length + 1, 'file')} for editors)`] : []
  })
  return `${[...steps.filter(step => !schemas.includes(step)).map(lineOf), ...many].join('\n')}\n`
}

const verbs = {write: 'write', add: 'add  ', keep: 'keep '}

function lineOf(step: InitStep): string {
  const what = step.does === 'add' ? `${step.what} to ${step.file}` : `${step.file}${step.does === 'keep' ? ', which is there' : ''}`
  return `  ${verbs[step.does]}  ${what}`
}

/**
 * Carries a plan out. What has come to stand in the way meanwhile is not replaced.
 *
 * @param root Folder that all files stay in, whatever links there are.
 */
export function carryOut(steps: readonly InitStep[], root: string): void {
  for (const step of steps) {
    if (step.does === 'write') writeNew(root, path.relative(root, step.absolute), step.file, step.text)
    else if (step.does === 'add') addTo(step)
  }
}

function addTo({absolute, file, before, after}: InitStep & {does: 'add'}): void {
  // An empty file has nothing that could be lost.
  if (before === '') writeWhole(absolute, file, after)
  else writeRepaired(absolute, {file, before, after})
}
