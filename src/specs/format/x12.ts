import {CsvError, parse} from 'csv-parse/sync'
import type {PlacedText} from '../../core/content/placed-yaml.ts'
import {x12Type} from '../../core/format/x12-type.ts'
import type {Spec, SpecFormat, SpecMember, SpecValue} from '../spec.ts'
import {tell} from '../spec.ts'

const columns = ['set', 'version', 'element', 'name', 'use', 'type', 'min', 'max', 'codes'] as const
const needed = ['set', 'element', 'use', 'type', 'min', 'max'] as const

type Row = Readonly<Record<(typeof columns)[number], string>> & {at: ReturnType<PlacedText['span']>}

/**
 * An X12 guide as a table in CSV, one element a line: `set,version,element,name,use,type,min,max,codes`.
 *
 * `use` is `M` for what must be there, `O` or `C` for what may be; `codes` are separated by blanks. The operation is the set, such as `940`.
 */
export const x12Guide: SpecFormat = {
  id: 'x12',
  title: 'X12 guide',
  reads:
    '`.csv` or `.tsv`, an element a line: `set,version,element,name,use,type,min,max,codes`, with `M`, `O`, `C` or `X` as `use` and blanks between codes. An operation is a set, such as `940`.',
  endings: /\.(csv|tsv)$/i,
  read({placed}, into) {
    const rows = rowsOf(placed, into)
    for (const [set, elements] of Map.groupBy(rows, row => row.set)) {
      const [first] = elements
      if (!first || set === '') continue
      if (first.version !== '') into.version ??= {text: first.version, at: first.at}
      const value = () => recordOf(elements, first.at)
      into.operations.push({id: set, names: [`X12 ${set}`], at: first.at, transport: 'edi', sent: value, received: value})
    }
  },
}

function recordOf(elements: readonly Row[], at: Row['at']): SpecValue {
  return {
    types: new Set(['object']),
    written: 'transaction set',
    at,
    isOpen: false,
    item: () => undefined,
    members: () => elements.filter(({use}) => use !== 'X').map(memberOf),
  }
}

function memberOf(row: Row): SpecMember {
  const {element, use, type, min, max, codes, at} = row
  const values = codes.split(/[\s|]+/).filter(code => code !== '')
  const value: SpecValue = {
    types: new Set(),
    written: `${type} ${min}/${max}`,
    ...(values.length > 0 && {values}),
    at,
    isOpen: false,
    members: () => [],
    item: () => undefined,
  }
  return {name: element, isRequired: use === 'M', at, value: () => value}
}

function rowsOf(placed: PlacedText, into: Spec): Row[] {
  try {
    const records = parse(placed.text, {
      bom: true,
      columns: names => names.map((name: string) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as {record: Record<string, string>; info: {lines: number}}[]
    const missing = needed.filter(name => !(name in (records[0]?.record ?? {})))
    if (missing.length === 0) return records.flatMap(({record, info}) => rowOf(record, lineSpan(placed, info.lines), into) ?? [])
    tell(into, {at: lineSpan(placed, 1), reason: `its first line does not name ${inWords(missing)}`})
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    tell(into, {at: lineSpan(placed, line), reason: `expected CSV: ${error.message.split('\n')[0]}`})
  }
  return []
}

function rowOf(record: Record<string, string>, at: Row['at'], into: Spec): Row | undefined {
  const cells = Object.fromEntries(columns.map(name => [name, record[name] ?? '']))
  const row = {...cells, use: (cells.use ?? '').toUpperCase(), at} as Row
  const reason = whyUnread(row)
  if (reason === undefined) return row
  tell(into, {at, reason})
  return undefined
}

function whyUnread({element, use, type, min, max}: Row): string | undefined {
  if (element === '') return 'a line names no element'
  if (!/^[MOCX]$/.test(use)) return `\`use\` of element \`${element}\` is \`${use}\`, and none of \`M\`, \`O\`, \`C\`, \`X\``
  const written = x12Type(`${type} ${min}/${max}`)
  if (!written || written.from > written.to) return `element \`${element}\` has no type such as \`AN\` with a least and greatest length`
  return undefined
}

function inWords(names: readonly string[]): string {
  return names.map(name => `\`${name}\``).join(', ')
}

// A parser of CSV knows lines, and a line is one element.
function lineSpan(placed: PlacedText, line: number): Row['at'] {
  const start = placed.lines.offset({line, column: 1})
  const written = placed.lines.line(line)
  const lead = written.length - written.trimStart().length
  return placed.span(start + lead, start + written.trimEnd().length)
}
