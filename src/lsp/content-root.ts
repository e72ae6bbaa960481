import {realpathSync} from 'node:fs'
import type {CheckRequest, ContentReport} from '../check/check.ts'
import {ResidentCheck} from '../check/resident.ts'
import type {Catalog} from '../core/catalog/catalog.ts'
import {type Document, parseDocument} from '../core/content/document.ts'
import {settingsName} from '../core/content/entry-names.ts'
import {parseSettings} from '../core/content/settings.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {contentPaths} from '../core/lint/fingerprint.ts'
import type {Edited} from '../editor/edited.ts'
import {displayPath} from '../host/content.ts'
import {absolutePath, type ContentRoots, contentPathOf, firstRoot} from '../host/roots.ts'
import {type ContentWatch, watchContent} from '../host/watch-content.ts'
import {sourceKinds} from '../status/source/index.ts'
import {pathBelow, uriOfPath} from './file-address.ts'

/** Milliseconds in which what is typed together is gathered. */
const together = 80

/** A text that is open in an editor. */
interface OpenText {
  /** As the editor spells it. */
  uri: string
  version: number
  text: string
}

/** What a content root tells about. */
export interface RootListener {
  /** The findings of a file, by its address; none where all were mended. */
  found(uri: string, diagnostics: readonly Diagnostic[], uriOf: (file: string) => string): void
  /** The content could not be read or watched. */
  failed(error: unknown): void
}

/** A content root whose files are open in an editor: it is checked again when one changes, in the editor or on disk. */
export class ContentRoot {
  readonly #resident: ResidentCheck
  readonly #listener: RootListener
  readonly #cwd: string
  readonly #real: string
  readonly #open = new Map<string, OpenText>()
  readonly #said = new Map<string, string>()
  #watch: ContentWatch | undefined
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> = Promise.resolve()
  #isWaiting = false
  #report: ContentReport | undefined

  private constructor(resident: ResidentCheck, listener: RootListener, cwd: string) {
    this.#resident = resident
    this.#listener = listener
    this.#cwd = cwd
    this.#real = realpathSync(firstRoot(resident.root))
  }

  /**
   * Reads a content root and begins to watch it.
   *
   * @throws {Failure} When the root or a file in it cannot be read.
   */
  static async open(request: CheckRequest & {cwd: string}, listener: RootListener): Promise<ContentRoot> {
    const root = new ContentRoot(await ResidentCheck.open(request), listener, request.cwd)
    try {
      root.#watch = watchContent(root.roots, paths => root.#touch(paths))
    } catch (error) {
      listener.failed(error)
    }
    root.#start()
    return root
  }

  /** The root with those that are read with it; absolute paths. */
  get roots(): ContentRoots {
    return this.#resident.root
  }

  /** The content as the last check saw it, open texts in place of saved ones. */
  get catalog(): Catalog {
    return this.#resident.catalog
  }

  /** Gives the path of a file in the content, that of roots read with this one too; nothing for a file elsewhere. */
  contentPathOf(file: string): string | undefined {
    return contentPathOf(this.roots, file) ?? pathBelow(this.#real, file)
  }

  /** Takes the text of a file as the editor has it. */
  take(contentPath: string, open: OpenText): void {
    this.#open.set(contentPath, open)
    this.#resident.open(contentPath, open.text)
    this.#touch([contentPath])
  }

  /** Lets the text of a file go that the editor has closed; what is on disk counts again. */
  letGo(contentPath: string): void {
    this.#open.delete(contentPath)
    this.#resident.open(contentPath, undefined)
    this.#touch([contentPath])
  }

  /** Takes in files that have changed on disk. */
  changed(contentPaths: readonly string[]): void {
    this.#touch(contentPaths)
  }

  /** Gives a file as the editor has it, with the content around it; nothing for one that is not open. */
  edited(contentPath: string): (Edited & {open: OpenText}) | undefined {
    const open = this.#open.get(contentPath)
    if (!open) return undefined
    const {catalog} = this
    return {catalog, document: this.#documentOf(contentPath, open.text), sourceKinds: sourceKinds(), open}
  }

  #documentOf(contentPath: string, content: string): Document {
    const unedited = this.catalog.documents.find(each => each.contentPath === contentPath)
    if (unedited?.text === content) return unedited
    const file = displayPath(this.roots, contentPath, this.#cwd)
    const document = parseDocument({file, contentPath, content})
    // Settings are YAML from the first line on, and no entry.
    if (contentPath !== settingsName) return document
    return {...document, frontmatter: parseSettings({file, contentPath, content}, sourceKinds()).frontmatter}
  }

  /** Waits until what has changed was checked. */
  async settled(): Promise<void> {
    if (this.#isWaiting) this.#start()
    await this.#running
  }

  /** Lists the findings of a file as of the last check. */
  findingsIn(file: string): readonly Diagnostic[] {
    return this.#report?.diagnostics.filter(each => each.file === file) ?? []
  }

  /** Gives the address of a file that findings and spans name, as the editor spells it where it is open. */
  uriOf(file: string, pathOf = contentPaths(this.catalog)): string {
    const contentPath = pathOf(file)
    return this.#open.get(contentPath)?.uri ?? uriOfPath(absolutePath(this.roots, contentPath))
  }

  /** Gives the version of a file that is open, and null for others. */
  versionOf(uri: string): number | null {
    return [...this.#open.values()].find(each => each.uri === uri)?.version ?? null
  }

  /** Ends the watching. */
  close(): void {
    clearTimeout(this.#timer)
    this.#watch?.close()
  }

  #touch(contentPaths: readonly string[]): void {
    this.#resident.touch(contentPaths)
    this.#isWaiting = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#start(), together)
  }

  #start(): void {
    clearTimeout(this.#timer)
    this.#isWaiting = false
    this.#running = this.#running.then(() => this.#check())
  }

  async #check(): Promise<void> {
    try {
      this.#report = await this.#resident.check()
      this.#watch?.follow(this.catalog)
      this.#tell(this.#report.diagnostics)
    } catch (error) {
      this.#listener.failed(error)
    }
  }

  // Only what has changed: of ten thousand files most have nothing new to say.
  #tell(diagnostics: readonly Diagnostic[]): void {
    const pathOf = contentPaths(this.catalog)
    const uriOf = (file: string) => this.uriOf(file, pathOf)
    const byUri = Map.groupBy(diagnostics, ({file}) => uriOf(file))
    for (const uri of new Set([...this.#said.keys(), ...byUri.keys(), ...[...this.#open.values()].map(({uri}) => uri)])) {
      const found = byUri.get(uri) ?? []
      const said = JSON.stringify(found)
      if (this.#said.get(uri) === said) continue
      this.#said.set(uri, said)
      this.#listener.found(uri, found, uriOf)
    }
  }
}
