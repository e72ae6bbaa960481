// While a site of another language is built, its file stands in the place of this one.
import {browser} from './en.ts'

/** What elements say, in the language of the site. */
export const words = browser

/** Says a state in that language: `unknown` → `unbekannt`; a word that is no state stays. */
export function stateInWords(state: string): string {
  return browser.states[state] ?? state
}

/** Says the kind of a page in that language: `failure mode` → `Störung`. */
export function kindInWords(kind: string): string {
  return browser.kinds[kind] ?? kind
}
