import {corrected} from '../../format/suggest.ts'
import type {Kind} from '../kinds.ts'
import {knownKeys} from './describe.ts'
import {type Data, schemas} from './index.ts'
import type {Settings} from './settings.ts'

/** What is thought of keys that a kind does not know. */
export type ForeignKeys = Settings['foreignKeys']

/** Gives frontmatter with defaults where it fits the schema of its kind, else nothing. */
export function fitted(kind: Kind, data: Record<string, unknown>, foreign: ForeignKeys = 'refused'): Data<Kind> | undefined {
  const own = schemas[kind].safeParse(data)
  if (own.success || foreign === 'refused') return own.data
  return schemas[kind].safeParse(withoutForeignKeys(kind, data)).data
}

/** Leaves out the keys that belong to another program. */
function withoutForeignKeys(kind: Kind, data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !isForeignKey(kind, data, key)))
}

/** Tells whether a top-level key belongs to another program: the kind does not know it, and it is no slip of the hand for one that is absent. */
export function isForeignKey(kind: Kind, data: Record<string, unknown>, key: string): boolean {
  const known = knownKeys(schemas[kind], [])
  if (known.includes(key)) return false
  return (
    corrected(
      key,
      known.filter(each => !Object.hasOwn(data, each)),
    ) === undefined
  )
}
