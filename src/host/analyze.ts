import {Catalog} from '../core/catalog/catalog.ts'
import {type Document, parseDocument} from '../core/content/document.ts'
import {fitted} from '../core/content/schema/fit.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import type {SettingsFile} from '../core/content/settings.ts'
import type {SourceFile} from '../core/content/source.ts'
import {type LocalFindings, writeAnalysis} from '../core/lint/analysis.ts'
import {firstOfEachFile} from '../core/lint/first-of-each-file.ts'
import type {Rule} from '../core/lint/rule.ts'
import {type CachedFile, digestOf, stampOf} from './analysis-cache.ts'
import {type ContentItem, readItem} from './content.ts'
import {absolutePath, type ContentRoots} from './roots.ts'

/** What the facts of a file depend on beside the file. */
export interface AnalyzerOptions {
  /** Absolute path of the content root. */
  root: ContentRoots
  /** Folder that paths in diagnostics are relative to. */
  cwd: string
  /** The local rules. */
  rules: readonly Rule[]
  settings?: SettingsFile
  overrides: Partial<Settings>
}

/** What was made of one text. */
export interface AnalyzedText {
  document: Document
  findings: LocalFindings
}

/** What was made of one file. */
export interface AnalyzedFile extends AnalyzedText {
  /** What to keep; nothing for a file without text, or with values that JSON cannot carry. */
  kept?: CachedFile
}

const textEncoder = new TextEncoder()

/** Reads and parses files, and runs the local rules on them. */
export class Analyzer {
  readonly #options: AnalyzerOptions

  constructor(options: AnalyzerOptions) {
    this.#options = options
  }

  /**
   * Makes the facts of a few files.
   *
   * @returns In the order of the items.
   * @throws {Failure} When a file cannot be read.
   */
  make(items: readonly ContentItem[]): AnalyzedFile[] {
    const read = items.map(item => this.#read(item))
    const found = this.#findAlone(read.map(({document}) => document))
    return read.map(({document, ...mark}) => {
      const findings = found.get(document.file) ?? {}
      const facts = mark.digest === '' ? undefined : writeAnalysis(document, findings)
      return {document, findings, ...(facts !== undefined && {kept: {...mark, facts: textEncoder.encode(facts)}})}
    })
  }

  /** Parses texts and runs the local rules on them, in their order; nothing is read. */
  analyze(sources: readonly SourceFile[]): AnalyzedText[] {
    const documents = sources.map(source => this.#fitted(parseDocument(source)))
    const found = this.#findAlone(documents)
    return documents.map(document => ({document, findings: found.get(document.file) ?? {}}))
  }

  /** Runs the local rules on documents, and without any on the settings; gives their findings by file. */
  find(documents: readonly Document[]): Map<string, LocalFindings> {
    const {settings, overrides, rules} = this.#options
    const found = new Map<string, LocalFindings>()
    const catalog = new Catalog(documents, settings, {overrides, apart: true})
    const own = new Set(documents.map(({file}) => file))
    if (documents.length === 0 && settings) own.add(settings.file)
    for (const rule of rules) {
      for (const finding of firstOfEachFile(rule.check(catalog, {now: '1970-01-01T00:00:00Z', ruleIds: [], secrets: []}))) {
        const {file} = finding.at
        if (!own.has(file)) continue
        const ofFile = found.get(file) ?? {}
        ;(ofFile[rule.id] ??= []).push(finding)
        found.set(file, ofFile)
      }
    }
    return found
  }

  // Of two documents with one id the catalog shows rules the first; what is kept of the second must not hang on that.
  #findAlone(documents: readonly Document[]): Map<string, LocalFindings> {
    const ids = new Set<string>()
    const [first, twins] = partition(documents, ({kind, id}) => !kind || ids.size < ids.add(`${kind}:${id}`).size)
    return new Map([...this.find(first), ...twins.flatMap(twin => [...this.find([twin])])])
  }

  /** Gives what the system knows of a file; empty where that could not tell a later change. */
  stamp(contentPath: string): string {
    try {
      return stampOf(absolutePath(this.#options.root, contentPath))
    } catch {
      return ''
    }
  }

  #fitted(document: Document): Document {
    const {kind, frontmatter} = document
    const {settings, overrides} = this.#options
    const foreign = overrides.foreignKeys ?? settings?.settings.foreignKeys
    return kind ? {...document, fitted: fitted(kind, frontmatter.data, foreign)} : document
  }

  #read(item: ContentItem): {document: Document; stamp: string; digest: string} {
    const {root, cwd} = this.#options
    const stamp = item.problem ? '' : this.stamp(item.contentPath)
    const source = readItem(root, item, cwd)
    const digest = 'content' in source ? digestOf(source.content) : ''
    return {document: this.#fitted(parseDocument(source)), stamp, digest}
  }
}

function partition<T>(items: readonly T[], belongs: (item: T) => boolean): [T[], T[]] {
  const [here, there]: [T[], T[]] = [[], []]
  for (const item of items) (belongs(item) ? here : there).push(item)
  return [here, there]
}
