import {diff3Merge} from 'node-diff3'
import {type Document, isCollection, parseDocument} from 'yaml'
import {type Conflict, isConflict, mergeValues} from './merge-values.ts'

/** Whose word counts where both sides have changed a place. */
export type Side = 'mine' | 'theirs'

/** What becomes of a content file that has been edited since an import, when its source has changed too. */
export interface Merged {
  /** The file with all that the source has changed; where both sides have, what the chosen side says. */
  text: string
  /** Places that both sides have changed, in the order of the file. */
  conflicts: readonly Conflict[]
}

/**
 * Merges what an import writes now into a file that somebody has edited since the last one: its header field by field, so that comments
 * and order stay, its body line by line.
 *
 * @param base What the last import wrote.
 * @param mine What is here; its line ends stay.
 * @param theirs What the import writes now.
 * @param side Whose word counts where both have changed a place.
 */
export function mergeThreeWay(base: string, mine: string, theirs: string, side: Side = 'mine'): Merged {
  const end = mine.includes('\r\n') ? '\r\n' : '\n'
  const [o, a, b] = [base, mine, theirs].map(text => split(text.replaceAll('\r\n', '\n'))) as [Parts, Parts, Parts]
  const header = mergeHeaders(o.header, a.header, b.header, side)
  if (!header) return withEnds(mergeLines(o.whole, a.whole, b.whole, 0, side), end)
  const body = mergeLines(o.body, a.body, b.body, a.header.split('\n').length + 1, side)
  const text = `---\n${header.text}---\n${body.text}`
  return withEnds({text, conflicts: [...header.conflicts, ...body.conflicts]}, end)
}

interface Parts {
  whole: string
  /** YAML between the fences, with its last line end; empty where there is none. */
  header: string
  body: string
}

function split(whole: string): Parts {
  const [, header = '', body = whole] = /^---[^\S\n]*\n([\s\S]*?\n)?---[^\S\n]*(?:\n|$)([\s\S]*)$/.exec(whole) ?? []
  return {whole, header, body}
}

// Nothing where a header is none, or cannot be read: then the file is lines, and nothing else.
function mergeHeaders(base: string, mine: string, theirs: string, side: Side): Merged | undefined {
  const documents = [base, mine, theirs].map(text => parseDocument(text))
  const [o, a, b] = documents.map(mappingIn)
  const [, document] = documents
  if (!o || !a || !b || !document) return undefined
  const found = mergeValues(o, a, b)
  const conflicts = found.filter(isConflict)
  const theirWord = side === 'theirs' ? conflicts.flatMap(({change}) => change ?? []) : []
  const changes = [...found.flatMap(each => (isConflict(each) ? [] : [each])), ...theirWord]
  for (const {path, value} of changes) {
    if (value === undefined) document.deleteIn(path)
    else document.setIn(path, likeBefore(document.createNode(value), document.getIn(path, true)))
  }
  const style = {lineWidth: 0, singleQuote: true, flowCollectionPadding: /[{[] /.test(mine)}
  return {text: changes.length === 0 ? mine : document.toString(style), conflicts}
}

// What stood on one line stands on one line again.
function likeBefore<T>(node: T, before: unknown): T {
  if (isCollection(node) && isCollection(before)) node.flow = before.flow === true
  return node
}

// Nothing where it is no mapping, has an error, or names so much over and over that its values would fill the memory.
function mappingIn(document: Document): object | undefined {
  if (document.errors.length > 0) return undefined
  try {
    const value: unknown = document.toJS()
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

// `before`: how many lines of the file stand above.
function mergeLines(base: string, mine: string, theirs: string, before: number, side: Side): Merged {
  const [a, o, b] = [mine, base, theirs].map(text => text.split('\n')) as [string[], string[], string[]]
  const conflicts: Conflict[] = []
  const lines = diff3Merge(a, o, b, {excludeFalseConflicts: true}).flatMap(({ok, conflict}) => {
    if (!conflict) return ok ?? []
    const place = `line ${before + conflict.aIndex + 1}`
    conflicts.push({place, mine: textOf(conflict.a), theirs: textOf(conflict.b)})
    return side === 'mine' ? conflict.a : conflict.b
  })
  return {text: lines.join('\n'), conflicts}
}

function textOf(lines: readonly string[]): string | undefined {
  return lines.length === 0 ? undefined : lines.join('\n')
}

function withEnds({text, conflicts}: Merged, end: string): Merged {
  return {text: text.replaceAll('\n', end), conflicts}
}
