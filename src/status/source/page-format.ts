import {isoOf} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {type Component, measureOf, type Nameless, statusOf} from './vendor-state.ts'

/** What stands on a status page. */
export interface PageContent {
  components: readonly Component[]
  /** Trouble that it announces without naming a component. */
  nameless?: Nameless | undefined
}

/** How a status page of one form is told and read; `statusPage.format` of a system names the kind of source that has it. */
export interface PageFormat {
  /** Who answers so, to go on after `it did not answer as `: `Gatus does`. */
  readonly answersAs: string
  /** Tells by the shape of an answer whether it is such a page. */
  recognises(body: unknown): boolean
  /**
   * Lists what a page that was recognised shows; signals are answered from it.
   *
   * @throws {SourceFailure} When it turns out to be no such page.
   */
  contentOf(answered: Answered): PageContent
  /** Says how a vendor is; missing where it is as the worst of its components, and the page tells no incidents. */
  stateOf?(answered: Answered, wanted: readonly string[]): SaidStatus
}

/**
 * Gives what an answer shows.
 *
 * @throws {SourceFailure} When it is no page of the format.
 */
export function contentOf(format: PageFormat, answered: Answered): PageContent {
  const {status, body} = answered
  if (status >= 400 || !format.recognises(body)) throw shapeFailure(status, `as ${format.answersAs}`)
  return format.contentOf(answered)
}

/**
 * Says how a vendor is whose status page gave an answer.
 *
 * @param wanted Names as the system lists them; empty means all.
 * @throws {SourceFailure} When it is no page of the format.
 */
export function stateOf(format: PageFormat, answered: Answered, wanted: readonly string[]): SaidStatus {
  const {components, nameless} = contentOf(format, answered)
  return format.stateOf?.(answered, wanted) ?? statusOf(components, wanted, {observedAt: isoOf(answered.at), incidents: [], nameless})
}

/**
 * Makes a source of signals of a status page: a query is the name of a component.
 *
 * @param path Path of the page below the source's address; empty where the address is the page itself.
 */
export function pageSource(format: PageFormat, request: Request, path = ''): Source {
  return {
    async read(questions) {
      const answered = await request(path, {conditional: true})
      const {components, nameless} = contentOf(format, answered)
      const read = {observedAt: isoOf(answered.at), nameless}
      return {measures: new Map(questions.map(each => [each.signal, measureOf(components, each, read)])), remarks: []}
    },
  }
}
