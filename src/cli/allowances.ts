import path from 'node:path'
import {InvalidArgumentError, Option} from 'commander'
import type {Allowances} from '../host/status/local-reading.ts'
import {configuration} from './configuration.ts'

/** What sources may read on this machine, as the command line names it: by id, a path or a command. */
export interface AllowOptions {
  allowFile?: Map<string, string>
  allowCommand?: Map<string, string>
}

/** `--allow-file ID=PATH`: only whoever runs the program can say so, never the content. */
export const allowFileOption = () =>
  new Option('--allow-file <id=path>', 'let the source with this id read a file of this machine; may be given several times').argParser(
    parsePair,
  )

/** `--allow-command ID=COMMAND`. */
export const allowCommandOption = () =>
  new Option(
    '--allow-command <id=command>',
    'let the source with this id run a command, split at blanks and without a shell; may be given several times',
  ).argParser(parsePair)

/** Puts together what the configuration and the command line allow; the command line goes first. */
export function allowancesOf({allowFile, allowCommand}: AllowOptions): Allowances {
  const {files, commands, folder} = configuration()
  const here = process.cwd()
  return {
    files: new Map([
      ...Object.entries(files).map(([id, file]) => [id, path.resolve(folder, file)] as const),
      ...[...(allowFile ?? [])].map(([id, file]) => [id, path.resolve(file)] as const),
    ]),
    commands: new Map([
      ...Object.entries(commands).map(([id, run]) => [id, {run: run as [string, ...string[]], folder}] as const),
      ...[...(allowCommand ?? [])].map(([id, text]) => [id, {run: text.split(/\s+/) as [string, ...string[]], folder: here}] as const),
    ]),
  }
}

function parsePair(text: string, before: Map<string, string> | undefined): Map<string, string> {
  const [, id, value] = /^([a-z0-9][a-z0-9-]*)=\s*(\S.*?)\s*$/s.exec(text) ?? []
  if (id === undefined || value === undefined)
    throw new InvalidArgumentError('Expected the id of a source and what it may read, such as `held-orders=/opt/shop/held`.')
  return new Map([...(before ?? []), [id, value]])
}
