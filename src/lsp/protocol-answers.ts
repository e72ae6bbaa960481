import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type CompletionList,
  type DocumentSymbol,
  type Hover,
  type Location,
  LSPErrorCodes,
  MarkupKind,
  type Position,
  type PrepareRenameResult,
  ResponseError,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node'
import {kindInWords} from '../core/content/kinds.ts'
import {applyFixes} from '../core/lint/edit.ts'
import {actionsIn} from '../editor/actions.ts'
import {completionsAt} from '../editor/completion.ts'
import type {Cursor} from '../editor/edited.ts'
import {hoverAt} from '../editor/hover.ts'
import {idSpan} from '../editor/id-span.ts'
import {whyNotRenamed} from '../editor/rename.ts'
import {symbolsOf} from '../editor/symbols.ts'
import {definitionOf, type NamedTarget, referenceAt, referencePlaces, targetAt} from '../editor/target.ts'
import {completionItemOf, diagnosticOf, protocolSymbolOf, rangeOf, spanOfRange, textEditOf} from './protocol.ts'
import type {Placed, Workspace} from './workspace.ts'

type Asked = Cursor & Placed

/** So many completions are sent at once; the editor asks again when more of the word is written. */
const mostCompletions = 300

/** Answers what an editor asks about a place in a file; of a file that is not open or no content, nothing. */
export class Answers {
  readonly #workspace: Workspace

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  /** Lists what may be written at a place. */
  async completions(uri: string, position: Position): Promise<CompletionList | null> {
    const asked = await this.#at(uri, position)
    if (!asked) return null
    const {document, offset} = asked
    const all = completionsAt(asked).filter(({at, label, insert}) => {
      const typed = document.text.slice(document.lines.offset(at.start), offset).toLowerCase()
      return label.toLowerCase().includes(typed) || insert.toLowerCase().includes(typed)
    })
    return {isIncomplete: all.length > mostCompletions, items: all.slice(0, mostCompletions).map(completionItemOf)}
  }

  /** Says what a place means. */
  async hover(uri: string, position: Position): Promise<Hover | null> {
    const asked = await this.#at(uri, position)
    const hover = asked && hoverAt(asked)
    return hover ? {contents: {kind: MarkupKind.Markdown, value: hover.text}, range: rangeOf(hover.at)} : null
  }

  /** Gives the place where what a cursor is about is written. */
  async definition(uri: string, position: Position): Promise<Location | null> {
    const asked = await this.#at(uri, position)
    const named = asked && targetAt(asked)
    const span = named && definitionOf(asked.root.catalog, named.target)
    return span ? {uri: asked.root.uriOf(span.file), range: rangeOf(span)} : null
  }

  /** Lists the places that refer to what a cursor is about. */
  async references(uri: string, position: Position, withDefinition: boolean): Promise<Location[]> {
    const asked = await this.#settledAt(uri, position)
    const named = asked && targetAt(asked)
    if (!named) return []
    const {catalog} = asked.root
    const definition = withDefinition ? definitionOf(catalog, named.target) : undefined
    const spans = [...(definition ? [definition] : []), ...referencePlaces(catalog, named.target).map(({span}) => span)]
    return spans.map(span => ({uri: asked.root.uriOf(span.file), range: rangeOf(span)}))
  }

  /**
   * Gives the stretch of text that a rename changes, and the id it starts from.
   *
   * @throws {ResponseError} When what stands there cannot be renamed.
   */
  async prepareRename(uri: string, position: Position): Promise<PrepareRenameResult | null> {
    const asked = await this.#settledAt(uri, position)
    const named = asked && targetAt(asked)
    if (!named) return null
    const refused = whyNotRenamed(asked.root.catalog, named.target)
    if (refused) throw refusal(refused)
    return {range: rangeOf(ownSpan(asked, named)), placeholder: ownName(named)}
  }

