import {isMap, isScalar, parseDocument} from 'yaml'
import {type Kind, kinds} from '../core/content/kinds.ts'
import {describeFields} from '../core/content/schema/describe.ts'
import {valueInYaml} from '../core/content/schema/example.ts'
import {schemas} from '../core/content/schema/index.ts'
import type {Draft} from './draft-entry.ts'

/** Something that is no entry, and so nothing to begin a new one from. */
export class NoEntry extends Error {}

/** What a copy is made from. */
export interface CopyInput {
  kind: Kind
  id: string
  title: string
  /** ISO 8601 UTC. */
  now: string
  /** The content file that is copied. */
  text: string
}

/** A copy, with the keys that it begins without. */
export interface Copy extends Draft {
  left: string[]
}

/**
 * Begins an entry as a copy of another one of its kind, with a title of its own; what is true of the other alone is left behind.
 *
 * All else stays as it is written, comments and body included.
 *
 * @throws {NoEntry} When the text has no frontmatter that can be read.
 */
export function copyEntry({kind, id, title, now, text}: CopyInput): Copy {
  const [, open = '', yaml, rest = ''] = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(?<=\n)(---[ \t]*(?:\r?\n[\s\S]*)?)$/.exec(text) ?? []
  if (yaml === undefined) throw new NoEntry('it does not begin with `---` lines')
  const fields = new Map(describeFields(schemas[kind]).map(field => [field.path, field]))
  const left: string[] = []
  let copied = ''
  let at = 0
  for (const {key, start, end} of topPairs(yaml)) {
    copied += yaml.slice(at, start)
    at = end
    const {draft} = fields.get(key) ?? {}
    if (key === 'title') copied += `title: ${valueInYaml(title)}\n`
    else if (draft?.begins === 'today') copied += `${key}: ${now.slice(0, 10)}\n`
    else if (draft?.own) left.push(key)
    else copied += yaml.slice(start, end)
  }
  return {contentPath: `${kinds[kind].folder}/${id}.mdx`, text: open + copied + yaml.slice(at) + rest, gaps: [], left}
}

// Whole lines: from that of a key to that of the next one.
function topPairs(yaml: string): {key: string; start: number; end: number}[] {
  const {contents, errors} = parseDocument(yaml)
  if (!isMap(contents) || contents.flow || errors.length > 0) throw new NoEntry('its frontmatter cannot be read')
  const keys = contents.items.flatMap(({key}) => (isScalar(key) && key.range ? [{key: String(key.value), start: key.range[0]}] : []))
  return keys.map(({key, start}, index) => ({key, start, end: endOf(yaml, start, keys[index + 1]?.start ?? yaml.length)}))
}

// Comments and empty lines before the next key are the next key's.
function endOf(yaml: string, start: number, next: number): number {
  const lines = yaml.slice(start, next).split(/(?<=\n)/)
  while (lines.length > 1 && /^(#.*|\s*)$/.test(lines.at(-1)?.trimEnd() ?? '')) lines.pop()
  return start + lines.join('').length
}
