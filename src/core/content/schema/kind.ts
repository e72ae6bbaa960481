import type * as z from 'zod'

/** Groups of the list of places, in the order in which people need them. */
export const placeGroups = ['now', 'recovery', 'landscape', 'organisation', 'help'] as const

/** Where a kind of page stands in the list of places. */
export interface KindPlace {
  title: string
  group: (typeof placeGroups)[number]
  /** Small ones come first in their group. */
  rank: number
}

/** A kind of entry: all that this program knows of it, beside what only some pages and rules do with it, stands in this one object. */
export interface KindDefinition<Id extends string = string, S extends z.ZodType = z.ZodType> {
  /** The word in `kind:id` links; the id of an entry is its file name without the extension. */
  readonly id: Id
  /** Folder below the content root that holds its entries, and the address of its pages. */
  readonly folder: string
  /** One and several of them, in words. */
  readonly one: string
  readonly many: string
  /** What one entry is, as a sentence; the authoring guide begins with it. */
  readonly note: string
  /** Type, validator, field documentation, editor schema and the table in the guide come from it. */
  readonly schema: S
  /** Place in the list at the left; missing where another page leads to it. */
  readonly place?: KindPlace
  /** True where the site has pages made for it, in `src/site/routes/<folder>/`; the others share one list and one page. */
  readonly hasOwnPage: boolean
}

type Definition<Id extends string, S extends z.ZodType> = Omit<KindDefinition<Id, S>, 'place' | 'hasOwnPage'> &
  Partial<Pick<KindDefinition, 'hasOwnPage'>> & {place?: Partial<KindPlace> | false}

/**
 * Defines a kind of entry; it has a place at the end of the organisation and the pages that all kinds can have, unless it says otherwise.
 *
 * @throws {RangeError} When the id or the folder is no lower-case word.
 */
export function defineKind<const Id extends string, S extends z.ZodType>({place, ...definition}: Definition<Id, S>): KindDefinition<Id, S> {
  const {id, folder, many} = definition
  for (const word of [id, folder]) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(word))
      throw new RangeError(`\`${word}\` names no kind of entry: expected lower case, digits, hyphens`)
  }
  const title = many.charAt(0).toUpperCase() + many.slice(1)
  const placed = place === false ? {} : {place: {title, group: 'organisation' as const, rank: 100, ...place}}
  return {hasOwnPage: false, ...definition, ...placed}
}
