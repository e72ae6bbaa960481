import type {SiteLanguage} from '../../core/content/schema/site.ts'
import {site} from '../site.ts'
import {languages, type PageWords} from './languages.ts'

/** Gives the words of pages in the language of the site. */
export function said(): PageWords {
  return languages[language()].pages
}

/** Names the language of the site. */
export function language(): SiteLanguage {
  return site().catalog.settings.site.language
}

/** Says a kind of thing in the language of the site; a kind of a configuration has the name that it gives. */
export function kindSaid(kind: string): string {
  return said().kinds[kind] ?? kind
}

/** Says a place of the menu by its key. */
export function placeSaid(key: string, title: string): string {
  return said().places[key] ?? title
}

/** Says what a group of the menu is for; nothing for a group without a heading. */
export function groupSaid(group: string | undefined): string | undefined {
  return group === undefined ? undefined : said().groups[group]
}
