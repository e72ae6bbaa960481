import {isDeviceName} from '../core/format/device-names.ts'

/** Longest id that is made from a name; file systems end names at 255 bytes, people tire earlier. */
const longestId = 60

/**
 * Makes an id of a name: `Zoë's Team / EMEA` → `zoe-s-team-emea`.
 *
 * What comes out has letters, digits and hyphens only, whatever the name holds: no path can be written with it.
 *
 * @param otherwise Id where nothing of the name is left, e.g. for `../..`.
 */
export function slugOf(name: string, otherwise = 'unnamed'): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestId)
    .replace(/^-+|-+$/g, '')
  return isDeviceName(slug) ? `${slug}-${otherwise}` : slug || otherwise
}

/** Gives ids that nobody else has: the second `kai` becomes `kai-2`. */
export class IdBook {
  readonly #taken: Set<string>

  /** @param taken Ids that are given already. */
  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  /** Takes the id of a name, with a number behind it where it is taken. */
  take(name: string, otherwise?: string): string {
    const wanted = slugOf(name, otherwise)
    let id = wanted
    for (let number = 2; this.#taken.has(id); number++) id = `${wanted}-${number}`
    this.#taken.add(id)
    return id
  }
}
