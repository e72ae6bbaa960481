import type {Catalog} from '../core/catalog/catalog.ts'
import {runbookSections} from '../core/catalog/queries/runbook.ts'
import {type Kind, kinds} from '../core/content/kinds.ts'
import {describeFields} from '../core/content/schema/describe.ts'
import {valueInYaml} from '../core/content/schema/example.ts'
import {schemas} from '../core/content/schema/index.ts'
import {fieldLines} from './field-lines.ts'

/** What a new entry is made from. */
export interface DraftInput {
  kind: Kind
  id: string
  title: string
  /** What is there already; its ids are offered. */
  catalog: Catalog
  /** ISO 8601 UTC. */
  now: string
  /** What is known of this one already, by field. */
  known?: Readonly<Record<string, unknown>>
  /** Fields that are shown open although an entry may do without them. */
  asked?: readonly string[]
  /** Lines below the frontmatter, in place of empty sections. */
  body?: readonly string[]
}

/** A new content file. */
export interface Draft {
  /** Below the content root. */
  contentPath: string
  text: string
  /** What only its author knows, in the order of the file; `clarity check` names each of them. */
  gaps: Gap[]
}

/** A place of a new file that is left open. */
export interface Gap {
  /** The key or the heading. */
  name: string
  /** 1-based. */
  line: number
}

/**
 * Begins an entry of a kind from its schema: what is true of every new one is filled in, the rest is left open.
 *
 * A field that is left open has no value, and a section no text: nothing that would pass as an answer stands in their place.
 */
export function draftEntry({kind, id, title, catalog, now, known = {}, asked = [], body: given}: DraftInput): Draft {
  const fields = describeFields(schemas[kind], catalog.vocabulary)
  const lines = fieldLines(fields, {
    now,
    timeZone: catalog.settings.timeZone,
    ids: target => catalog.ids(target).filter(isWritable),
    numbers: key => numbersOf(catalog, kind, key),
    known,
    asked,
  })
  const sections = kind === 'runbook' ? runbookSections.flatMap(name => ['', `## ${name}`]) : []
  const all = ['---', `title: ${valueInYaml(title)}`, ...lines, '---', ...(given ?? sections)]
  return {
    contentPath: `${kinds[kind].folder}/${id}.mdx`,
    text: `${all.join('\n')}\n`,
    gaps: gapsOf(
      all,
      fields.filter(({wanted}) => wanted).map(({key}) => key),
    ),
  }
}

function numbersOf(catalog: Catalog, kind: Kind, key: string): number[] {
  const values = catalog.list(kind).map(({data}) => (data as Record<string, unknown>)[key])
  return values.filter(value => typeof value === 'number')
}

// An id that no file may have is a finding already, and offered to nobody.
function isWritable(id: string): boolean {
  return /^[A-Za-z0-9][\w./-]*$/.test(id)
}

// A key without a value, and no deeper line below it; one that is wanted and commented out; or a heading with nothing below it.
function gapsOf(lines: readonly string[], wanted: readonly string[]): Gap[] {
  return lines.flatMap((text, index) => {
    const name = wanted.find(key => text === `# ${key}:`) ?? /^\s*(?:- )?([\w-]+):$/.exec(text)?.[1] ?? /^## (.+)$/.exec(text)?.[1]
    return name !== undefined && !isFollowed(lines, index) ? [{name, line: index + 1}] : []
  })
}

function isFollowed(lines: readonly string[], index: number): boolean {
  const next = lines.slice(index + 1).find(line => !/^\s*#( |$)/.test(line))
  return next !== undefined && depth(next) > depth(lines[index] ?? '')
}

// The key of an item stands behind its hyphen; the line that ends the frontmatter is no item.
function depth(line: string): number {
  if (line.startsWith('---')) return 0
  return /^[ -]*/.exec(line)?.[0].length ?? 0
}
