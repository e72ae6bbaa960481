import {readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

const folder = path.join(root, 'plugins/vscode')
const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
const source = readFileSync(path.join(folder, 'extension.ts'), 'utf8')

describe('the extension for VS Code', () => {
  test('declares the settings and commands that it reads', () => {
    const {configuration, commands} = manifest.contributes
    const read = [...source.matchAll(/settings\.get<[^(]+>\('(\w+)'/g)].map(([, name]) => `clarity.${name}`)
    expect(Object.keys(configuration.properties).sort()).toEqual(read.sort())
    expect(commands.map(({command}: {command: string}) => command)).toEqual(
      [...source.matchAll(/registerCommand\('([\w.]+)'/g)].map(([, name]) => name),
    )
  })

  test('does not run the code of a folder that nobody trusts', () => {
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(false)
  })
})
