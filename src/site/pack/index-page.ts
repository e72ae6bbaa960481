import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Subject} from '../../core/catalog/queries/subject.ts'
import {kinds} from '../../core/content/kinds.ts'
import {subjectKinds} from '../../core/content/schema/subject.ts'
import {capital} from '../capital.ts'
import {printedFile} from './printed.ts'

/** Makes the start page of a pack: search, a document for paper for each integration and service, and the lists. */
export function indexPage({catalog, subjects, lists, style, now}: IndexParts): string {
  const {organisation} = catalog.settings
  const parts = subjectKinds.map(kind => subjectList(kind, subjects))
  const others = lists.map(({file, title}) => `<li><a href="${file}">${text(title)}</a></li>`)
  return `<!doctype html><html lang="en" data-script="on"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(organisation)}, runbooks on this disk</title><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="${style}"></head>
<body><main id="content"><div class="page-head"><h1>${text(organisation)}</h1>
<p class="lead">Runbooks as of <time datetime="${now}">${now.slice(0, 16).replace('T', ' ')} UTC</time>. Nothing here is live.</p></div>
<div class="page-body"><form role="search" class="search-form"><label class="visually-hidden" for="query">Search</label>
<input id="query" type="search" name="q" placeholder="Code, alert, symptom or name" autocomplete="off" autocapitalize="none" spellcheck="false" autofocus></form>
<div data-results></div>
${parts.join('')}<h2>All pages</h2><ul>${others.join('')}</ul></div></main>
<script src="search-data.js"></script><script src="search.js"></script></body></html>
`
}

/** What the start page is made from. */
export interface IndexParts {
  catalog: Catalog
  subjects: readonly Subject[]
  /** Pages that list others, which are in the pack. */
  lists: readonly {file: string; title: string}[]
  /** File of the stylesheet. */
  style: string
  /** ISO 8601 UTC. */
  now: string
}

function subjectList(kind: Subject['kind'], subjects: readonly Subject[]): string {
  const items = subjects
    .filter(subject => subject.kind === kind)
    .map(subject => {
      const [page, paper] = [`${kinds[kind].folder}/${subject.id}/index.html`, printedFile(subject)].map(encodeURI)
      return `<li><a href="${page}">${text(subject.title)}</a> · <a href="${paper}">all of it, for paper</a></li>`
    })
  return items.length === 0 ? '' : `<h2>${capital(kinds[kind].many)}</h2><ul>${items.join('')}</ul>`
}

function text(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
