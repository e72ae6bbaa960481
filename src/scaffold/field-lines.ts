import {isKind, type TargetKind} from '../core/content/kinds.ts'
import {describeItems, type FieldDescription} from '../core/content/schema/describe.ts'
import {valueInYaml} from '../core/content/schema/example.ts'
import type {ReferenceNote} from '../core/content/schema/field.ts'
import {plural} from '../core/format/plural.ts'
import {listed} from '../core/format/suggest.ts'
import {newCommand} from '../core/lint/new-command.ts'

/** What a new entry is filled from. */
export interface Surroundings {
  /** ISO 8601 UTC. */
  now: string
  /** Time zone of the organisation. */
  timeZone: string
  /** Ids there are of a kind. */
  ids(kind: TargetKind): readonly string[]
  /** Numbers that other entries have in a field. */
  numbers(key: string): readonly number[]
  /** What is known of the entry already, by field. */
  known: Readonly<Record<string, unknown>>
  /** Fields that are shown although an entry may do without them. */
  asked: readonly string[]
}

/** How many ids a comment offers. */
const mostOffered = 8

/**
 * Writes the fields of a new entry as YAML lines, `title` left to the caller.
 *
 * Needed fields and those that are asked for are shown, each below what it is and which words or ids it takes; the others are named at
 * the end. What nobody but the author knows has a key and no value.
 */
export function fieldLines(fields: readonly FieldDescription[], around: Surroundings): string[] {
  const top = fields.filter(({path}) => !path.includes('.'))
  const isWanted = (field: FieldDescription) => isShown(field) || field.key in around.known || around.asked.includes(field.key)
  const shown = top.filter(field => field.key !== 'title' && isWanted(field))
  const others = top.filter(field => field.key !== 'title' && !isWanted(field)).map(({key}) => key)
  const tail = others.length > 0 ? [`# It may also have ${others.join(', ')}.`] : []
  return [...shown.flatMap(field => linesOf(field, {fields, siblings: shown, around})), ...tail]
}

function isShown({required, wanted, draft}: FieldDescription): boolean {
  return required || wanted === true || draft?.asked === true || draft?.open === true
}

interface Group {
  /** All fields of the kind, nested ones after their parent. */
  fields: readonly FieldDescription[]
  /** Those that stand beside the field. */
  siblings: readonly FieldDescription[]
  around: Surroundings
}

function linesOf(field: FieldDescription, group: Group): string[] {
  const begun = beginning(field, group.around)
  if (begun !== undefined) return [`${field.key}: ${valueInYaml(begun)}`]
  const [inside, isList] = childrenOf(field, group.fields)
  if (inside.length > 0) return groupLines(field, inside, isList, group)
  const reference = referenceOf(field)
  const ids = reference ? idsFor(reference, group.around) : []
  const only = ids.length === 1 && !hasRival(field, group.siblings) ? ids[0] : undefined
  if (only !== undefined) return [`${field.key}: ${valueInYaml(describeItems(field) ? [only] : only)}`]
  const about = `# ${sentence(field, reference, ids)}`
  return [about, (field.required || field.draft?.open) && !field.wanted ? `${field.key}:` : `# ${field.key}:`]
}

function beginning({key, path, draft}: FieldDescription, {now, timeZone, numbers, known}: Surroundings): unknown {
  if (path in known) return known[path]
  const begins = draft?.begins
  if (typeof begins === 'object') return begins.value
  if (begins === 'today') return now.slice(0, 10)
  if (begins === 'time zone') return timeZone
  return begins === 'next number' ? Math.max(0, ...numbers(key)) + 1 : undefined
}

// In: `levels`. Out: `levels[].after`, `levels[].notify`, …, and that it is a list.
function childrenOf({path}: FieldDescription, fields: readonly FieldDescription[]): [FieldDescription[], boolean] {
  const below = (prefix: string) => fields.filter(field => field.path.startsWith(prefix) && !field.path.slice(prefix.length).includes('.'))
  const items = below(`${path}[].`)
  return items.length > 0 ? [items, true] : [below(`${path}.`), false]
}

function groupLines(field: FieldDescription, inside: readonly FieldDescription[], isList: boolean, group: Group): string[] {
  const shown = inside.filter(isShown)
  const about = `# ${field.is}`
  // A group of which nothing is needed is there all the same.
  if (shown.length === 0) return [about, `${field.key}: ${isList ? '[]' : '{}'}`]
  const lines = shown.flatMap(child => linesOf(child, {...group, siblings: shown}))
  const first = lines.findIndex(line => !line.startsWith('#'))
  const indented = lines.map((line, index) => `${isList ? (index === first ? '  - ' : '    ') : '  '}${line}`)
  return [about, `${field.key}:`, ...indented]
}

function referenceOf(field: FieldDescription): ReferenceNote | undefined {
  return field.reference ?? describeItems(field)?.reference
}

function idsFor({kinds, or = []}: ReferenceNote, {ids}: Surroundings): string[] {
  const lists = kinds.map(kind => ids(kind).map(id => (kinds.length === 1 ? id : `${kind}:${id}`)))
  // A few of each kind stand before the many of the first.
  const most = Math.ceil(mostOffered / kinds.length)
  return [...lists.flatMap(list => list.slice(0, most)), ...lists.flatMap(list => list.slice(most)), ...or]
}

// Where data come from and where they go is not the same system, though there be only one yet.
function hasRival(field: FieldDescription, siblings: readonly FieldDescription[]): boolean {
  const kinds = referenceOf(field)?.kinds.join()
  return siblings.some(other => other !== field && referenceOf(other)?.kinds.join() === kinds)
}

function sentence(field: FieldDescription, reference: ReferenceNote | undefined, known: readonly string[]): string {
  const without = !field.required && field.absent !== undefined && !/^[[{]/.test(field.absent) ? ` Without it: ${field.absent}.` : ''
  return `${field.is} ${reference ? offered(reference, known) : takes(field)}${without}`
}

function takes({type, example}: FieldDescription): string {
  if (/^(list of )?one of /.test(type)) return `Takes ${type}.`
  return `Such as: ${valueInYaml(example)}`.replace(/(?<!\.'?)$/, '.')
}

function offered({kinds}: ReferenceNote, known: readonly string[]): string {
  if (known.length === 0)
    return `There is none yet: ${listed(kinds.filter(isKind).map(kind => newCommand(kind))) || 'write it into its entry'}.`
  const rest = known.length - mostOffered
  return `There ${plural(known.length, 'is', 'are')} ${known.slice(0, mostOffered).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}
