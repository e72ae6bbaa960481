import path from 'node:path'
import {type Document, parseDocument, parseHeader, readText} from '../core/content/document.ts'
import {isExtended, kindNames} from '../core/content/kinds.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import type {SettingsFile} from '../core/content/settings.ts'
import type {SourceFile} from '../core/content/source.ts'
import {digest} from '../core/format/digest.ts'
import {type AnalysisSource, type LocalFindings, readAnalysis} from '../core/lint/analysis.ts'
import type {Finding} from '../core/lint/diagnostic.ts'
import type {Rule} from '../core/lint/rule.ts'
import {AnalysisCache, type CachedFile, type CachedFiles, digestOf} from './analysis-cache.ts'
import {type AnalysisJob, analysesOfWorkers, availableWorkers} from './analysis-worker.ts'
import {Analyzer, type AnalyzerOptions} from './analyze.ts'
import {catalogFrom, type Loaded, settingsOf} from './catalog.ts'
import {type ContentItem, listContent, readSource} from './content.ts'
import {type FoundByFile, knownIn} from './local-findings.ts'
import {programDigest} from './program-digest.ts'
import {type ContentRoots, firstRoot, furtherRoots} from './roots.ts'

/** Where to keep facts, and what to read them for. */
export interface LoadOptions {
  /** Folder for what is kept between checks, `.clarity/check` below `cwd` when missing; it may be read-only or full. */
  cache?: string
  /** Folder that paths in diagnostics are relative to. */
  cwd?: string
  /** Settings that win over the file's. */
  overrides?: Partial<Settings>
  /** Helps when many files have changed; absent: this process does all. */
  help?: {
    /** Module that calls `helpWithFacts` when it is started. */
    module: URL
    /** From so many changed files on. */
    from?: number
  }
}

/** Content that is ready to be checked. */
export interface LoadedForCheck extends Loaded {
  /** What local rules found, by rule id. */
  known: ReadonlyMap<string, readonly Finding[]>
  /** What they found in each file by itself. */
  found: FoundByFile
}

/** How many files are parsed before the local rules look at them and their texts are let go. */
const batchSize = 50

const textDecoder = new TextDecoder()

/** From so many files on helpers pay, each of which takes a quarter of a second to start. */
const filesForHelp = 1500

/**
 * Reads a content root for a check, parsing only files that have changed since the last one.
 *
 * Of each file only the facts stay in memory; a rule that asks for more makes the file be read again. The event loop has its turn after
 * each batch: only then does Node free what the native parser has handed over, 40 KB for each document.
 *
 * @param rules All rules; the local ones are run on files that are parsed.
 * @throws {Failure} When the root or a file in it cannot be read.
 */
export async function loadForCheck(root: ContentRoots, rules: readonly Rule[], options: LoadOptions = {}): Promise<LoadedForCheck> {
  const load = new Load(root, rules, options)
  // A process of its own would not know kinds and fields that a configuration brings.
  const help = isExtended() ? undefined : options.help
  const helpers = help && load.reader.fresh.length >= (help.from ?? filesForHelp) ? availableWorkers() : 0
  if (help && helpers > 0) load.reader.use(await analysesOfWorkers(help.module, load.job, load.reader.fresh, helpers))
  for (const _batch of load.reader.makeFresh()) await new Promise(resolve => setImmediate(resolve))
  return load.end()
}

/** Does what {@link loadForCheck} does, for those who cannot wait; with much to parse it takes more memory. */
export function loadForCheckAtOnce(root: ContentRoots, rules: readonly Rule[], options: LoadOptions = {}): LoadedForCheck {
  const load = new Load(root, rules, options)
  for (const _batch of load.reader.makeFresh());
  return load.end()
}

/** The way from a content root to a catalog: what is kept is taken first, then what is fresh is made, then it ends. */
class Load {
  readonly reader: Reader
  readonly job: AnalysisJob
  readonly #facts: AnalysisCache
  readonly #overrides: Partial<Settings>

