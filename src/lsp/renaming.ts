import type {ClientCapabilities, Position, RenameFilesParams, TextDocumentEdit, WorkspaceEdit} from 'vscode-languageserver/node'
import {entryPlace} from '../core/content/markup.ts'
import type {Edit} from '../core/lint/diagnostic.ts'
import {renamed} from '../editor/rename.ts'
import {absolutePath} from '../host/roots.ts'
import type {ContentRoot} from './content-root.ts'
import {pathOfUri, uriOfPath} from './file-address.ts'
import {textEditOf} from './protocol.ts'
import {type Answers, refusal} from './protocol-answers.ts'
import type {Workspace} from './workspace.ts'

/** Renames what a cursor is about, in an editor that can do what it takes. */
export class Renaming {
  readonly #answers: Answers
  readonly #workspace: Workspace
  readonly #movesFiles: boolean

  constructor(answers: Answers, workspace: Workspace, {workspace: client}: ClientCapabilities) {
    this.#answers = answers
    this.#workspace = workspace
    const {documentChanges, resourceOperations} = client?.workspaceEdit ?? {}
    this.#movesFiles = documentChanges === true && (resourceOperations?.includes('rename') ?? false)
  }

  /**
   * Gives the edits of all files that name something, and the new name of its own file.
   *
   * @throws {ResponseError} When it cannot be renamed.
   */
  async rename(uri: string, position: Position, to: string): Promise<WorkspaceEdit | null> {
    const named = await this.#answers.named(uri, position)
    if (!named) return null
    const {root, target} = named
    const result = renamed(root.catalog, target, to.trim())
    if ('refused' in result) throw refusal(result.refused)
    const {edits, moved} = result
    if (moved && !this.#movesFiles)
      throw refusal('This editor cannot rename files for a language server, and the id of an entry is the name of its file.')
    if (!this.#movesFiles)
      return {changes: Object.fromEntries(byFile(root, edits).map(([file, changes]) => [file, changes.map(textEditOf)]))}
    const at = (contentPath: string) => uriOfPath(absolutePath(root.roots, contentPath))
    return {
      documentChanges: [
        ...documentEdits(root, edits),
        ...(moved ? [{kind: 'rename' as const, oldUri: uriBefore(root, moved.from) ?? at(moved.from), newUri: at(moved.to)}] : []),
      ],
    }
  }

  /** Gives the edits that go with files which somebody is about to rename; none where the new name is that of no entry. */
  async willRename({files}: RenameFilesParams): Promise<WorkspaceEdit | null> {
    const changes: TextDocumentEdit[] = []
    for (const {oldUri, newUri} of files) {
      const placed = await this.#workspace.find(oldUri)
      const next = pathOfUri(newUri)
      const contentPath = next && placed?.root.contentPathOf(next)
      if (!placed || !contentPath) continue
      await placed.root.settled()
      const [was, is] = [entryPlace(placed.contentPath), entryPlace(contentPath)]
      if (!was.kind || was.kind !== is.kind || was.id === is.id) continue
      const result = renamed(placed.root.catalog, {kind: was.kind, id: was.id}, is.id)
      if (!('refused' in result)) changes.push(...documentEdits(placed.root, result.edits))
    }
    return changes.length > 0 ? {documentChanges: changes} : null
  }
}

function byFile(root: ContentRoot, edits: readonly Edit[]): [string, Edit[]][] {
  return [...Map.groupBy(edits, ({at}) => root.uriOf(at.file))]
}

function documentEdits(root: ContentRoot, edits: readonly Edit[]): TextDocumentEdit[] {
  return byFile(root, edits).map(([uri, changes]) => ({
    textDocument: {uri, version: root.versionOf(uri)},
    edits: changes.map(textEditOf),
  }))
}

// The editor may spell the address of an open file in another way.
function uriBefore(root: ContentRoot, contentPath: string): string | undefined {
  const document = root.catalog.documents.find(each => each.contentPath === contentPath)
  return document && root.uriOf(document.file)
}
