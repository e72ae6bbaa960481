import {existsSync} from 'node:fs'
import path from 'node:path'
import type {CheckRequest} from '../check/check.ts'
import {settingsName} from '../core/content/entry-names.ts'
import {kindNames, kinds} from '../core/content/kinds.ts'
import type {Edited} from '../editor/edited.ts'
import {contentRootOf} from '../host/content-around.ts'
import {isFolder} from '../host/content-walk.ts'
import type {ContentRoots} from '../host/roots.ts'
import {ContentRoot, type RootListener} from './content-root.ts'
import {pathOfUri} from './file-address.ts'

/** What a workspace is opened with. */
export interface WorkspaceOptions extends Omit<CheckRequest, 'content' | 'cwd'> {
  /** Content roots that were opened together, or one, absolute or below a folder of the workspace. */
  content: ContentRoots
}

/** A file of a content root, as an editor names it. */
export interface Placed {
  root: ContentRoot
  contentPath: string
}

/** The content roots whose files an editor has open. */
export class Workspace {
  readonly #options: WorkspaceOptions
  readonly #listener: RootListener
  #taken: Promise<void> = Promise.resolve()
  readonly #roots = new Map<string, Promise<ContentRoot | undefined>>()

  constructor(options: WorkspaceOptions, listener: RootListener) {
    this.#options = options
    this.#listener = listener
  }

  /**
   * Opens the content of folders.
   *
   * @returns Whether there was any.
   */
  async openFolders(folders: readonly string[]): Promise<boolean> {
    const found = new Set(folders.flatMap(folder => this.#contentIn(folder) ?? []))
    const roots = await Promise.all([...found].map(folder => this.#open(folder)))
    return roots.length > 0
  }

  /** Takes the text of a file as the editor has it; texts are taken in the order in which they come. */
  take(uri: string, version: number, text: string): void {
    this.#inOrder(uri, ({root, contentPath}) => root.take(contentPath, {uri, version, text}))
  }

  /** Lets the text of a file go that the editor has closed. */
  letGo(uri: string): void {
    this.#inOrder(uri, ({root, contentPath}) => root.letGo(contentPath))
  }

  /** Takes in that a file has changed on disk. */
  changed(uri: string): void {
    this.#inOrder(uri, ({root, contentPath}) => root.changed([contentPath]))
  }

  #inOrder(uri: string, then: (placed: Placed) => void): void {
    const take = async () => {
      const placed = await this.#find(uri)
      if (placed) then(placed)
    }
    this.#taken = this.#taken.then(take).catch(error => this.#listener.failed(error))
  }

  /** Finds the content root of a file once all texts are taken, and opens it where that is a new one; nothing for what is no content. */
  async find(uri: string): Promise<Placed | undefined> {
    await this.#taken
    return await this.#find(uri)
  }

  async #find(uri: string): Promise<Placed | undefined> {
    const file = pathOfUri(uri)
    if (file === undefined) return undefined
    for (const root of await this.roots()) {
      const contentPath = root.contentPathOf(file)
      if (contentPath !== undefined) return {root, contentPath}
    }
    const folder = contentRootOf(file)
    const root = folder === undefined ? undefined : await this.#open(folder)
    const contentPath = root?.contentPathOf(file)
    return root && contentPath !== undefined ? {root, contentPath} : undefined
  }

  /** Finds a file that is open in the editor, with the content around it. */
  async edited(uri: string): Promise<(Edited & Placed) | undefined> {
    const placed = await this.find(uri)
    const edited = placed?.root.edited(placed.contentPath)
    return placed && edited && {...edited, ...placed}
  }

  /** Lists the content roots that could be read. */
  async roots(): Promise<ContentRoot[]> {
    const roots = await Promise.all(this.#roots.values())
    return roots.filter(root => root !== undefined)
  }

  /** Ends all watching. */
  async close(): Promise<void> {
    for (const root of await this.roots()) root.close()
  }

  #open(folder: string): Promise<ContentRoot | undefined> {
    const open = this.#roots.get(folder)
    if (open) return open
    // Where findings are relative to is no matter in an editor, which shows addresses.
    const {content: given} = this.#options
    const content = typeof given !== 'string' && given.first === folder ? given : folder
    const opened = ContentRoot.open({...this.#options, content, cwd: path.dirname(folder)}, this.#listener).catch(error => {
      this.#roots.delete(folder)
      this.#listener.failed(error)
      return undefined
    })
    this.#roots.set(folder, opened)
    return opened
  }

  // A folder of a workspace holds content, or is content.
  #contentIn(folder: string): string | undefined {
    const below = contentBelow(folder, this.#options.content)
    return [below, folder].find(each => isFolder(each) && holdsContent(each))
  }
}

function contentBelow(folder: string, content: ContentRoots): string {
  return typeof content === 'string' ? path.resolve(folder, content) : content.first
}

function holdsContent(folder: string): boolean {
  const names = [settingsName, ...kindNames.map(kind => kinds[kind].folder)]
  return names.some(name => existsSync(path.join(folder, name)))
}
