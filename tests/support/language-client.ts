import {spawn} from 'node:child_process'
import {once} from 'node:events'
import path from 'node:path'
import {pathToFileURL} from 'node:url'
import {createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter} from 'vscode-jsonrpc/node'
import type {Diagnostic, Position, TextEdit, WorkspaceEdit} from 'vscode-languageserver'
import {root, userEnv} from './clarity.ts'

/** What an editor can do, beyond what every one can. */
const abilities = {workspace: {workspaceEdit: {documentChanges: true, resourceOperations: ['create', 'rename', 'delete']}}}

/** How the server is started. */
export interface ClientOptions {
  /** Folder of the workspace; none where the editor was opened without one. */
  folder?: string
  args?: string[]
  capabilities?: Record<string, unknown>
  /** The program; the checkout's when missing. */
  program?: string
}

/** An editor as far as the server sees one: it starts the program and speaks the protocol over its streams. */
export class LanguageClient {
  readonly connection: MessageConnection
  readonly folder: string
  /** Messages that the server wants people to see. */
  readonly shown: string[] = []
  /** What the server wrote beside the protocol. */
  stderr = ''
  capabilities: Record<string, unknown> = {}
  readonly #closed: Promise<unknown>
  readonly #diagnostics = new Map<string, Diagnostic[]>()
  readonly #waiting = new Set<() => void>()
  readonly #versions = new Map<string, number>()

  private constructor({folder = root, args = [], program = path.join(root, 'bin/clarity')}: ClientOptions) {
    this.folder = folder
    const child = spawn(process.execPath, [program, 'lsp', '--stdio', ...args], {cwd: folder, env: userEnv()})
    this.#closed = once(child, 'close')
    child.stderr.on('data', data => (this.stderr += data))
    this.connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin))
    this.connection.onNotification('textDocument/publishDiagnostics', ({uri, diagnostics}: {uri: string; diagnostics: Diagnostic[]}) => {
      this.#diagnostics.set(uri, diagnostics)
      this.#wake()
    })
    this.connection.onNotification('window/showMessage', ({message}: {message: string}) => {
      this.shown.push(message)
      this.#wake()
    })
    this.connection.onRequest('client/registerCapability', () => null)
    this.connection.listen()
  }

  /** Starts the server and shakes hands. */
  static async start(options: ClientOptions = {}): Promise<LanguageClient> {
    const client = new LanguageClient(options)
    const rootUri = options.folder === undefined ? null : pathToFileURL(options.folder).href
    const answer = await client.connection.sendRequest<{capabilities: Record<string, unknown>}>('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: rootUri === null ? null : [{uri: rootUri, name: 'runbooks'}],
      capabilities: options.capabilities ?? abilities,
    })
    client.capabilities = answer.capabilities
    await client.connection.sendNotification('initialized', {})
    return client
  }

  /** Address of a file below the folder of the workspace. */
  uri(file: string): string {
    return file.includes(':') ? file : pathToFileURL(path.join(this.folder, file)).href
  }

  /** Opens a text, or puts another one in its place. */
  async write(file: string, text: string): Promise<void> {
    const uri = this.uri(file)
    const version = (this.#versions.get(uri) ?? 0) + 1
    this.#versions.set(uri, version)
    if (version === 1)
      await this.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'mdx', version, text}})
    else await this.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version}, contentChanges: [{text}]})
  }

  /** Types a text at a place, as an editor sends what changed alone. */
  async type(file: string, at: Position, text: string): Promise<void> {
    const uri = this.uri(file)
    const version = (this.#versions.get(uri) ?? 0) + 1
    this.#versions.set(uri, version)
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: {uri, version},
      contentChanges: [{range: {start: at, end: at}, text}],
    })
  }

  /** Closes a text. */
  async close(file: string): Promise<void> {
    this.#versions.delete(this.uri(file))
    await this.connection.sendNotification('textDocument/didClose', {textDocument: {uri: this.uri(file)}})
  }

  /** Asks about a place in a file, or about the file. */
  ask<T>(method: string, file: string, position?: Position, more: Record<string, unknown> = {}): Promise<T> {
    return this.connection.sendRequest(method, {textDocument: {uri: this.uri(file)}, ...(position && {position}), ...more})
  }

  /** Gives the findings of a file, or those of now where none came yet. */
  diagnostics(file: string): Diagnostic[] {
    return this.#diagnostics.get(this.uri(file)) ?? []
  }

  /** Waits until a question is answered by yes; asked again whenever the server has told something. */
  async until(question: () => boolean): Promise<void> {
    while (!question()) {
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`nothing came: ${JSON.stringify([...this.#diagnostics])} ${this.shown} ${this.stderr}`)),
          30_000,
        )
        const wake = () => {
          clearTimeout(timer)
          this.#waiting.delete(wake)
          resolve()
        }
        this.#waiting.add(wake)
      })
    }
  }

  /** Ends the server as an editor does, and gives its exit code. */
  async stop(): Promise<unknown> {
    await this.connection.sendRequest('shutdown')
    await this.connection.sendNotification('exit')
    const [code] = (await this.#closed) as [unknown]
    this.connection.dispose()
    return code
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}

/** Takes a text with a `|` apart: the text without it, and its place. */
export function cursorIn(marked: string): {text: string; position: Position} {
  const at = marked.indexOf('|')
  const before = marked.slice(0, at)
  return {
    text: before + marked.slice(at + 1),
    position: {line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1},
  }
}

/** Makes edits in a text, as an editor does. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n')
  const offset = ({line, character}: Position) => lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((result, {range, newText}) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text)
}

/** Lists what an edit does, file by file. */
export function changesOf({documentChanges = [], changes = {}}: WorkspaceEdit): [string, TextEdit[] | string][] {
  return [
    ...Object.entries(changes),
    ...documentChanges.map((each): [string, TextEdit[] | string] =>
      'textDocument' in each
        ? [each.textDocument.uri, each.edits as TextEdit[]]
        : [each.kind === 'rename' ? each.oldUri : each.uri, each.kind === 'rename' ? each.newUri : each.kind],
    ),
  ]
}