  /** Gives what a cursor is about, for a rename; nothing of plain text. */
  async named(uri: string, position: Position): Promise<(Placed & Pick<NamedTarget, 'target'>) | undefined> {
    const asked = await this.#settledAt(uri, position)
    const named = asked && targetAt(asked)
    return named && {root: asked.root, contentPath: asked.contentPath, target: named.target}
  }

  /** Gives the outline of a file. */
  async symbols(uri: string): Promise<DocumentSymbol[]> {
    const edited = await this.#workspace.edited(uri)
    return edited ? symbolsOf(edited.document).map(protocolSymbolOf) : []
  }

  /** Lists the entries whose id or title has a text in it. */
  async entries(text: string): Promise<SymbolInformation[]> {
    const wanted = text.toLowerCase()
    const found = (await this.#workspace.roots()).flatMap(root =>
      root.catalog.documents.flatMap(({kind, id, frontmatter, file}) => {
        const title = typeof frontmatter.data.title === 'string' ? frontmatter.data.title : id
        if (!kind || !`${kind} ${id} ${title}`.toLowerCase().includes(wanted)) return []
        return [{name: title, containerName: `${kindInWords(kind)} ${id}`, file, root}]
      }),
    )
    return found.slice(0, mostCompletions).map(({name, containerName, file, root}) => ({
      name,
      containerName,
      kind: SymbolKind.File,
      location: {uri: root.uriOf(file), range: {start: {line: 0, character: 0}, end: {line: 0, character: 0}}},
    }))
  }

  /** Lists what mends the findings of a stretch of a file, and what repairs all of them that have one right answer. */
  async actions({textDocument: {uri}, range, context}: CodeActionParams): Promise<CodeAction[]> {
    const placed = await this.#workspace.find(uri)
    await placed?.root.settled()
    const edited = await this.#workspace.edited(uri)
    if (!edited) return []
    const {root, document} = edited
    const findings = root.findingsIn(document.file)
    const wants = (kind: string) => !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`))
    const quick = wants(CodeActionKind.QuickFix) ? actionsIn(edited, spanOfRange(range), findings) : []
    const {text, applied} = applyFixes(
      document.text,
      findings.flatMap(({fix}) => (fix ? [fix] : [])),
    )
    const end = document.lines.point(document.text.length)
    const all = {start: {line: 1, column: 1}, end}
    return [
      ...quick.map(({title, edits, diagnostic, isOnly}) => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnosticOf(diagnostic, file => root.uriOf(file))],
        isPreferred: isOnly,
        edit: {changes: {[uri]: edits.map(textEditOf)}},
      })),
      ...(applied > 0 && wants('source.fixAll.clarity')
        ? [
            {
              title: 'Repair what has exactly one right answer',
              kind: 'source.fixAll.clarity',
              edit: {changes: {[uri]: [{range: rangeOf(all), newText: text}]}},
            },
          ]
        : []),
    ]
  }

  async #at(uri: string, {line, character}: Position): Promise<Asked | undefined> {
    const edited = await this.#workspace.edited(uri)
    if (!edited) return undefined
    const {lines} = edited.document
    // Past the end of its line, a place is the end of it.
    const column = Math.min(character, lines.line(line + 1).length) + 1
    return {...edited, offset: lines.offset({line: line + 1, column})}
  }

  // What other files say must be that of now, not that of the last check.
  async #settledAt(uri: string, position: Position): Promise<Asked | undefined> {
    const placed = await this.#workspace.find(uri)
    await placed?.root.settled()
    return await this.#at(uri, position)
  }
}

/** Makes the answer to what cannot be done, in words for whoever asked. */
export function refusal(words: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, words)
}

function ownName({target: {kind, id}}: NamedTarget): string {
  return kind === 'signal' || kind === 'field' ? id.slice(id.indexOf('/') + 1) : id
}

function ownSpan(asked: Asked, named: NamedTarget): NamedTarget['span'] {
  const place = referenceAt(asked)
  return (place && idSpan(place, ownName(named))) ?? named.span
}