  constructor(
    root: ContentRoots,
    rules: readonly Rule[],
    {cwd = process.cwd(), cache = path.join(cwd, '.clarity/check'), overrides = {}}: LoadOptions,
  ) {
    const {root: absolute, items} = listContent(root, cwd)
    const settings = readSource(absolute, 'settings.yaml', cwd)
    const parsed = settingsOf(settings)
    const local = rules.filter(rule => rule.local)
    const ruleIds = local.map(({id}) => id)
    const places = [firstRoot(absolute), cwd, ...furtherRoots(absolute).flatMap(({name, folder}) => [name, folder])]
    const file = path.join(cache, `${digest(places.join('\n'))}.facts`)
    const key = digest(
      [process.version, programDigest(decisive), ...ruleIds, ...kindNames, textOf(settings), JSON.stringify(overrides)].join('\n'),
    )
    const given = settings && 'content' in settings && {settings: {...settings, content: Buffer.from(settings.content).toString('base64')}}
    this.job = {root: absolute, cwd, ruleIds, overrides, ...given}
    this.#overrides = overrides
    this.#facts = new AnalysisCache(file, key)
    this.reader = new Reader({
      root: absolute,
      cwd,
      overrides,
      rules: local,
      ...(parsed && {settings: parsed}),
    })
    // What a schema of a configuration says is not part of the key.
    this.reader.take(items, isExtended() ? new Map() : this.#facts.kept)
  }

  /** Keeps the facts for the next time, and gives what was read. */
  end(): LoadedForCheck {
    const {documents, settings, kept, found, maker} = this.reader
    const {root, cwd, ruleIds} = this.job
    this.#facts.write(kept)
    const loaded = catalogFrom({root, cwd, documents, settings, overrides: this.#overrides})
    return {...loaded, known: knownIn(loaded.catalog, found, ruleIds, maker), found}
  }
}

// What decides the facts of a file; a change in any of it makes all kept facts old.
const decisive = ['src/host/analyze.ts', 'src/host/content.ts', 'src/rules/index.ts']

function textOf(settings: SourceFile | undefined): string {
  const read = settings && readText(settings)
  return read && 'text' in read ? read.text : JSON.stringify(read ?? null)
}

class Reader {
  readonly documents: Document[] = []
  /** Files of which nothing is known yet. */
  fresh: readonly ContentItem[] = []
  readonly kept: CachedFiles = new Map()
  readonly found: FoundByFile = new Map()
  readonly settings: SettingsFile | undefined
  readonly maker: Analyzer
  readonly #options: AnalyzerOptions

  constructor(options: AnalyzerOptions) {
    this.#options = options
    this.settings = options.settings
    this.maker = new Analyzer(options)
    // What is wrong with the settings is found once, not beside each batch of files.
    this.#know(this.settings?.file ?? '', this.maker.find([]).get(this.settings?.file ?? '') ?? {})
  }

  /** Takes files whose facts are kept; the others are fresh. */
  take(items: readonly ContentItem[], before: CachedFiles): void {
    this.fresh = items.filter(item => item.problem || !this.#takeKept(item, before.get(item.contentPath)))
  }

  /** Takes facts that were made elsewhere; what they lack stays fresh. */
  use(made: ReadonlyMap<string, CachedFile>): void {
    this.fresh = this.fresh.filter(({contentPath}) => {
      const cached = made.get(contentPath)
      return !cached || !this.#use(contentPath, cached)
    })
  }

  /** Makes the facts of what is fresh; gives back after each batch. */
  *makeFresh(): Generator<void> {
    for (let at = 0; at < this.fresh.length; at += batchSize) {
      this.#make(this.fresh.slice(at, at + batchSize))
      yield
    }
  }

  #takeKept({contentPath}: ContentItem, kept: CachedFile | undefined): boolean {
    if (!kept) return false
    const stamp = this.maker.stamp(contentPath)
    if (kept.stamp !== '' && kept.stamp === stamp) return this.#use(contentPath, kept)
    return kept.digest === this.#digest(contentPath) && this.#use(contentPath, {...kept, stamp})
  }

  #digest(contentPath: string): string {
    const {root, cwd} = this.#options
    const source = readSource(root, contentPath, cwd)
    return source && 'content' in source ? digestOf(source.content) : ''
  }

  #use(contentPath: string, kept: CachedFile): boolean {
    const read = readAnalysis(textDecoder.decode(kept.facts), this.#source(contentPath))
    if (!read) return false
    this.documents.push(read.document)
    this.#know(read.document.file, read.findings)
    this.kept.set(contentPath, kept)
    return true
  }

  #make(items: readonly ContentItem[]): void {
    for (const {document, findings, kept} of this.maker.make(items)) {
      if (kept && this.#use(document.contentPath, kept)) continue
      this.documents.push(document)
      this.#know(document.file, findings)
    }
  }

  #know(file: string, findings: LocalFindings): void {
    if (Object.keys(findings).length > 0) this.found.set(file, findings)
  }

  #source(contentPath: string): AnalysisSource {
    const {root, cwd} = this.#options
    const read = () => readSource(root, contentPath, cwd) ?? {file: contentPath, contentPath, content: ''}
    return {
      text: () => {
        const text = readText(read())
        return 'text' in text ? text.text : ''
      },
      header: () => parseHeader(read()),
      parse: () => parseDocument(read()),
    }
  }
}
