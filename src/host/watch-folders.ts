import {type FSWatcher, readdirSync, statSync, watch} from 'node:fs'
import path from 'node:path'

interface Watched {
  watcher: FSWatcher
  /** Tells a folder from another one that took its name. */
  inode: number
}

/**
 * Watches a folder and all below it, by a watcher for each folder.
 *
 * Node's own recursive watching holds on to the files it has found, and on Linux is deaf to a file that was once replaced by renaming
 * another one over it, which is how many editors save. A folder sees each of its names change, whatever file stands behind it. Hidden
 * folders and `node_modules` are passed over, links are not followed.
 */
export class FolderWatcher {
  readonly #root: string
  readonly #onChange: (relativePath: string | null) => void
  readonly #folders = new Map<string, Watched>()

  /**
   * @param onChange Gets the path below the root, with `/`; null where anything may have changed.
   * @throws When the root is missing, or the system does not let us watch.
   */
  constructor(root: string, onChange: (relativePath: string | null) => void) {
    this.#root = root
    this.#onChange = onChange
    if (!this.refresh()) throw Object.assign(new Error('there is no such folder'), {code: 'ENOENT'})
  }

  /** Takes in folders that have come, were replaced or have gone; tells whether the root is there. */
  refresh(): boolean {
    for (const [folder, {inode}] of [...this.#folders]) if (inodeOf(this.#absolute(folder)) !== inode) this.#forget(folder)
    const waiting = ['']
    for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
      this.#watch(folder)
      waiting.push(...this.#foldersIn(folder))
    }
    return this.#folders.has('')
  }

  /** Ends the watching. */
  close(): void {
    for (const folder of [...this.#folders.keys()]) this.#forget(folder)
  }

  // Before its folders are listed, so that none comes unseen in between.
  #watch(folder: string): void {
    const absolute = this.#absolute(folder)
    const inode = inodeOf(absolute)
    if (this.#folders.has(folder) || inode === undefined) return
    const watcher = watch(absolute, (_event, name) => this.#take(folder, name))
    watcher.on('error', () => this.#forget(folder))
    this.#folders.set(folder, {watcher, inode})
  }

  #take(folder: string, name: string | null): void {
    if (name === null) return this.#onChange(null)
    this.#onChange(folder ? `${folder}/${name}` : name)
  }

  #foldersIn(folder: string): string[] {
    try {
      const items = readdirSync(this.#absolute(folder), {withFileTypes: true})
      const inside = items.filter(item => item.isDirectory() && !item.name.startsWith('.') && item.name !== 'node_modules')
      return inside.map(({name}) => (folder ? `${folder}/${name}` : name))
    } catch {
      // Gone again, or not ours to read: the check says so.
      return []
    }
  }

  #forget(folder: string): void {
    this.#folders.get(folder)?.watcher.close()
    this.#folders.delete(folder)
  }

  #absolute(folder: string): string {
    return path.join(this.#root, folder)
  }
}

function inodeOf(absolute: string): number | undefined {
  const found = statSync(absolute, {throwIfNoEntry: false})
  return found?.isDirectory() ? found.ino : undefined
}
