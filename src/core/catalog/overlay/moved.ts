import {type Document, parseDocument} from '../../content/document.ts'
import type {Overlay} from './compose.ts'
import {isSameSection, partsOfBody} from './overlaid-body.ts'

/** What an entry does with a part of the one it stands on. */
export type Fate =
  /** It has it as it is there. */
  | 'taken'
  /** Its own text stands before or behind it. */
  | 'beside'
  /** Its own stands in its place. */
  | 'replaced'
  /** It leaves it out. */
  | 'left-out'

/** A key or section of the other entry that is not as it was. */
export interface MovedPart {
  what: 'key' | 'section'
  /** Empty for what stands before the first section. */
  name: string
  change: 'changed' | 'added' | 'gone'
  fate: Fate
  /** Its own text, where that stands in its place or beside it. */
  own?: string
}

/** Lists what has changed in the other entry since a text of it, and what that means here: the header first, then the body. */
export function movedParts(overlay: Overlay, base: string): MovedPart[] {
  const {file, contentPath} = overlay.upstream
  const before = parseDocument({file, contentPath, content: base})
  return [...movedKeys(overlay, before), ...movedSections(overlay, before)]
}

function movedKeys({local, upstream, extends: {add}}: Overlay, before: Document): MovedPart[] {
  const [was, is, ours] = [before.frontmatter.data, upstream.frontmatter.data, local.frontmatter.data]
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(key => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
  return keys.map(name => {
    const fate = !Object.hasOwn(ours, name) ? 'taken' : ours[name] === null ? 'left-out' : add.includes(name) ? 'beside' : 'replaced'
    const own = fate === 'taken' || fate === 'left-out' ? {} : {own: JSON.stringify(ours[name])}
    return {what: 'key', name, change: changeOf(Object.hasOwn(was, name), Object.hasOwn(is, name)), fate, ...own}
  })
}

function movedSections(overlay: Overlay, before: Document): MovedPart[] {
  const {local, upstream, parts} = overlay
  const [was, is] = [textsOf(before), textsOf(upstream)]
  const names = [...is.keys(), ...[...was.keys()].filter(name => !is.has(name))]
  return names.flatMap((name): MovedPart[] => {
    if (was.get(name) === is.get(name)) return []
    const part = parts.find(
      ({heading, upstream: other, local: own}) => (other ?? own)?.heading === (name || undefined) || sameName(heading, name),
    )
    const fate = fateOf(part)
    const own =
      part?.local && fate !== 'taken' && fate !== 'left-out' ? {own: local.text.slice(part.local.textStart, part.local.end).trim()} : {}
    return [{what: 'section', name, change: changeOf(was.has(name), is.has(name)), fate, ...own}]
  })
}

function sameName(heading: string | undefined, name: string): boolean {
  return heading !== undefined && name !== '' && isSameSection(heading, name)
}

function fateOf(part: Overlay['parts'][number] | undefined): Fate {
  if (!part || part.how === 'upstream') return 'taken'
  if (part.how === 'without') return 'left-out'
  return part.how === 'local' ? 'replaced' : 'beside'
}

function changeOf(was: boolean, is: boolean): MovedPart['change'] {
  if (was && is) return 'changed'
  return was ? 'gone' : 'added'
}

function textsOf(document: Document): Map<string, string> {
  const parts = partsOfBody(document).map(
    ({heading = '', textStart, end}) => [heading, document.text.slice(textStart, end).trim()] as const,
  )
  return new Map(parts.filter(([heading, text]) => heading !== '' || text !== ''))
}
