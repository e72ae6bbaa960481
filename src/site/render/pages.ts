import type {Resolver} from '../../../plugins/resolver.ts'
import type {Document} from '../../core/content/document.ts'
import {digest} from '../../core/format/digest.ts'
import type {FileCache} from '../../host/page-cache.ts'
import {type LookupRecord, recordingResolver, stillTrue} from './lookup-trace.ts'
import {createRenderer, type Rendered} from './render.ts'

interface Kept {
  /** Digest of program, base path and text. */
  digest: string
  asked: LookupRecord[]
  rendered: Rendered
}

/** Bodies as HTML, rendered once and kept as long as they are true. */
export interface Pages {
  of(document: Document): Rendered
  /** How many bodies were rendered anew since this was made. */
  readonly rendered: number
}

/** Makes the pages of a site; `program` is the digest of the program that renders. */
export function createPages(directory: Resolver, base: string, program: string, cache: FileCache): Pages {
  let asked: LookupRecord[] = []
  let count = 0
  const recording = recordingResolver(directory, each => asked.push(each))
  const renderer = createRenderer(recording, base)
  const keys = new WeakMap<Document, string>()

  const render = (document: Document, key: string): Kept => {
    asked = []
    count++
    return {digest: key, rendered: renderer.render(document), asked}
  }
  const keptOf = (document: Document): Kept => {
    // Asked for each time: whoever shows the body depends on the text, whether it is digested for the first time or not.
    const {text} = document
    const key = keys.get(document) ?? digest(`${program}\n${base}\n${text}`)
    keys.set(document, key)
    const kept = cache.get(document.contentPath) as Kept | undefined
    if (kept?.digest === key && stillTrue(kept.asked, directory)) return kept
    const fresh = render(document, key)
    cache.set(document.contentPath, fresh)
    return fresh
  }
  return {
    of: document => keptOf(document).rendered,
    get rendered() {
      return count
    },
  }
}
