import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith, root, startedClarity} from '../support/clarity.ts'

// Each command once as users start it; what else it says is tested without the start of a process. `build`, `dev`, `serve` and what
// stays are always processes of their own.
const commands: [args: string[], code: number][] = [
  [['check', '--fail-on', 'warning', '--format', 'gitlab'], 0],
  [['explain', 'FM-09'], 0],
  [['oncall', '--format', 'json'], 0],
  [['impact', 'robin'], 0],
  [['fetch-calendars'], 0],
  [['export', 'codeowners'], 0],
  [['import', 'backstage', 'nowhere.yaml'], 2],
  [['collect', '--once', '--every', '1s'], 2],
  [['serve', '--out', 'nowhere'], 2],
  [['dev', '--port', 'x'], 2],
  [['chekc'], 2],
]

describe('a process of its own says what the command says', () => {
  test.each(commands)('%j', async (args, code) => {
    const folder = folderWith({})
    const there = code === 0 ? [...args, '--content', path.join(root, 'content')] : args
    const started = await startedClarity(there, {cwd: folder})
    expect(started).toEqual(await clarity(there, {cwd: folder}))
    expect(started.code).toBe(code)
    expect(started.stdout + started.stderr).not.toBe('')
  })
})
