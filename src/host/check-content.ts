import path from 'node:path'
import {Catalog} from '../core/catalog.ts'
import type {Finding} from '../core/diagnostic.ts'
import {digest} from '../core/digest.ts'
import {type Document, parseDocument, readText} from '../core/document.ts'
import {type FactSource, type LocalFindings, readFacts, writeFacts} from '../core/facts.ts'
import type {Rule} from '../core/rule.ts'
import {schemas} from '../core/schema/index.ts'
import type {Settings} from '../core/schema/settings.ts'
import {parseSettings, type SettingsFile} from '../core/settings.ts'
import type {SourceFile} from '../core/source.ts'
import {readCalendarFiles} from './calendar-files.ts'
import type {Loaded} from './catalog.ts'
import {type ContentItem, listContent, readItem, readSource} from './content.ts'
import {digestOf, FactCache, type KeptFile, type KeptFiles, stampOf} from './fact-cache.ts'
import {programDigest, programRoot} from './program-digest.ts'

/** Where to keep facts, and what to read them for. */
export interface LoadOptions {
  /** Folder for what is kept between checks; it may be missing, read-only or full. */
  cache?: string
  /** Folder that paths in diagnostics are relative to. */
  cwd?: string
  /** Settings that win over the file's. */
  overrides?: Partial<Settings>
}

/** Content that is ready to be checked. */
export interface LoadedForCheck extends Loaded {
  /** What local rules found, by rule id; missing where they must look at everything together. */
  known?: ReadonlyMap<string, readonly Finding[]>
}

/** How many files are parsed before the local rules look at them and their texts are let go. */
const batchSize = 50

const textDecoder = new TextDecoder()
const textEncoder = new TextEncoder()

/**
 * Reads a content root for a check, parsing only files that have changed since the last one.
 *
 * Of each file only the facts stay in memory; a rule that asks for more makes the file be read again.
 *
 * @param rules All rules; the local ones are run on files that are parsed.
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export function loadForCheck(root: string, rules: readonly Rule[], options: LoadOptions = {}): LoadedForCheck {
  const {cache = cacheFolder(), cwd = process.cwd(), overrides = {}} = options
  const {root: absolute, items} = listContent(root, cwd)
  const settings = readSource(absolute, 'settings.yaml', cwd)
  const local = rules.filter(rule => rule.local)
  const reader = new Reader({
    root: absolute,
    cwd,
    overrides,
    rules: local,
    ...(settings && {settings: parseSettings(settings)}),
  })
  const file = path.join(cache, `${digest(`${absolute}\n${cwd}`)}.facts`)
  const key = digest(
    [process.version, programDigest(decisive), ...local.map(({id}) => id), textOf(settings), JSON.stringify(overrides)].join('\n'),
  )
  const facts = new FactCache(file, key)
  reader.read(items, facts.kept)
  facts.write(reader.kept)
  const calendars = readCalendarFiles(reader.documents, absolute, cwd)
  const catalog = new Catalog(reader.documents, reader.settings, {overrides, calendars})
  return {catalog, root: absolute, ...(!hasTwins(catalog) && {known: reader.known})}
}

/** Where checks keep facts, unless `CLARITY_CACHE` names another folder. */
function cacheFolder(): string {
  return path.join(process.env.CLARITY_CACHE ?? path.join(programRoot, '.clarity'), 'check')
}

// What decides the facts of a file; a change in any of it makes all kept facts old.
const decisive = ['src/core', 'src/status', 'src/rules', 'package-lock.json']

function textOf(settings: SourceFile | undefined): string {
  const read = settings && readText(settings)
  return read && 'text' in read ? read.text : JSON.stringify(read ?? null)
}

// Of two files with one id a rule sees only the first, which no rule can know that looks at one file.
function hasTwins(catalog: Catalog): boolean {
  const ids = new Set<string>()
  for (const {kind, id} of catalog.documents) {
    if (kind && ids.size === ids.add(`${kind}:${id}`).size) return true
  }
  return false
}

interface ReaderOptions {
  root: string
  cwd: string
  /** The local rules. */
  rules: readonly Rule[]
  settings?: SettingsFile
  overrides: Partial<Settings>
}

