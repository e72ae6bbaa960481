import type {Subject} from '../../core/catalog/queries/subject.ts'
import {kinds} from '../../core/content/kinds.ts'
import {subjectKinds} from '../../core/content/schema/subject.ts'
import {linkedFiles, mainOf} from './local-page.ts'

/** A page of the pack: its file and what stands in it. */
export interface PackedPage {
  file: string
  html: string
}

const followed = /^(?:failure-modes|runbooks|escalation-paths)\/[^/]+\/index\.html$/

/** Names the document for paper of an integration or service; one id may be of both. */
export function printedFile({kind, id}: Subject): string {
  return kind === 'integration' ? `print/${id}.html` : `print/${kinds[kind].folder}/${id}.html`
}

/** Tells whether a page of the site is one of an integration or service. */
export function isOfSubject(file: string): boolean {
  return subjectKinds.some(kind => file.startsWith(`${kinds[kind].folder}/`))
}

/**
 * Lists what belongs to an integration or service: its page, its failures, their runbooks and escalation paths, in this order.
 *
 * @param pages Pages of the site by file.
 */
export function pagesOfSubject({kind, id}: Subject, pages: ReadonlyMap<string, string>): PackedPage[] {
  const own = `${kinds[kind].folder}/${id}/index.html`
  const modes = new Set(next(own, pages).filter(file => file.startsWith('failure-modes/')))
  const runbooks = new Set([...modes].flatMap(file => next(file, pages)).filter(file => file.startsWith('runbooks/')))
  const paths = new Set(
    [own, ...modes, ...runbooks].flatMap(file => next(file, pages)).filter(file => file.startsWith('escalation-paths/')),
  )
  return [own, ...modes, ...runbooks, ...paths].map(file => ({file, html: pages.get(file) ?? ''}))
}

function next(file: string, pages: ReadonlyMap<string, string>): string[] {
  return [...new Set(linkedFiles(pages.get(file) ?? ''))].filter(each => followed.test(each) && pages.has(each))
}

/**
 * Puts pages behind one another as one document for paper: links between them lead within it, everything folded is open.
 *
 * @param pages Pages of the site, as they are there.
 */
export function printedTogether(pages: readonly PackedPage[]): string {
  const first = pages[0]?.html ?? ''
  const files = new Map(pages.map(({file}, index) => [`/${file.replace(/index\.html$/, '')}`, `p${index}`]))
  const parts = pages.map(
    ({html}, index) => `<section class="printed" id="p${index}">${ownNames(mainOf(html), `p${index}`, files)}</section>`,
  )
  const head = first.slice(0, first.indexOf('<body'))
  return `${head}<body><main id="content">${parts.join('\n')}</main></body></html>\n`
}

function ownNames(html: string, prefix: string, files: ReadonlyMap<string, string>): string {
  return html
    .replaceAll(/\s(id|for|aria-labelledby|aria-describedby|aria-controls|popovertarget)="([^"]+)"/g, (_all, name: string, ids: string) => {
      const own = ids.split(' ').map(id => `${prefix}-${id}`)
      return ` ${name}="${own.join(' ')}"`
    })
    .replaceAll(/\shref="([^"#]*)(#[^"]*)?"/g, (whole, address: string, anchor: string | undefined) => {
      const target = address === '' ? prefix : files.get(address)
      return target === undefined ? whole : ` href="#${target}${anchor === undefined ? '' : `-${anchor.slice(1)}`}"`
    })
    .replaceAll('<details', '<details open')
}
