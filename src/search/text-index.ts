import {addressOf} from '../core/catalog/address.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {codePages} from '../core/catalog/queries/codes.ts'
import {exactLookup} from '../core/catalog/queries/lookup.ts'
import {firstRunbookOf} from '../core/catalog/queries/runbook-of.ts'
import {kindInWords, kindNames} from '../core/content/kinds.ts'
import {joined, looksLikeCode} from './parts.ts'
import {stemsOf} from './stem.ts'
import {bodyStems, type TextIndex, type Told} from './symptoms.ts'

/**
 * Gathers what is found in plain words: failure modes with their runbooks, then runbooks; and the codes that stand in the text of all entries.
 *
 * @param href Makes an address of the site of a path without base.
 */
export function textIndexOf(catalog: Catalog, href: (address: string) => string): TextIndex {
  const {language} = catalog.settings.site
  const runbooks = catalog.list('runbook')
  const modes = catalog.list('failure-mode')
  const meanings = Map.groupBy(
    codePages(catalog).flatMap(({claims}) => claims),
    ({mode}) => mode.id,
  )
  const told = [
    ...runbooks.map(runbook => toldOf(runbook, href, {symptoms: [], about: [], language})),
    ...modes.map(mode => {
      const codes = (meanings.get(mode.id) ?? []).flatMap(({meaning}) => meaning ?? [])
      const says = mode.data.alerts.flatMap(({says: sentence, name}) => [sentence ?? '', name])
      const leadsTo = runbooks.findIndex(({id}) => id === firstRunbookOf(mode))
      return {
        ...toldOf(mode, href, {symptoms: mode.data.symptoms, about: [...codes, ...says], language}),
        ...(leadsTo >= 0 && {leadsTo}),
      }
    }),
  ]
  const ask = {title: 'who is on call', url: href('/oncall/')}
  return {language, told, synonyms: synonymsIn(catalog), ...mentionsIn(catalog, href), details: detailsIn(catalog, href), ask}
}

// Where several codes share a page the first of them speaks for it.
function detailsIn(catalog: Catalog, href: (address: string) => string): TextIndex['details'] {
  const told = exactLookup(catalog).flatMap(({address, detail}) => (detail === undefined ? [] : [[href(address), detail] as const]))
  return Object.fromEntries(told.reverse())
}

function toldOf(
  entry: Entry<'runbook'> | Entry<'failure-mode'>,
  href: (address: string) => string,
  {symptoms, about, language}: Pick<Told, 'symptoms' | 'about'> & Pick<TextIndex, 'language'>,
): Told {
  const {aliases, summary} = entry.data
  const sentences = [...(summary ? [summary] : []), ...about].filter(text => text !== '')
  const known = new Set([entry.title, ...aliases, ...symptoms, ...sentences].flatMap(text => stemsOf(text, language)))
  return {
    url: href(addressOf(entry)),
    title: entry.title,
    what: kindInWords(entry.kind),
    aliases,
    symptoms: symptoms.map(text => text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
    about: sentences,
    body: bodyStems(proseOf(entry), known, language),
  }
}

// Commands are for the shell; who describes a failure does not say `jq`.
function proseOf(entry: Entry): string {
  const {text} = entry.document
  const body = text.slice(text.indexOf('\n---', 3) + 4)
  return body.replace(/```[\s\S]*?```/g, ' ').replace(/\]\([^)]*\)/g, '] ')
}

// `ERP = NetSuite` in settings.
function synonymsIn(catalog: Catalog): string[][] {
  return catalog.settings.search.synonyms.map(line => line.split('=').map(word => word.trim()))
}

function mentionsIn(catalog: Catalog, href: (address: string) => string): Pick<TextIndex, 'mentions' | 'pages'> {
  const pages: TextIndex['pages'] = []
  const mentions: Record<string, number[]> = Object.create(null)
  for (const entry of kindNames.flatMap(kind => catalog.list(kind) as Entry[])) {
    const found = new Set(wordsOf(entry.document.text))
    if (found.size === 0) continue
    const at = pages.push({url: href(addressOf(entry)), title: entry.title, what: kindInWords(entry.kind)}) - 1
    for (const word of found) mentions[word] = [...(mentions[word] ?? []), at].slice(0, 5)
  }
  return {mentions, pages}
}

function wordsOf(text: string): string[] {
  const words = text.split(/[\s"'`<>{}()[\],;=|/]+/).map(word => word.replace(/^[:.*_]+|[.:!?*_]+$/g, ''))
  return words
    .filter(word => word.length <= 60 && looksLikeCode(word))
    .map(joined)
    .filter(word => word.length > 1)
}