function fitted(document: Document): Document {
  const {kind, frontmatter} = document
  return kind ? {...document, fitted: schemas[kind].safeParse(frontmatter.data).data} : document
}

class Reader {
  readonly documents: Document[] = []
  readonly kept: KeptFiles = new Map()
  readonly known: Map<string, Finding[]>
  readonly settings: SettingsFile | undefined
  readonly #options: ReaderOptions
  #batch: {source: SourceFile; stamp: string; digest: string}[] = []

  constructor(options: ReaderOptions) {
    this.#options = options
    this.settings = options.settings
    this.known = new Map(options.rules.map(({id}) => [id, []]))
    // What is wrong with the settings is found once, not beside each batch of files.
    const ofSettings = this.#run([]).get(this.settings?.file ?? '')
    if (ofSettings) this.#know(ofSettings)
  }

  read(items: readonly ContentItem[], before: KeptFiles): void {
    for (const item of items) {
      if (item.problem || !this.#takeKept(item, before)) this.#takeNew(item, before)
      if (this.#batch.length >= batchSize) this.#parseBatch()
    }
    this.#parseBatch()
  }

  #takeKept({contentPath}: ContentItem, before: KeptFiles): boolean {
    const kept = before.get(contentPath)
    return kept !== undefined && kept.stamp !== '' && kept.stamp === this.#stamp(contentPath) && this.#use(contentPath, kept)
  }

  #takeNew(item: ContentItem, before: KeptFiles): void {
    const {root, cwd} = this.#options
    const stamp = item.problem ? '' : this.#stamp(item.contentPath)
    const source = readItem(root, item, cwd)
    const digest = 'content' in source ? digestOf(source.content) : ''
    const kept = before.get(item.contentPath)
    if (kept && digest !== '' && kept.digest === digest && this.#use(item.contentPath, {...kept, stamp})) return
    this.#batch.push({source, stamp, digest})
  }

  #use(contentPath: string, kept: KeptFile): boolean {
    const read = readFacts(textDecoder.decode(kept.facts), this.#source(contentPath))
    if (!read) return false
    this.documents.push(read.document)
    this.#know(read.findings)
    this.kept.set(contentPath, kept)
    return true
  }

  #parseBatch(): void {
    const documents = this.#batch.map(({source}) => fitted(parseDocument(source)))
    const found = this.#run(documents)
    for (const [index, document] of documents.entries()) {
      const {stamp, digest} = this.#batch[index] ?? {stamp: '', digest: ''}
      const findings = found.get(document.file) ?? {}
      const facts = writeFacts(document, findings)
      if (facts !== undefined && digest !== '' && this.#use(document.contentPath, {stamp, digest, facts: textEncoder.encode(facts)}))
        continue
      this.documents.push(document)
      this.#know(findings)
    }
    this.#batch = []
  }

  #run(documents: readonly Document[]): Map<string, LocalFindings> {
    const found = new Map<string, LocalFindings>()
    const catalog = new Catalog(documents, this.settings, {overrides: this.#options.overrides})
    const own = new Set(documents.map(({file}) => file))
    if (documents.length === 0 && this.settings) own.add(this.settings.file)
    for (const rule of this.#options.rules) {
      for (const finding of rule.check(catalog, {now: '1970-01-01T00:00:00Z', ruleIds: [], secrets: []})) {
        const {file} = finding.at
        if (!own.has(file)) continue
        const ofFile = found.get(file) ?? {}
        ;(ofFile[rule.id] ??= []).push(finding)
        found.set(file, ofFile)
      }
    }
    return found
  }

  #know(findings: LocalFindings): void {
    for (const [id, found] of Object.entries(findings)) this.known.get(id)?.push(...found)
  }

  #stamp(contentPath: string): string {
    try {
      return stampOf(path.join(this.#options.root, contentPath))
    } catch {
      return ''
    }
  }

  #source(contentPath: string): FactSource {
    const {root, cwd} = this.#options
    const read = () => readSource(root, contentPath, cwd) ?? {file: contentPath, contentPath, content: ''}
    return {
      text: () => {
        const text = readText(read())
        return 'text' in text ? text.text : ''
      },
      parse: () => parseDocument(read()),
    }
  }
}
