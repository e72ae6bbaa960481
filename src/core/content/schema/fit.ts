import {corrected} from '../../format/suggest.ts'
import type {Kind} from '../kinds.ts'
import {knownKeys} from './describe.ts'
import {type Data, schemas} from './index.ts'
import type {Settings} from './settings.ts'

/** What is thought of keys that a kind does not know. */
export type ForeignKeys = Settings['foreignKeys']

/** How the name of a field begins that an author adds without anybody having defined it. */
export const freeKeyPattern = '^[xX]-[A-Za-z0-9]'
const freeKey = new RegExp(freeKeyPattern)

/** Tells whether a top-level key is a field of the author's own, such as `x-cost-centre`: shown as it is, and checked by nobody. */
export function isFreeKey(key: string): boolean {
  return freeKey.test(key)
}

/** Gives frontmatter with defaults where it fits the schema of its kind, else nothing. */
export function fitted(kind: Kind, data: Record<string, unknown>, foreign: ForeignKeys = 'refused'): Data<Kind> | undefined {
  const checked = Object.keys(data).some(isFreeKey) ? without(data, isFreeKey) : data
  const own = schemas[kind].safeParse(checked)
  if (own.success || foreign === 'refused') return own.data
  // Leaves out the keys that belong to another program.
  return schemas[kind].safeParse(without(checked, key => isForeignKey(kind, checked, key))).data
}

function without(data: Record<string, unknown>, isLeftOut: (key: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !isLeftOut(key)))
}

/** Tells whether a top-level key belongs to another program: the kind does not know it, and it is no slip of the hand for one that is absent. */
export function isForeignKey(kind: Kind, data: Record<string, unknown>, key: string): boolean {
  const keys = knownKeys(schemas[kind], [])
  if (keys.includes(key)) return false
  return (
    corrected(
      key,
      keys.filter(each => !Object.hasOwn(data, each)),
    ) === undefined
  )
}
