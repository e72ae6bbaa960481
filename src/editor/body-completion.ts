import {anchorsOf} from '../core/catalog/anchors.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {type ComponentNote, components} from '../core/content/components.ts'
import type {Document} from '../core/content/document.ts'
import {isKind, isPartKind, kindInWords, kindNames, partKinds, type TargetKind} from '../core/content/kinds.ts'
import type {Span} from '../core/content/span.ts'
import type {Completion} from './completion.ts'
import {type Cursor, spanIn} from './edited.ts'
import {escaped, idsOf} from './named-ids.ts'

/** What may be written behind some text of a line; `word` is what has been written of it. */
interface Way {
  behind: RegExp
  offer(cursor: Cursor, parts: readonly string[], at: Span): Completion[]
}

/** A line is looked at so far back; a longer one is no prose. */
const longest = 2000

// The last group is the word itself. The first way whose text stands before the cursor decides.
const ways: readonly Way[] = [
  {behind: /\{\{([a-z0-9_]*)$/, offer: ({document}, _parts, at) => inputs(document, at)},
  {behind: /\]\(([a-z-]+):([^()\s#]*)#([^()\s]*)$/, offer: ({catalog}, [kind = '', id = ''], at) => anchorsOfEntry(catalog, kind, id, at)},
  {behind: /\]\(#([^()\s]*)$/, offer: ({catalog, document}, _parts, at) => anchorsAs(catalog, document, at)},
  {behind: /\]\(([a-z-]+):([^()\s#]*)$/, offer: ({catalog}, [kind = ''], at) => (isTarget(kind) ? ids(catalog, kind, at) : [])},
  {behind: /\]\(([a-z-]*)$/, offer: (_cursor, _parts, at) => kinds(at)},
  {
    behind: /:{1,3}([a-z][\w-]*)(?:\[[^\]]*\])?\{(?:[^{}]*\s)?([\w-]+)=["']?([^"'{}]*)$/,
    offer: ({catalog}, [name = '', attribute = ''], at) => attributeValues(catalog, note(name), attribute, at),
  },
  {
    behind: /<([A-Z]\w*)\s(?:[^<>]*\s)?([\w-]+)=["']([^"'<>]*)$/,
    offer: ({catalog}, [name = '', attribute = ''], at) => attributeValues(catalog, note(lowered(name)), attribute, at),
  },
  {
    behind: /:{1,3}([a-z][\w-]*)(?:\[[^\]]*\])?\{(?:([^{}]*)\s)?([\w-]*)$/,
    offer: (_cursor, [name = '', before = ''], at) => attributes(note(name), before, at),
  },
  {
    behind: /<([A-Z]\w*)\s(?:([^<>]*)\s)?([\w-]*)$/,
    offer: (_cursor, [name = '', before = ''], at) => attributes(note(lowered(name)), before, at),
  },
  {behind: /(?:^|[\s(])(:{1,3})([\w-]*)$/, offer: (_cursor, [colons = ''], at) => directives(colons, at)},
]

/** Lists what may stand in a body: ids and places of links, components and their attributes, inputs of commands. */
export function bodyCompletions(cursor: Cursor): Completion[] {
  const {document, offset} = cursor
  const {line, column} = document.lines.point(offset)
  const before = document.lines.line(line).slice(Math.max(0, column - 1 - longest), column - 1)
  for (const {behind, offer} of ways) {
    const found = behind.exec(before)
    if (!found) continue
    const parts = found.slice(1).map(part => part ?? '')
    return offer(cursor, parts, spanIn(document, offset - (parts.at(-1) ?? '').length, offset))
  }
  return []
}

function isTarget(word: string): word is TargetKind {
  return isKind(word) || isPartKind(word)
}

function kinds(at: Span): Completion[] {
  return [...kindNames, ...(Object.keys(partKinds) as TargetKind[])].map(kind => ({
    kind: 'word',
    label: `${kind}:`,
    detail: `link to ${kindInWords(kind)}`,
    insert: `${kind}:`,
    at,
  }))
}

function ids(catalog: Catalog, kind: TargetKind, at: Span): Completion[] {
  return idsOf(catalog, kind).map(({id, title}) => ({
    kind: 'id',
    label: id,
    ...(title !== undefined && {detail: title}),
    insert: encoded(id),
    at,
  }))
}

// Blanks and brackets would end the address.
function encoded(id: string): string {
  return id.replace(/[\s()<>%#]/g, sign => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))
}

function anchorsOfEntry(catalog: Catalog, kind: string, id: string, at: Span): Completion[] {
  const document = isKind(kind) ? catalog.claims(kind).get(id)?.[0] : undefined
  return document ? anchorsAs(catalog, document, at) : []
}

function anchorsAs(catalog: Catalog, document: Document, at: Span): Completion[] {
  return anchorsOf(catalog, document).map(anchor => ({kind: 'word', label: anchor, insert: anchor, at}))
}

function inputs(document: Document, at: Span): Completion[] {
  const declared = document.frontmatter.data.inputs
  return (Array.isArray(declared) ? declared : []).flatMap((input): Completion[] => {
    const {name, is} = (input ?? {}) as {name?: unknown; is?: unknown}
    if (typeof name !== 'string') return []
    return [{kind: 'word', label: name, ...(typeof is === 'string' && {detail: is}), insert: name, at}]
  })
}

function note(name: string): ComponentNote | undefined {
  return Object.hasOwn(components, name) ? components[name as keyof typeof components] : undefined
}

function lowered(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

// `:` in a line, `::` alone, `:::` around others.
function directives(colons: string, at: Span): Completion[] {
  return Object.entries(components as Record<string, ComponentNote>)
    .filter(([, {form}]) => (form === 'container') === (colons === ':::'))
    .map(([name, each]) => ({
      kind: 'component',
      label: name,
      detail: each.is,
      documentation: `\`\`\`\n${each.example}\n\`\`\``,
      insert: name,
      at,
    }))
}

function attributes(of: ComponentNote | undefined, before: string, at: Span): Completion[] {
  return Object.entries(of?.attributes ?? {})
    .filter(([name]) => !new RegExp(`(?:^|\\s)${name}=`).test(before))
    .map(([name, {is, required}]) => ({
      kind: 'attribute',
      label: name,
      detail: required ? 'required' : '',
      documentation: escaped(is),
      insert: `${name}="`,
      at,
    }))
}

function attributeValues(catalog: Catalog, of: ComponentNote | undefined, attribute: string, at: Span): Completion[] {
  const noted = of && Object.hasOwn(of.attributes, attribute) ? of.attributes[attribute] : undefined
  if (noted?.reference)
    return idsOf(catalog, noted.reference).map(({id, title}) => ({
      kind: 'id',
      label: id,
      ...(title !== undefined && {detail: title}),
      insert: id,
      at,
    }))
  return (noted?.oneOf ?? []).map(word => ({kind: 'word', label: word, insert: word, at}))
}
