import type {SiteLanguage} from '../../core/content/schema/site.ts'
import * as de from './de.ts'
import * as en from './en.ts'

/** What pages say of themselves. */
export type PageWords = typeof en.pages

/** What elements say in the browser. */
export type BrowserWords = typeof en.browser

/** The words of each language; a language is one file that says all that English says. */
export const languages: Record<SiteLanguage, {pages: PageWords; browser: BrowserWords}> = {en, de}
