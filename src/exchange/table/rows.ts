import {CsvError, parse} from 'csv-parse/sync'
import {isMap, isNode, isSeq, LineCounter, parseDocument} from 'yaml'
import {type Place, UnreadableInput} from '../finding.ts'
import {type InputFile, type JsonPath, JsonSource, pathInWords} from '../json-source.ts'

/** One row of a table. */
export interface Row {
  /** Column → value; of CSV always a text. */
  values: Readonly<Record<string, unknown>>
  /** Place of a column in it, or of the row itself. */
  place(column?: string): Place
}

/** How a table is read. */
export interface TableForm {
  /** Path to the list of rows, as `data.people`; the whole file where missing. Of JSON and YAML alone. */
  rows?: string | undefined
  /** What stands between the columns of CSV; found in its first line where missing. */
  delimiter?: string | undefined
}

/**
 * Reads the rows of a file, by the end of its name: `.json`, `.yaml` and `.yml`, else CSV with the names of its columns in the first line.
 *
 * @throws {UnreadableInput} When it is not what its name says, or has no list of rows.
 */
export function rowsOf(input: InputFile, form: TableForm): Row[] {
  if (/\.json$/i.test(input.file)) return jsonRows(input, form)
  if (/\.ya?ml$/i.test(input.file)) return yamlRows(input, form)
  return csvRows(input, form)
}

/** Lists the columns that any row has, in the order in which they are first met. */
export function columnsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({values}) => Object.keys(values)))]
}

function csvRows({file, text}: InputFile, {delimiter}: TableForm): Row[] {
  if (/^\s*<(!|html)/i.test(text)) throw new UnreadableInput({file, line: 1, column: 1}, 'expected CSV, got HTML', 'Save the table itself.')
  try {
    const records = parse(text, {
      bom: true,
      columns: names => names.map((name: string) => name.trim()),
      delimiter: delimiter ?? delimiterOf(file, text),
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as {record: Record<string, string>; info: {lines: number}}[]
    // The line that is told is the last one of a row whose cells have several.
    return records.map(({record, info}) => ({
      values: {...record},
      place: () => ({
        file,
        line:
          info.lines -
          Object.values(record)
            .join('')
            .split(/\r\n|\n|\r/).length +
          1,
        column: 1,
      }),
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    throw new UnreadableInput(
      {file, line, column: 1},
      `expected CSV: ${error.message.split('\n')[0]}`,
      'Correct the line, or say what stands between columns with `delimiter` in the map.',
    )
  }
}

// Spreadsheets of countries with a decimal comma write semicolons.
function delimiterOf(file: string, text: string): string {
  if (/\.tsv$/i.test(file)) return '\t'
  const [head = ''] = text.split(/\r\n|\n|\r/, 1)
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] as string
}

function jsonRows(input: InputFile, {rows}: TableForm): Row[] {
  const source = new JsonSource(input)
  return listIn(source.data, rows, path => source.place(path), input.file)
}

function yamlRows({file, text}: InputFile, {rows}: TableForm): Row[] {
  const counter = new LineCounter()
  const document = parseDocument(text, {lineCounter: counter, logLevel: 'silent'})
  const [error] = document.errors
  const at = (offset: number, path?: JsonPath): Place => {
    const {line, col} = counter.linePos(offset)
    return {file, line: Math.max(1, line), column: Math.max(1, col), ...(path && {path: pathInWords(path)})}
  }
  if (error)
    throw new UnreadableInput(
      at(error.pos[0]),
      `expected YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
      'Correct the file.',
    )
  const place = (path: JsonPath): Place => {
    let node: unknown = document.contents
    for (const step of path) {
      const next: unknown = isMap(node) ? node.get(step, true) : isSeq(node) ? node.items[Number(step)] : undefined
      if (!isNode(next)) break
      node = next
    }
    return at((isNode(node) && node.range?.[0]) || 0, path)
  }
  return listIn(plain(document, file), rows, place, file)
}

// Aliases let a few lines stand for millions of values; the library refuses those.
function plain(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({maxAliasCount: 100})
  } catch {
    throw new UnreadableInput({file, line: 1, column: 1}, 'its aliases stand for too many values', 'Write the values out.')
  }
}

function listIn(data: unknown, rows: string | undefined, place: (path: JsonPath) => Place, file: string): Row[] {
  const path: (string | number)[] = rows === undefined ? [] : rows.split('.')
  let list = data
  for (const step of path) list = isRecord(list) ? list[step] : undefined
  // A mapping of rows by their ids is a list too; the key is a column of its own.
  const entries: [string | number, unknown][] = Array.isArray(list) ? [...list.entries()] : isRecord(list) ? Object.entries(list) : []
  if (entries.length === 0 || !entries.every(([, value]) => isRecord(value))) {
    throw new UnreadableInput(
      {...place(path), file},
      `expected a list of rows${rows === undefined ? '' : ` in \`${rows}\``}`,
      'Say where the list stands with `rows` in the map, such as `rows: data.people`.',
    )
  }
  return entries.map(([key, value]) => ({
    values: {...(typeof key === 'string' && {$key: key}), ...(value as Record<string, unknown>)},
    place: column => place([...path, key, ...(column === undefined || column === '$key' ? [] : column.split('.'))]),
  }))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
