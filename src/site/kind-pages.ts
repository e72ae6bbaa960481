import type {Entry, Target} from '../core/catalog/catalog.ts'
import {type Kind, kindNames, kinds} from '../core/content/kinds.ts'
import {base} from '../core/content/schema/base.ts'
import {isFreeKey} from '../core/content/schema/fit.ts'
import {schemas} from '../core/content/schema/index.ts'
import {pathInWords} from '../core/content/schema/issues.ts'
import {referencesIn} from '../core/content/schema/references.ts'

/** Lists the kinds that share one list and one page, because the site has none that were made for them. */
export function sharingPages(): Kind[] {
  return kindNames.filter(kind => !kinds[kind].hasOwnPage)
}

/** A field of an entry as a page shows it. */
export interface ShownField {
  key: string
  /** The key as words: `dependsOn` → `Depends on`. */
  name: string
  value: unknown
}

/** Lists what an entry says beside what every page shows of every entry; empty lists are left out. */
export function fieldsOf({data, document}: Entry): ShownField[] {
  const own = Object.entries(document.frontmatter.data).filter(([key, value]) => isFreeKey(key) && value !== null)
  const fields = Object.entries(data).filter(([key]) => !(key in base))
  const shown = [...fields, ...own].filter(([, value]) => value !== undefined && !isEmpty(value))
  return shown.map(([key, value]) => ({key, name: nameOfField(key), value}))
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** Says the key of a field as words: `dependsOn` → `Depends on`, `x-cost-centre` → `Cost centre`. */
export function nameOfField(key: string): string {
  const words = (isFreeKey(key) ? key.slice(2) : key).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`).replaceAll(/[-_]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Gives what the values of an entry name, by path such as `steps[0].owner`. */
export function targetsIn({kind, data}: Entry): Map<string, Target> {
  const targets = new Map<string, Target>()
  for (const {path, target} of referencesIn(schemas[kind], data)) {
    if (target.kind) targets.set(pathInWords(path), {kind: target.kind, id: target.id})
  }
  return targets
}
