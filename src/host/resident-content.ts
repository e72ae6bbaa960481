import {statSync} from 'node:fs'
import path from 'node:path'
import type {Catalog} from '../core/catalog/catalog.ts'
import {calendarSource} from '../core/content/calendar-files.ts'
import type {Document} from '../core/content/document.ts'
import {settingsName} from '../core/content/entry-names.ts'
import {passedOver} from '../core/content/passed-over.ts'
import type {SettingsFile} from '../core/content/settings.ts'
import type {SourceFile} from '../core/content/source.ts'
import {specPath} from '../core/content/spec-files.ts'
import type {Finding} from '../core/lint/diagnostic.ts'
import type {Rule} from '../core/lint/rule.ts'
import {Analyzer} from './analyze.ts'
import {catalogFrom, settingsOf} from './catalog.ts'
import {type LoadedForCheck, type LoadOptions, loadForCheck} from './check-content.ts'
import {displayPath, ignoredBy, isContentPath, looksLikeEntry, readSource} from './content.ts'
import {knownIn} from './local-findings.ts'
import {type ContentRoots, located} from './roots.ts'

/** From so many changed files on, all content is read anew, which lets helpers do the work. */
const mostAtOnce = 200

/**
 * Content that stays in memory: after a change only what has changed is read and parsed again.
 *
 * Texts that are open in an editor win over the files on disk, also where there is no such file yet.
 */
export class ResidentContent {
  readonly #given: ContentRoots
  readonly #rules: readonly Rule[]
  readonly #options: LoadOptions & {cwd: string}
  readonly #open = new Map<string, string>()
  #loaded: LoadedForCheck
  #analyzer: Analyzer

  private constructor(given: ContentRoots, rules: readonly Rule[], options: LoadOptions & {cwd: string}, loaded: LoadedForCheck) {
    this.#given = given
    this.#rules = rules
    this.#options = options
    this.#loaded = loaded
    this.#analyzer = this.#analyzerFor(loaded.root, loaded.catalog.settingsFile)
  }

  /**
   * Reads a content root.
   *
   * @throws {Failure} When the root or a file in it cannot be read.
   */
  static async load(root: ContentRoots, rules: readonly Rule[], options: LoadOptions = {}): Promise<ResidentContent> {
    const at = {...options, cwd: options.cwd ?? process.cwd()}
    return new ResidentContent(root, rules, at, await loadForCheck(root, rules, at))
  }

  /** The content as it is now. */
  get catalog(): Catalog {
    return this.#loaded.catalog
  }

  /** Absolute path of the content root. */
  get root(): ContentRoots {
    return this.#loaded.root
  }

  /** What local rules found, by rule id. */
  get known(): ReadonlyMap<string, readonly Finding[]> {
    return this.#loaded.known
  }

  /** Takes a text that is open in an editor in place of what is on disk; without a text, what is on disk counts again. */
  open(contentPath: string, text: string | undefined): void {
    if (text === undefined) this.#open.delete(contentPath)
    else this.#open.set(contentPath, text)
  }

  /**
   * Takes in what has changed.
   *
   * @param contentPaths Paths below the root; `.` where anything may have changed.
   * @throws {Failure} When the root or a file in it cannot be read; what was known before stays.
   */
  async change(contentPaths: readonly string[]): Promise<void> {
    if (contentPaths.length > mostAtOnce || contentPaths.some(each => this.#reachesFar(each))) return await this.#readAll()
    this.#replace(contentPaths)
  }

  async #readAll(): Promise<void> {
    this.#loaded = await loadForCheck(this.#given, this.#rules, this.#options)
    this.#analyzer = this.#analyzerFor(this.root, this.catalog.settingsFile)
    if (this.#open.size > 0) this.#replace([...this.#open.keys()])
  }

  // What is said of a file hangs on the settings; below a folder anything may have come or gone.
  #reachesFar(contentPath: string): boolean {
    if (this.#open.has(contentPath)) return false
    const {root, below} = located(this.root, contentPath)
    return below === settingsName || below === '.' || isFolderOrGone(path.join(root, below), below)
  }

  #replace(contentPaths: readonly string[]): void {
    const {catalog, root, found} = this.#loaded
    const {cwd} = this.#options
    const wanted = new Set(contentPaths)
    const was = catalog.written.filter(({contentPath}) => wanted.has(contentPath))
    const settings = wanted.has(settingsName) ? settingsOf(this.#sourceOf(settingsName)) : catalog.settingsFile
    if (settings && settings !== catalog.settingsFile) this.#judgeSettings(settings)
    const made = this.#analyzer.analyze(this.#sourcesOf(contentPaths))
    const documents = [...catalog.written.filter(({contentPath}) => !wanted.has(contentPath)), ...made.map(({document}) => document)]
    const readsBeside = [...was, ...made.map(({document}) => document)].some(namesFile) || contentPaths.some(each => !this.#isEntry(each))
    const parts = {root, cwd, documents, settings, overrides: this.#options.overrides ?? {}}
    const next = readsBeside ? catalogFrom(parts).catalog : catalog.ofFiles(documents)
    for (const {file} of was) found.delete(file)
    for (const {document, findings} of made) if (Object.keys(findings).length > 0) found.set(document.file, findings)
    this.#loaded = {root, catalog: next, found, known: knownIn(next, found, this.#ruleIds(), this.#analyzer)}
  }

  // What they mean for other files is said when they are saved: then all of those are judged again.
  #judgeSettings(settings: SettingsFile): void {
    this.#analyzer = this.#analyzerFor(this.root, settings)
    this.#loaded.found.set(settings.file, this.#analyzer.find([]).get(settings.file) ?? {})
  }

  #sourcesOf(contentPaths: readonly string[]): SourceFile[] {
    return contentPaths.filter(each => this.#isEntry(each)).flatMap(each => this.#sourceOf(each) ?? [])
  }

  #sourceOf(contentPath: string): SourceFile | undefined {
    const {root} = this.#loaded
    const text = this.#open.get(contentPath)
    if (text !== undefined) return {file: displayPath(root, contentPath, this.#options.cwd), contentPath, content: text}
    return readSource(root, contentPath, this.#options.cwd)
  }

  #isEntry(contentPath: string): boolean {
    const {root, below} = located(this.root, contentPath)
    if (below === settingsName || !isContentPath(below) || this.#isPassedOver(contentPath)) return false
    return this.#open.has(contentPath) || looksLikeEntry(root, below)
  }

  // A further root says of itself, too, what is passed over in it.
  #isPassedOver(contentPath: string): boolean {
    const {root, below} = located(this.root, contentPath)
    if (passedOver(this.catalog.settings.ignore)(contentPath)) return true
    return below !== contentPath && passedOver(ignoredBy(readSource(root, settingsName, this.#options.cwd)))(below)
  }

  #ruleIds(): string[] {
    return this.#rules.filter(({local}) => local).map(({id}) => id)
  }

  #analyzerFor(root: ContentRoots, settings: SettingsFile | undefined): Analyzer {
    const {cwd, overrides = {}} = this.#options
    return new Analyzer({root, cwd, overrides, rules: this.#rules.filter(({local}) => local), ...(settings && {settings})})
  }
}

function namesFile(document: Document): boolean {
  return calendarSource(document) !== undefined || specPath(document) !== undefined
}

// A name without an ending may be that of a folder that has gone.
function isFolderOrGone(absolute: string, contentPath: string): boolean {
  const found = statSync(absolute, {throwIfNoEntry: false})
  return found ? found.isDirectory() : !/\.[^/]*$/.test(contentPath)
}
