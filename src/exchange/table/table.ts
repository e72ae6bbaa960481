import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Kind} from '../../core/content/kinds.ts'
import {schemas, type Written} from '../../core/content/schema/index.ts'
import {unknownWords} from '../../core/content/schema/vocabulary.ts'
import {counted} from '../../core/format/plural.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {type ContentFile, contentFile, type Imported, inOrder} from '../content-file.ts'
import {textOf} from '../exchange-option.ts'
import {type ExchangeFinding, inReadingOrder, UnreadableInput} from '../finding.ts'
import {IdBook, slugOf} from '../id-book.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {KnownPeople, knownTeam} from '../oncall/match-people.ts'
import {columnsOf, type Row, rowsOf} from './rows.ts'
import {columnsIn, readMaps, type Source, type TableMap} from './table-map.ts'
import {valueFrom} from './value-from.ts'

/**
 * Makes entries of the rows of any table.
 *
 * @throws {UnreadableInput} When there is no map, or a file or the map cannot be read.
 */
export function importTable(
  inputs: readonly InputFile[],
  context: Pick<ImportContext, 'catalog' | 'options' | 'read' | 'hasWritten'>,
): Imported {
  const {options, read} = context
  const map = textOf(options, 'map')
  if (map === undefined) throw withoutMap(inputs)
  const maker = new Maker(context)
  for (const each of readMaps(map, read(map)))
    for (const input of inputsOf(each, inputs, map)) maker.take(each, rowsOf(input, each), input, map)
  const files = inOrder(maker.files())
  return {files, findings: inReadingOrder(maker.findings), matched: maker.matched}
}

function inputsOf({file}: TableMap, inputs: readonly InputFile[], map: string): readonly InputFile[] {
  if (file === undefined) return inputs
  const meant = inputs.filter(input => input.file === file || input.file.split(/[/\\]/).at(-1) === file)
  if (meant.length > 0) return meant
  throw new UnreadableInput(
    {file: map},
    `the map is for \`${file}\`, which is none of the files`,
    'Name that file too, or take its part out of the map.',
  )
}

// Whoever has no map yet wants to know what to write into one.
function withoutMap([first]: readonly InputFile[]): UnreadableInput {
  const input = first as InputFile
  const columns = columnsOf(rowsOf(input, {}))
  return new UnreadableInput(
    {file: input.file},
    `no map says what its columns ${listed(columns, columns.length)} are`,
    'Write a map with `kind` and `fields`, and name it with `--map MAP.yaml`; the guide shows one.',
  )
}

interface Taken {
  map: TableMap
  row: Row
  title: string
  id: string
  email?: string | undefined
  isNew: boolean
}

class Maker {
  readonly findings: ExchangeFinding[] = []
  readonly matched: string[] = []
  readonly #catalog: Catalog
  readonly #hasWritten: NonNullable<ImportContext['hasWritten']>
  readonly #people: KnownPeople
  readonly #books = new Map<Kind, IdBook>()
  readonly #taken: Taken[] = []

  constructor({catalog, hasWritten = () => false}: Pick<ImportContext, 'catalog' | 'hasWritten'>) {
    this.#catalog = catalog
    this.#hasWritten = hasWritten
    this.#people = new KnownPeople(catalog)
  }

  /** Takes the rows of a file; what they name is looked up later, when all are known. */
  take(map: TableMap, rows: readonly Row[], {file}: InputFile, mapFile: string): void {
    this.#compareColumns(map, rows, file, mapFile)
    for (const row of rows) {
      const title = this.#text(map.fields.title, row)
      if (title === undefined) {
        this.#tell('error', row, undefined, 'a row is left out: it has no title', 'Say which column is the `title`.')
        continue
      }
      this.#taken.push({map, row, title, ...this.#settled(map, row, title)})
    }
  }

  files(): ContentFile[] {
    return this.#taken.flatMap(each => (each.isNew ? (this.#file(each) ?? []) : []))
  }

  #settled(map: TableMap, row: Row, title: string): {id: string; email?: string | undefined; isNew: boolean} {
    const {kind} = map
    const wanted = this.#text(map.id, row) ?? title
    const before = this.#before(map, row)
    const email = kind === 'person' ? emailIn(this.#value(map.fields.contacts, row)) : this.#text(map.fields.mailbox, row)
    const team = kind === 'team' ? (before ?? knownTeam(this.#catalog, {name: title, email})) : undefined
    const person = kind === 'person' && !before ? this.#people.settle({name: title, email, id: wanted}) : undefined
    if (person?.sharedWith !== undefined)
      this.#tell('warning', row, undefined, `\`${title}\` has the e-mail address of \`${person.sharedWith}\`; both are written`)
    const isThere = team !== undefined || person?.known !== undefined || (kind === 'person' && before !== undefined)
    const id = person?.id ?? team?.id ?? before?.id ?? this.#ownId(kind, wanted, title, row)
    const isKnown = isThere && !this.#hasWritten(kind, id)
    if (isKnown) this.matched.push(`${kind}:${id}`)
    return {id, email, isNew: !isKnown}
  }

  #ownId(kind: Kind, wanted: string, title: string, row: Row): string {
    const id = this.#book(kind).take(wanted, kind)
    const meant = slugOf(wanted, kind)
    if (id !== meant)
      this.#tell(
        'warning',
        row,
        undefined,
        `\`${title}\` is written as \`${id}\`: a row before it has the id \`${meant}\``,
        'Remove one of the two rows where they mean the same, or give each an id of its own.',
      )
    return id
  }

