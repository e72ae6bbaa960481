import {decode, type SourceFile} from './source.ts'

/** A file that stands beside the entries, in the content or in its repository, as the host read it. */
export type BesideFile = {
  /** Path as diagnostics show it. */
  file: string
  /** Path from the content root, with `/`; begins with `../` beside it. */
  contentPath: string
} & ({text: string} | {problem: string})

/** Files beside the entries above this size are not read: ten thousand rules take a third of it. */
export const maxBesideFileBytes = 16 * 1024 * 1024

/** Tells whether a path as somebody wrote it begins at the content root, and not at a drive, a host or the root of the disk. */
export function isFromRoot(written: string): boolean {
  return !/^([/\\]|[a-z]+:)/i.test(written) && !written.includes('\\')
}

/** Makes such a file of what was read like other files, such as a revision of git or the files of an example. */
export function besideFileOf(source: SourceFile | undefined): BesideFile | undefined {
  if (!source) return undefined
  const {file, contentPath} = source
  if (!('content' in source)) return {file, contentPath, problem: 'it cannot be read'}
  return {file, contentPath, ...textOf(source.content)}
}

/** Reads the bytes of a file as text, or says why they are none. */
export function textOf(content: Uint8Array | string): {text: string} | {problem: string} {
  const decoded = decode(content)
  if (decoded.state === 'text') return {text: decoded.text}
  return {problem: decoded.state === 'empty' ? 'it is empty' : 'it is no text in UTF-8'}
}
