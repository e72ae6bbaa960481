import {nearest} from '../format/suggest.ts'
import {kindOfFolder} from './kinds.ts'
import {belowRoot} from './roots.ts'

/** Name of the settings file at the content root. */
export const settingsName = 'settings.yaml'

// What a slip of the hand or a program that adds an ending of its own makes of `.mdx`.
const entryEnding = /\.(?:mdx|md|markdown|mxd|dmx|mdxx)(?![a-z0-9])/i

/** Copies that editors and merges leave behind; nobody takes them for the entry. */
const leftBehind = /(?:~|\.(?:bak|orig|rej|sw[a-p]|tmp|part|crdownload))$|^#.*#$/i

/** Endings of files that may stand beside entries and are texts an entry could have been saved as. */
const textEnding = /\.(?:ya?ml|txt|text|rst|adoc)$/i

/**
 * Tells whether a path is that of an entry or of the settings, or was meant to be: `settings.yml`, `Setting.yaml`, `teams/ops.mdx.txt`.
 *
 * Pictures and calendars may stand beside entries; a text that looks like an entry is never passed over in silence.
 */
export function isEntryName(contentPath: string): boolean {
  const name = nameOf(contentPath)
  if (leftBehind.test(name) || /\.(?:png|jpe?g|gif|svg|webp|avif|pdf|zip|t?gz|ics|json|csv|html?)$/i.test(name))
    return isSettingsSlip(contentPath)
  return entryEnding.test(name) || isSettingsSlip(contentPath)
}

/** Tells whether a path at the content root is one letter or ending away from `settings.yaml`, and so not read. */
export function isSettingsSlip(contentPath: string): boolean {
  if (contentPath.includes('/') || contentPath === settingsName || leftBehind.test(contentPath)) return false
  const [, base = '', ending = ''] = /^\.?([^.]*)(.*)$/.exec(contentPath.toLowerCase().trim()) ?? []
  if (ending === '' && base === '') return false
  if (base !== 'settings' && nearest(base, ['settings']) === undefined) return false
  return /^(?:\.(?:ya?ml|yam|ymal|json|jsonc|json5|toml|txt))*$/.test(ending)
}

/** Tells whether the text of a file decides whether it is an entry by another name: `teams/ops`, `teams/ops.yaml`. */
export function mayBeEntry(contentPath: string): boolean {
  const [folder = '', ...rest] = belowRoot(contentPath).split('/')
  const name = nameOf(contentPath)
  if (rest.length === 0 || !kindOfFolder(folder) || leftBehind.test(name) || isEntryName(contentPath)) return false
  return !name.trim().includes('.') || textEnding.test(name.trim())
}

/** What a specification says of itself; one may stand beside the contract that names it. */
const opensAsSpec = /^["']?(?:\$schema|\$id|\$defs|openapi|asyncapi|swagger)["']?:/m

/** Tells whether a text opens as an entry does: with a title, bare or between `---` lines; one that opens as a specification does not. */
export function opensAsEntry(text: string): boolean {
  const header = /^\uFEFF?\s*(?:---[ \t]*\r?\n)?((?:[ \t]*[^\r\n]*\r?\n?){0,40})/.exec(text)?.[1] ?? ''
  return /^title:[ \t]*\S/m.test(header) && !opensAsSpec.test(header)
}

/** Gives the name an entry should have had: `teams/ops.mdx.txt` → `teams/ops.mdx`, `teams/ops.markdown` → `teams/ops.md`. */
export function entryNameMeant(contentPath: string): string {
  const folder = contentPath.slice(0, contentPath.lastIndexOf('/') + 1)
  const name = nameOf(contentPath)
  const end = entryEnding.exec(name)?.index ?? /\.[^.]*$/.exec(name)?.index ?? name.length
  const ending = /^\.(?:md|markdown)(?![a-z0-9])/i.test(name.slice(end)) ? '.md' : '.mdx'
  return `${folder}${name.slice(0, end).trim()}${ending}`
}

function nameOf(contentPath: string): string {
  return contentPath.slice(contentPath.lastIndexOf('/') + 1)
}
