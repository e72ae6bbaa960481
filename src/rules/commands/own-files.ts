import {type Call, shellCalls} from '../../commands/shell-calls.ts'
import type {Code} from '../../core/content/body.ts'
import {isShell} from '../../core/content/commands.ts'
import type {IsOwn} from './deed.ts'

const temporary = /^(?:\/tmp\/|\/var\/tmp\/|\$\{?(?:TMP|TMPDIR|tmp)\b)/

/** Tells whether a path lies below a folder for temporary files: what is lost there is nobody's loss. */
export function isTemporary(path: string): boolean {
  return temporary.test(path) && !/(?:^|\/)\.\.(?:\/|$)/.test(path)
}

/**
 * Tells which files the commands of a runbook have made in the folder where their reader stands: what a runbook has fetched, it may take away.
 *
 * Only bare names count, and variables that hold what `mktemp` gave; whatever has a path may be somebody else's.
 */
export function ownFiles(codes: readonly Code[]): IsOwn {
  let made: Set<string> | undefined
  return path => {
    made ??= new Set(codes.filter(isShell).flatMap(({value}) => madeIn(value)))
    return made.has(path.replace(/^\.\//, '').replace(/^\$\{(\w+)\}$/, '$$$1'))
  }
}

function madeIn(source: string): string[] {
  const variables = [...source.matchAll(/\b(\w{1,60})="?(?:\$\(|`)mktemp\b/g)].map(([, name]) => `$${name}`)
  return [
    ...variables,
    ...shellCalls(source)
      .flatMap(filesOf)
      .filter(name => /^[\w{}$.-]+$/.test(name) && !name.startsWith('$')),
  ]
}

function filesOf({program, words, outputs}: Call): string[] {
  const values = words.map(({value}) => value)
  const last = values.at(-1) ?? ''
  const isCopy = /^(?:cp|scp|mv|split)$/.test(program) || values.slice(0, 3).includes('cp')
  const named = values.flatMap((value, at) => /^--output=(.+)$/.exec(value)?.[1] ?? (isOutput.test(value) ? (values[at + 1] ?? []) : []))
  const written = isEmptying(program) ? [] : outputs.map(({value}) => value)
  return [...written, ...named, ...(isCopy ? [last] : []), ...(program === 'tee' || program === 'touch' ? values : [])]
}

const isOutput = /^(?:-o|-O|-out|--output|--output-document|--outfile)$/

// `: > file` makes nothing that was not there before.
function isEmptying(program: string): boolean {
  return /^(?:|:|true|false)$/.test(program)
}