  // What an earlier import has written for a row, whatever it is called by now.
  #before({kind, fields}: TableMap, row: Row): Entry | undefined {
    const ids = Object.entries((this.#value(fields.ids, row) ?? {}) as Record<string, unknown>)
    return this.#catalog
      .list(kind)
      .find(({data}) => ids.some(([program, id]) => (data as {ids?: Record<string, string>}).ids?.[program] === String(id)))
  }

  #file({map, row, id, title}: Taken): ContentFile | undefined {
    const {kind, fields, body} = map
    const data = Object.fromEntries(
      Object.entries(fields).flatMap(([field, source]) => {
        const value = this.#value(source, row, true)
        return value === undefined ? [] : [[field, field === 'ids' ? textsOf(value) : value]]
      }),
    )
    const parsed = schemas[kind].safeParse(data)
    const strange = parsed.success ? unknownWords(schemas[kind], data, this.#catalog.vocabulary) : []
    if (parsed.success && strange.length === 0)
      return contentFile(kind, id, data as Written<typeof kind>, this.#text(body, row) ?? 'Imported from a table.')
    const issues = parsed.error?.issues ?? strange.map(({path, words}) => ({path, message: `expected one of ${words.join(', ')}`}))
    for (const {path, message} of issues.slice(0, 3)) {
      const source = fields[String(path[0])]
      const column = columnsIn(source)[0]
      const help =
        source === undefined
          ? `Add \`${String(path[0])}\` to \`fields\` in the map, with \`{value: …}\` where no column has it.`
          : undefined
      this.#tell(
        'error',
        row,
        column,
        `\`${title}\` is left out: \`${path.join('.')}\`: ${message.replace(/^Invalid (?:input|option): /, '')}`,
        help,
      )
    }
    return undefined
  }

  #value(source: Source | undefined, row: Row, isTold = false): unknown {
    if (source === undefined) return undefined
    return valueFrom(source, row, {
      entryOf: (kind, name, column) => this.#entryOf(kind, name, isTold ? () => this.#tellUnknown(kind, name, row, column) : undefined),
    })
  }

  #text(source: Source | undefined, row: Row): string | undefined {
    const value = this.#value(source, row)
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined
  }

  #entryOf(kind: Kind, name: string, unknown?: () => void): string | undefined {
    const word = name.trim().toLowerCase()
    const own = this.#taken.find(
      each => each.map.kind === kind && [each.id, each.title, each.email].some(known => known?.toLowerCase() === word),
    )
    const there = own ?? this.#catalog.list(kind).find(({id, title}) => id === word || title.toLowerCase() === word || id === slugOf(name))
    const byEmail =
      there ??
      (kind === 'person' ? this.#catalog.list('person').find(({data}) => emailIn(data.contacts)?.toLowerCase() === word) : undefined)
    if (byEmail === undefined) unknown?.()
    return byEmail?.id
  }

  #tellUnknown(kind: Kind, name: string, row: Row, column: string | undefined): void {
    this.#tell(
      'warning',
      row,
      column,
      `\`${name}\` is left out: no ${kind} of that name is known${didYouMean(slugOf(name), this.#catalog.ids(kind))}`,
      `Import the table of ${kind}s together with this one, or write it first.`,
    )
  }

  #compareColumns(map: TableMap, rows: readonly Row[], file: string, mapFile: string): void {
    const columns = columnsOf(rows)
    const read = [...Object.values(map.fields), map.id, map.body].flatMap(columnsIn)
    const isThere = (column: string) => columns.includes(column) || columns.includes(column.split('.')[0] as string)
    const missing = read.find(column => !isThere(column))
    if (missing !== undefined)
      throw new UnreadableInput(
        {file: mapFile},
        `\`${file}\` has no column \`${missing}\`${didYouMean(missing, columns)}`,
        `It has ${listed(columns, columns.length)}.`,
      )
    for (const column of columns) {
      if (map.ignore.includes(column) || read.some(each => each === column || each.startsWith(`${column}.`))) continue
      const filled = rows.filter(({values}) => values[column] !== '' && values[column] !== null && values[column] !== undefined)
      const [first] = filled
      if (first)
        this.#tell(
          'note',
          first,
          column,
          `column \`${column}\` is left out, which ${counted(filled.length, 'row')} fill: the map does not name it`,
          'Name it in `fields`, or in `ignore` where it is not wanted.',
        )
    }
  }

  #book(kind: Kind): IdBook {
    const book = this.#books.get(kind) ?? new IdBook()
    this.#books.set(kind, book)
    return book
  }

  #tell(severity: ExchangeFinding['severity'], row: Row, column: string | undefined, message: string, help?: string): void {
    this.findings.push({severity, at: row.place(column), message, ...(help !== undefined && {help})})
  }
}

function emailIn(contacts: unknown): string | undefined {
  if (!Array.isArray(contacts)) return undefined
  const found = contacts.find(contact => (contact as {via?: unknown} | null)?.via === 'email')
  return typeof found?.address === 'string' ? found.address : undefined
}

// Ids of other programs are texts, also where a table has numbers.
function textsOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, id]) => [key, String(id)]))
    : value
}
