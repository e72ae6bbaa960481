import type {Span} from '../core/content/span.ts'
import {bodyCompletions} from './body-completion.ts'
import type {Cursor} from './edited.ts'
import {headerCompletions} from './header-completion.ts'
import {headerOf} from './header-place.ts'

/** Something that may stand at a place. */
export interface Completion {
  kind: 'key' | 'word' | 'id' | 'component' | 'attribute'
  label: string
  /** What it is, in a few words: the type of a key, the title of an entry. */
  detail?: string
  /** What it means, in Markdown. */
  documentation?: string
  /** What is written, and in place of what. */
  insert: string
  at: Span
}

/** Lists what may be written at a place, the likeliest first; nothing where anything may stand. */
export function completionsAt(cursor: Cursor): Completion[] {
  const header = headerOf(cursor.document)
  const isHeader = header !== undefined && cursor.offset <= header.end
  return isHeader ? headerCompletions(cursor) : bodyCompletions(cursor)
}
