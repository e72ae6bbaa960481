import {stringify} from 'yaml'
import {type Kind, kindNames, kinds} from '../core/content/kinds.ts'
import type {Written} from '../core/content/schema/index.ts'
import type {ExchangeFinding} from './finding.ts'

/** A content file that an import makes. */
export interface ContentFile {
  kind: Kind
  id: string
  /** Path below the content root, e.g. `people/kai.mdx`. */
  contentPath: string
  text: string
  /** Compares a file that is there with this one, where an import can tell whether somebody has edited it; missing: what differs is kept. */
  standing?: (there: string) => 'same' | 'untouched' | 'edited' | 'conflict' | 'foreign'
}

/** A file beside entries, such as a picture, that an import brings along as it is. */
export interface Attachment {
  /** Path where it stands now. */
  from: string
  /** Path below the content root. */
  contentPath: string
}

/** What an import gives. */
export interface Imported {
  /** In the order of kinds, then by id. */
  files: ContentFile[]
  /** What could not be carried over, in the order of the input. */
  findings: ExchangeFinding[]
  /** Entries of the content that stand for something in the input, so that nothing is written for it: `person:kai`. */
  matched: string[]
  attachments?: readonly Attachment[]
}

/**
 * Writes a content file.
 *
 * @param id Id without any character of a path; see `slugOf`.
 * @param data Frontmatter; fields that are undefined or empty lists are left out.
 * @param body Text below it, plain words only.
 */
export function contentFile<K extends Kind>(kind: K, id: string, data: Written<K>, body: string): ContentFile {
  const frontmatter = stringify(withoutEmpty(data), {lineWidth: 0, singleQuote: true, aliasDuplicateObjects: false})
  return {kind, id, contentPath: `${kinds[kind].folder}/${id}.mdx`, text: `---\n${frontmatter}---\n${escapeMdx(body)}\n`}
}

/** Puts content files in the order of kinds, then by id. */
export function inOrder(files: readonly ContentFile[]): ContentFile[] {
  return files.toSorted((a, b) => kindNames.indexOf(a.kind) - kindNames.indexOf(b.kind) || (a.id < b.id ? -1 : 1))
}

/** Makes one line of a text from elsewhere; nothing where none is left. */
export function oneLine(text: string | null | undefined): string | undefined {
  const line = text?.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return line === '' ? undefined : line
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      child === undefined || (Array.isArray(child) && child.length === 0) ? [] : [[key, withoutEmpty(child)]],
    ),
  )
}

// In MDX a brace begins code and an angle bracket an element; a colon may begin a directive.
function escapeMdx(text: string): string {
  return text.replace(/[\\{}<>[\]*_`]|^[#+-]|:(?=\w)/g, '\\$&')
}
