import {spawn} from 'node:child_process'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-jsonrpc/node'
import {root} from '../support/clarity.ts'

const runbook = path.join(root, 'content/runbooks/redrive-dead-letters.mdx')
// A runbook of the example content whose only reader is the server: nothing is written to disk.
const faulty = `---
title: Redrive dead letters
duration: 20m
reviewed: 2026-11-02
owner: integration-platfrom
---
## Is this it?
See [the queue](failure-mode:poison-mesage).
`

interface Published {
  uri: string
  diagnostics: {code?: string; message: string; severity?: number; source?: string; range: {start: {line: number; character: number}}}[]
}

describe('the language server of remark', () => {
  let connection: MessageConnection
  let stop: () => void
  const published: Published[] = []
  let waiting: ((value: Published) => void) | undefined

  beforeAll(async () => {
    const server = spawn(process.execPath, [path.join(root, 'tests/support/remark-language-server.mjs'), '--stdio'], {cwd: root})
    connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin))
    stop = () => {
      connection.dispose()
      server.kill()
    }
    connection.onNotification('textDocument/publishDiagnostics', (params: Published) => {
      published.push(params)
      waiting?.(params)
    })
    connection.listen()
    const rootUri = pathToFileURL(root).href
    const workspaceFolders = [{uri: rootUri, name: 'runbooks'}]
    await connection.sendRequest('initialize', {processId: process.pid, rootUri, workspaceFolders, capabilities: {}})
    await connection.sendNotification('initialized', {})
  }, 60_000)

  afterAll(() => stop())

  const uri = pathToFileURL(runbook).href
  const next = () => new Promise<Published>(resolve => (waiting = resolve))

  test('publishes the findings of the check for the text in the editor', async () => {
    const answer = next()
    await connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'mdx', version: 1, text: faulty}})
    const {diagnostics} = await answer
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'owner-unknown',
        source: 'clarity',
        severity: 1,
        message: expect.stringContaining('no owner `integration-platfrom`; did you mean `integration-platform`?'),
        range: {start: {line: 4, character: 7}, end: {line: 4, character: 27}},
      }),
    )
    expect(diagnostics.map(({code}) => code)).toContain('link-broken')
  }, 60_000)

  test('takes them back when the text is mended', async () => {
    const answer = next()
    const text = faulty.replace('platfrom', 'platform').replace('mesage', 'message')
    await connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: 2}, contentChanges: [{text}]})
    const codes = (await answer).diagnostics.map(({code}) => code)
    expect(codes).not.toContain('owner-unknown')
    expect(codes).not.toContain('link-broken')
  }, 60_000)
})

test('the command line of remark says what the check says, and fails with it', async () => {
  const args = [path.join(root, 'node_modules/remark-cli/cli.js'), '--ext', 'mdx', '--frail', '--quiet', '--no-stdout', '--no-color']
  const child = spawn(process.execPath, [...args, '--file-path', runbook], {cwd: root})
  let said = ''
  child.stderr.on('data', data => (said += data))
  child.stdin.end(faulty)
  const code = await new Promise(resolve => child.on('close', resolve))
  expect(code).toBe(1)
  expect(said).toMatch(
    /5:8-5:28\s+error\s+no owner `integration-platfrom`; did you mean `integration-platform`\?\s+owner-unknown\s+clarity/,
  )
}, 60_000)
