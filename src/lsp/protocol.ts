import {
  type CompletionItem,
  CompletionItemKind,
  DiagnosticSeverity,
  MarkupKind,
  type Diagnostic as ProtocolDiagnostic,
  type DocumentSymbol as ProtocolSymbol,
  type Range,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver/node'
import type {Span} from '../core/content/span.ts'
import type {Diagnostic, Edit, Severity} from '../core/lint/diagnostic.ts'
import type {Completion} from '../editor/completion.ts'
import type {DocumentSymbol} from '../editor/symbols.ts'

/** Counts from 0, as the protocol does; columns are UTF-16 code units on both sides. */
export function rangeOf({start, end}: Pick<Span, 'start' | 'end'>): Range {
  return {
    start: {line: start.line - 1, character: start.column - 1},
    end: {line: end.line - 1, character: end.column - 1},
  }
}

/** Counts from 1, as our places do. */
export function spanOfRange({start, end}: Range): Pick<Span, 'start' | 'end'> {
  return {start: {line: start.line + 1, column: start.character + 1}, end: {line: end.line + 1, column: end.character + 1}}
}

/** Writes an edit as the protocol does. */
export function textEditOf({at, text}: Edit): TextEdit {
  return {range: rangeOf(at), newText: text}
}

const severities: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
}

/**
 * Writes a finding as the protocol does: the words of the check, and on the next line what to do.
 *
 * @param uriOf Gives the address of a file that findings name.
 */
export function diagnosticOf(diagnostic: Diagnostic, uriOf: (file: string) => string): ProtocolDiagnostic {
  const {severity, ruleId, message, help, url, related} = diagnostic
  return {
    range: rangeOf(diagnostic),
    severity: severities[severity],
    code: ruleId,
    ...(/^https?:/.test(url) && {codeDescription: {href: url}}),
    source: 'clarity',
    message: help ? `${message}\n${help}` : message,
    ...(related.length > 0 && {
      relatedInformation: related.map(({at, message}) => ({location: {uri: uriOf(at.file), range: rangeOf(at)}, message})),
    }),
  }
}

const completionKinds: Record<Completion['kind'], CompletionItemKind> = {
  key: CompletionItemKind.Property,
  word: CompletionItemKind.EnumMember,
  id: CompletionItemKind.Reference,
  component: CompletionItemKind.Class,
  attribute: CompletionItemKind.Field,
}

/** Writes a completion as the protocol does; editors keep the order that numbers say. */
export function completionItemOf({kind, label, detail, documentation, insert, at}: Completion, index: number): CompletionItem {
  return {
    label,
    kind: completionKinds[kind],
    ...(detail && {detail}),
    ...(documentation && {documentation: {kind: MarkupKind.Markdown, value: documentation}}),
    sortText: String(index).padStart(5, '0'),
    filterText: insert.startsWith('- ') || insert.startsWith('[') ? insert : label,
    textEdit: {range: rangeOf(at), newText: insert},
  }
}

const symbolKinds: Record<DocumentSymbol['kind'], SymbolKind> = {
  header: SymbolKind.Object,
  field: SymbolKind.Property,
  heading: SymbolKind.String,
  step: SymbolKind.Event,
}

/** Writes the outline of a file as the protocol does. */
export function protocolSymbolOf({kind, name, detail, span, at, children}: DocumentSymbol): ProtocolSymbol {
  return {
    name,
    ...(detail && {detail}),
    kind: symbolKinds[kind],
    range: rangeOf(span),
    selectionRange: rangeOf(at),
    children: children.map(protocolSymbolOf),
  }
}
