import type {AstroPrerenderer} from 'astro'
import pLimit from 'p-limit'
import {watchReads} from '../../core/catalog/reads.ts'
import type {PackedHead} from '../../host/packed-copies.ts'
import type {PageKeeper} from './page-keeper.ts'

/** What became of the pages of a build. */
export interface KeepReport {
  /** Pages that were taken from earlier builds. */
  kept: number
  /** Pages that were made, by their address, with the reason. */
  made: Map<string, string>
  /** A kept page that differs from the one that is made now, and where: something it depends on is not known. */
  wrong?: string
}

/**
 * Lets Astro render only pages that would come out other than they are kept; all others are handed to it as they are.
 *
 * A few of the kept pages are made all the same and compared, others in each build, so that a page that is kept wrongly does not stay.
 *
 * @param compareEvery One in how many kept pages is compared.
 */
export function keepingPrerenderer(inner: AstroPrerenderer, keeper: PageKeeper, report: KeepReport, compareEvery = 100): AstroPrerenderer {
  const offset = Math.floor(Math.random() * compareEvery)
  // What a page looks at is known only when no other one is being made.
  const one = pLimit(1)
  let shared: Iterable<string> = []
  const make = async (request: Request, options: RenderOptions): Promise<Made> => {
    const {value, reads} = await watchReads(async () => {
      const rendered = await inner.render(request, options)
      const response = rendered instanceof Response ? rendered : rendered.response
      return {response, page: isPage(response, options) ? Buffer.from(await response.arrayBuffer()) : undefined}
    })
    return {...value, reads: [...reads, ...shared]}
  }
  const render = async (request: Request, options: RenderOptions): Promise<Response> => {
    if (options.routeData.type !== 'page') return (await make(request, options)).response
    const {pathname} = new URL(request.url)
    // Once a kept page was wrong, none is trusted any more.
    const found = report.wrong === undefined ? keeper.find(pathname) : {why: 'a kept page was wrong'}
    if ('page' in found && report.kept % compareEvery !== offset) {
      report.kept++
      const response = answer(found.page)
      copies.set(response, found.copies)
      return response
    }
    const {response, page, reads} = await make(request, options)
    if (!page) return response
    if ('page' in found && !found.page.equals(page)) report.wrong = `${pathname} (${differenceOf(found.page, page)})`
    if ('page' in found) report.kept++
    else report.made.set(pathname, found.why)
    if (!('page' in found)) await keeper.keep(pathname, page, reads)
    return answer(page)
  }
  return {
    ...inner,
    async getStaticPaths() {
      const {value, reads} = await watchReads(() => inner.getStaticPaths())
      shared = reads
      return value
    },
    render: (request, options) => one(() => render(request, options)),
    async teardown() {
      await keeper.settled()
      await inner.teardown?.()
    },
  }
}

const copies = new WeakMap<Response, PackedHead>()

/** Gives the packed copies of a page that was answered with; nothing where it was made. */
export function copiesOf(response: Response): PackedHead | undefined {
  return copies.get(response)
}

type RenderOptions = Parameters<AstroPrerenderer['render']>[1]

interface Made {
  response: Response
  page: Buffer | undefined
  reads: string[]
}

function isPage(response: Response, {routeData}: RenderOptions): boolean {
  return routeData.type === 'page' && response.status === 200 && response.body !== null
}

function answer(page: Buffer): Response {
  return new Response(new Uint8Array(page), {headers: {'content-type': 'text/html'}})
}

// Enough of both to see what was not known.
function differenceOf(kept: Buffer, made: Buffer): string {
  const at = kept.findIndex((byte, index) => byte !== made[index])
  const [before, now] = [kept, made].map(page => page.toString('utf8', Math.max(0, at - 20), at + 40).replaceAll('\n', ' '))
  return `kept: …${before}…, now: …${now}…`
}
