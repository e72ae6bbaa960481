import type {Catalog} from '../core/catalog/catalog.ts'
import {ResidentContent} from '../host/resident-content.ts'
import type {ContentRoots} from '../host/roots.ts'
import {rules} from '../rules/index.ts'
import {type CheckRequest, type ContentReport, loadOptionsOf, reportOn} from './check.ts'

/** Content that stays in memory and is checked again after each change, at the cost of the change. */
export class ResidentCheck {
  readonly #request: CheckRequest
  readonly #content: ResidentContent
  readonly #changed = new Set<string>()
  #last: Promise<unknown> = Promise.resolve()

  private constructor(request: CheckRequest, content: ResidentContent) {
    this.#request = request
    this.#content = content
  }

  /**
   * Reads a content root.
   *
   * @throws {Failure} When the root or a file in it cannot be read.
   */
  static async open(request: CheckRequest): Promise<ResidentCheck> {
    return new ResidentCheck(request, await ResidentContent.load(request.content, rules, loadOptionsOf(request)))
  }

  /** The content as the last check left it. */
  get catalog(): Catalog {
    return this.#content.catalog
  }

  /** Absolute path of the content root. */
  get root(): ContentRoots {
    return this.#content.root
  }

  /** Takes a text that is open in an editor in place of what is on disk; without a text, what is on disk counts again. */
  open(contentPath: string, text: string | undefined): void {
    this.#content.open(contentPath, text)
    this.#changed.add(contentPath)
  }

  /** Says what has changed on disk; the next check takes it in. */
  touch(contentPaths: readonly string[]): void {
    for (const each of contentPaths) this.#changed.add(each)
  }

  /**
   * Takes in what has changed and checks everything; one check at a time.
   *
   * @param contentPaths Paths below the root; `.` where anything may have changed.
   * @throws {Failure} When the root or a file in it cannot be read; the next check takes in the same changes once more.
   */
  check(contentPaths: readonly string[] = []): Promise<ContentReport> {
    this.touch(contentPaths)
    const next = this.#last.then(() => this.#check())
    this.#last = next.catch(() => undefined)
    return next
  }

  async #check(): Promise<ContentReport> {
    const started = performance.now()
    const changed = [...this.#changed]
    this.#changed.clear()
    try {
      if (changed.length > 0) await this.#content.change(changed)
    } catch (error) {
      this.touch(changed)
      throw error
    }
    return await reportOn(this.#content, this.#request.now, started)
  }
}
