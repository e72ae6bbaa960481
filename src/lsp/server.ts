import {
  CodeActionKind,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ProposedFeatures,
  ShowMessageNotification,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {Failure} from '../host/failure.ts'
import {programVersion} from '../host/program.ts'
import {pathOfUri} from './file-address.ts'
import {diagnosticOf} from './protocol.ts'
import {Answers} from './protocol-answers.ts'
import {Renaming} from './renaming.ts'
import {Workspace, type WorkspaceOptions} from './workspace.ts'

type Connection = ReturnType<typeof createConnection>

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: {openClose: true, change: TextDocumentSyncKind.Incremental, save: {includeText: false}},
  completionProvider: {triggerCharacters: [':', '(', '#', '"', '{', '[', '/', '-', ' ']},
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: {prepareProvider: true},
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  codeActionProvider: {codeActionKinds: [CodeActionKind.QuickFix, 'source.fixAll.clarity']},
  workspace: {
    workspaceFolders: {supported: true, changeNotifications: true},
    fileOperations: {willRename: {filters: [{scheme: 'file', pattern: {glob: '**/*.{mdx,md}'}}]}},
  },
}

/** Speaks the Language Server Protocol over the streams of this process, until the editor ends it. */
export function startServer(options: WorkspaceOptions): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout)
  const documents = new TextDocuments(TextDocument)
  const workspace = new Workspace(options, {
    found: (uri, diagnostics, uriOf) =>
      void connection.sendDiagnostics({uri, diagnostics: diagnostics.map(each => diagnosticOf(each, uriOf))}),
    failed: error => say(connection, error),
  })
  const answers = new Answers(workspace)
  connection.onInitialize(params => {
    beginWith(connection, params, workspace)
    answerRenames(connection, new Renaming(answers, workspace, params.capabilities))
    return {capabilities, serverInfo: {name: 'clarity', version: programVersion()}}
  })
  followTexts(connection, documents, workspace)
  answerQuestions(connection, answers)
  connection.onShutdown(() => workspace.close())
  documents.listen(connection)
  connection.listen()
}

function beginWith(connection: Connection, {workspaceFolders, rootUri, capabilities}: InitializeParams, workspace: Workspace): void {
  const folders = (workspaceFolders ?? (rootUri ? [{uri: rootUri}] : [])).flatMap(({uri}) => pathOfUri(uri) ?? [])
  connection.onInitialized(async () => {
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(
        ({added}) => void workspace.openFolders(added.flatMap(({uri}) => pathOfUri(uri) ?? [])),
      )
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, {watchers: [{globPattern: '**/*.{mdx,md,yaml,ics}'}]})
        // Whoever refuses has said too much of itself; files are watched by this process, too.
        .catch(() => undefined)
    if (!(await workspace.openFolders(folders)) && folders.length > 0)
      show(
        connection,
        MessageType.Info,
        'Clarity finds no content here: no folder `content` with `settings.yaml` or with a folder of entries. Begin with `npx operational-clarity init`, or name the folder with `clarity lsp --content DIR`.',
      )
  })
}

function followTexts(connection: Connection, documents: TextDocuments<TextDocument>, workspace: Workspace): void {
  documents.onDidChangeContent(({document}) => workspace.take(document.uri, document.version, document.getText()))
  documents.onDidClose(({document}) => workspace.letGo(document.uri))
  connection.onDidChangeWatchedFiles(({changes}) => {
    for (const {uri} of changes) workspace.changed(uri)
  })
}

function answerQuestions(connection: Connection, answers: Answers): void {
  connection.onCompletion(({textDocument, position}) => answers.completions(textDocument.uri, position))
  connection.onHover(({textDocument, position}) => answers.hover(textDocument.uri, position))
  connection.onDefinition(({textDocument, position}) => answers.definition(textDocument.uri, position))
  connection.onReferences(({textDocument, position, context}) => answers.references(textDocument.uri, position, context.includeDeclaration))
  connection.onPrepareRename(({textDocument, position}) => answers.prepareRename(textDocument.uri, position))
  connection.onDocumentSymbol(({textDocument}) => answers.symbols(textDocument.uri))
  connection.onWorkspaceSymbol(({query}) => answers.entries(query))
  connection.onCodeAction(params => answers.actions(params))
}

function answerRenames(connection: Connection, renaming: Renaming): void {
  connection.onRenameRequest(({textDocument, position, newName}) => renaming.rename(textDocument.uri, position, newName))
  connection.workspace.onWillRenameFiles(params => renaming.willRename(params))
}

function say(connection: Connection, error: unknown): void {
  if (error instanceof Failure) show(connection, MessageType.Warning, `Clarity: ${error.message}. ${error.help}`)
  else connection.console.error(`stopped by a fault of its own: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

// Only told: asking for an answer is more than every editor can.
function show(connection: Connection, type: MessageType, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, {type, message})
}
