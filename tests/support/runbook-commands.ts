import {spawnSync} from 'node:child_process'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from './clarity.ts'

const {catalog} = loadCatalog('content', root)

/** A command of a runbook of the example, and the output that the page shows below it. */
export interface ShownCommand {
  /** With the example values of the inputs where a reader would type their own. */
  command: string
  output: string
}

/**
 * Finds the one command of a runbook that holds a text and is followed by an output.
 *
 * @param inputs Values that are not the examples of the runbook.
 * @throws {Error} When there is no such command, or more than one.
 */
export function shownCommand(runbookId: string, part: string, inputs: Record<string, string> = {}): ShownCommand {
  const runbook = catalog.get('runbook', runbookId)
  const codes = runbook?.document.body.codes.filter(({inline}) => !inline) ?? []
  const found = codes.flatMap(({language, value}, index) => {
    const next = codes[index + 1]
    return language === 'sh' && value.includes(part) && next?.language === 'output' ? [{command: value, output: next.value}] : []
  })
  const [only, another] = found
  if (!only || another)
    throw new Error(`expected one command with an output in \`${runbookId}\` that holds \`${part}\`, got ${found.length}`)
  const examples = new Map(runbook?.data.inputs.map(({name, example}) => [name, String(example)]))
  const value = (name: string) => inputs[name] ?? examples.get(name) ?? name
  return {...only, command: only.command.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => value(name))}
}

/** Runs a command as its reader does. @returns What it writes, without the last line end. */
export function runShown(command: string, env: Record<string, string>): string {
  const {stdout, stderr, error} = spawnSync('bash', ['--norc', '-c', command], {
    encoding: 'utf8',
    env: {PATH: process.env.PATH, LC_ALL: 'C', ...env},
  })
  if (error) throw error
  return stderr === '' ? stdout.trimEnd() : `${stdout}${stderr}`.trimEnd()
}
