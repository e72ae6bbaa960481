import {existsSync} from 'node:fs'
import path from 'node:path'
import {commands, type ExtensionContext, type WorkspaceFolder, window, workspace} from 'vscode'
import {LanguageClient} from 'vscode-languageclient/node'

const clients = new Map<string, LanguageClient>()

/** Starts the language server of each folder of the workspace, and of those that come. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('clarity.restart', () => Promise.all([...clients.values()].map(client => client.restart()))),
    workspace.onDidChangeWorkspaceFolders(({added, removed}) => {
      for (const folder of removed) void stop(folder)
      for (const folder of added) void start(folder)
    }),
  )
  await Promise.all((workspace.workspaceFolders ?? []).map(start))
}

/** Ends all language servers. */
export async function deactivate(): Promise<void> {
  await Promise.all([...clients.values()].map(client => client.stop()))
}

async function start(folder: WorkspaceFolder): Promise<void> {
  const {uri, name} = folder
  const settings = workspace.getConfiguration('clarity', uri)
  const command = settings.get<string>('command') || installedIn(uri.fsPath)
  const args = ['lsp', '--stdio', ...settings.get<string[]>('arguments', [])]
  // Only a shell finds `clarity.cmd`.
  const server = {command, args, options: {cwd: uri.fsPath, shell: process.platform === 'win32'}}
  const pattern = `${uri.fsPath.replaceAll('\\', '/')}/**/{*.mdx,*.md,settings.yaml}`
  const client = new LanguageClient(`clarity-${name}`, 'Operational Clarity', server, {
    workspaceFolder: folder,
    documentSelector: [
      {scheme: 'file', pattern},
      {scheme: 'untitled', pattern},
    ],
  })
  clients.set(uri.toString(), client)
  try {
    await client.start()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    void window.showWarningMessage(
      `Operational Clarity: cannot start \`${command}\`: ${reason}. Run \`npm install\` in the folder, or name the program in \`clarity.command\`.`,
    )
  }
}

async function stop({uri}: WorkspaceFolder): Promise<void> {
  const client = clients.get(uri.toString())
  clients.delete(uri.toString())
  await client?.stop()
}

function installedIn(folder: string): string {
  const own = path.join(folder, 'node_modules/.bin', process.platform === 'win32' ? 'clarity.cmd' : 'clarity')
  return existsSync(own) ? own : 'clarity'
}
