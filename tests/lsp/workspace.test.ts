import {rmSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import type {CompletionList} from 'vscode-languageserver'
import {clarity, folderWith} from '../support/clarity.ts'
import {LanguageClient} from '../support/language-client.ts'

const team = '---\ntitle: Order operations\n---\n'

test('a workspace without content is told so, with what to do, and the server stays', async () => {
  const client = await LanguageClient.start({folder: folderWith({'README.md': '# Nothing here\n'})})
  await client.until(() => client.shown.length > 0)
  expect(client.shown).toEqual([
    'Clarity finds no content here: no folder `content` with `settings.yaml` or with a folder of entries. Begin with `npx operational-clarity init`, or name the folder with `clarity lsp --content DIR`.',
  ])
  await client.write('README.md', '# Still nothing\n')
  expect(await client.ask('textDocument/hover', 'README.md', {line: 0, character: 3})).toBeNull()
  expect(await client.stop()).toBe(0)
})

test('content is found by the file that is opened, also without a workspace and by the name that `--content` has', async () => {
  const folder = folderWith({'docs/runbooks/settings.yaml': 'organisation: x\n', 'docs/runbooks/teams/order-ops.mdx': team})
  const alone = await LanguageClient.start()
  const file = `file://${path.join(folder, 'docs/runbooks/teams/order-ops.mdx')}`
  await alone.write(file, team)
  await alone.until(() => alone.diagnostics(file).length > 0)
  expect(alone.diagnostics(file).map(({code}) => code)).toContain('frontmatter-missing-key')
  expect(await alone.stop()).toBe(0)
  const named = await LanguageClient.start({folder, args: ['--content', 'docs/runbooks']})
  await named.until(() => named.diagnostics('docs/runbooks/teams/order-ops.mdx').length > 0)
  expect(named.shown).toEqual([])
  expect(await named.stop()).toBe(0)
})

test('content that goes away under the editor is one sentence', async () => {
  const folder = folderWith({'content/settings.yaml': 'organisation: x\n', 'content/teams/order-ops.mdx': team})
  const client = await LanguageClient.start({folder})
  await client.write('content/teams/order-ops.mdx', team)
  await client.until(() => client.diagnostics('content/teams/order-ops.mdx').length > 0)
  rmSync(path.join(folder, 'content'), {recursive: true})
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{uri: client.uri('content/settings.yaml'), type: 3}],
  })
  await client.until(() => client.shown.length > 0)
  expect(client.shown[0]).toMatch(
    /^Clarity: cannot read the content root `[^`]+`: there is no such folder\. Begin one with `clarity init`, or name it with/,
  )
  expect(await client.stop()).toBe(0)
})

test('an editor that cannot rename files is told why an id cannot be renamed', async () => {
  const client = await LanguageClient.start({folder: folderWith({'content/teams/order-ops.mdx': team}), capabilities: {}})
  await client.write('content/teams/order-ops.mdx', team)
  const asked = client.ask('textDocument/rename', 'content/teams/order-ops.mdx', {line: 1, character: 8}, {newName: 'order-desk'})
  await expect(asked).rejects.toThrow('This editor cannot rename files for a language server')
  expect(await client.stop()).toBe(0)
})

test('text that is odd or large is answered all the same', async () => {
  const client = await LanguageClient.start({folder: folderWith({'content/teams/order-ops.mdx': team})})
  const file = 'content/teams/order-ops.mdx'
  for (const text of [
    '',
    '---',
    '---\n',
    '---\n\u0000\n---\n',
    `---\ntitle: ${'['.repeat(20_000)}\n---\n`,
    `---\n- a\n- b\n---\n`,
    `---\r\ntitle: "ü😀\r\n`,
    'x'.repeat(2_000_000),
  ]) {
    await client.write(file, text)
    for (const position of [
      {line: 0, character: 0},
      {line: 1, character: 7},
      {line: 90, character: 900},
    ]) {
      await client.ask<CompletionList | null>('textDocument/completion', file, position)
      await client.ask('textDocument/hover', file, position)
      await client.ask('textDocument/definition', file, position)
    }
    await client.ask('textDocument/documentSymbol', file)
  }
  await client.write(file, team)
  await client.until(() => client.diagnostics(file).some(({code}) => code === 'frontmatter-missing-key'))
  expect(await client.stop()).toBe(0)
  expect(client.stderr).toBe('')
})

test('a configuration that does not fit is said before anything is answered', async () => {
  const {code, stderr} = await clarity(['lsp'], {cwd: folderWith({'clarity.config.mjs': 'export default {contents: 1}\n'})})
  expect([code, stderr]).toEqual([2, expect.stringContaining('`clarity.config.mjs` does not fit')])
})
