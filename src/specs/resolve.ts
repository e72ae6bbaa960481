import type {BesideFile} from '../core/content/beside-files.ts'
import {type PlacedNode, PlacedText, readPlaced, type TextFault} from '../core/content/placed-yaml.ts'
import {referredPath, type SpecFiles} from '../core/content/spec-files.ts'

/** A text of YAML or JSON that was read once. */
export interface ReadText {
  placed: PlacedText
  contentPath: string
  /** Its first document; missing where it is empty. */
  document?: PlacedNode
  fault?: TextFault
}

const read = new WeakMap<BesideFile, ReadText>()

/** Reads the texts of specifications as YAML, each once, and finds what references between them name. */
export class SpecTexts {
  readonly #files: SpecFiles
  readonly #byText = new Map<PlacedText, ReadText>()

  constructor(files: SpecFiles) {
    this.#files = files
  }

  /** Reads a file that is there. */
  read(file: Extract<BesideFile, {text: string}>): ReadText {
    const text = read.get(file) ?? readText(file)
    read.set(file, text)
    this.#byText.set(text.placed, text)
    return text
  }

  /** Finds what a `$ref` names: a place in the same file, or in one that is beside it. */
  resolve(ref: string, from: PlacedText): PlacedNode | {reason: string} {
    const [path = '', pointer = ''] = ref.split('#', 2)
    const text = path === '' ? this.#byText.get(from) : this.#other(path, from)
    if (!text || 'reason' in text) return text ?? {reason: `\`${ref}\` leads nowhere`}
    if (text.fault || !text.document)
      return {reason: `\`${ref}\` leads to a file that cannot be read: ${text.fault?.reason ?? 'it is empty'}`}
    return nodeAt(text.document, pointer) ?? {reason: `\`${ref}\` leads nowhere`}
  }

  #other(path: string, from: PlacedText): ReadText | {reason: string} {
    const contentPath = referredPath(this.#byText.get(from)?.contentPath ?? '', path)
    if (contentPath === undefined) return {reason: `\`${path}\` is no file beside it; nothing is fetched`}
    const file = this.#files.get(contentPath)
    if (!file) return {reason: `there is no file \`${path}\``}
    return 'text' in file ? this.read(file) : {reason: `\`${path}\` cannot be read: ${file.problem}`}
  }
}

function readText({file, contentPath, text}: Extract<BesideFile, {text: string}>): ReadText {
  const placed = new PlacedText(file, text)
  const documents = readPlaced(placed)
  if ('reason' in documents) return {placed, contentPath, fault: documents}
  const [document] = documents
  return {placed, contentPath, ...(document && {document})}
}

// In: `/components/schemas/Order`, with `~1` for `/` and `~0` for `~`; also a name of `$defs` that was given with `$anchor`.
function nodeAt(document: PlacedNode, pointer: string): PlacedNode | undefined {
  if (pointer === '') return document
  if (!pointer.startsWith('/')) return anchored(document, pointer)
  let at: PlacedNode | undefined = document
  for (const step of pointer.slice(1).split('/')) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~')
    at = at?.kind === 'list' ? at.items[Number(name)] : at?.get(name)
  }
  return at
}

function anchored(document: PlacedNode, name: string): PlacedNode | undefined {
  const definitions = [...(document.get('$defs')?.pairs() ?? [])].map(({value}) => value)
  return [document, ...definitions].find(each => each.get('$anchor')?.scalar === name)
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
