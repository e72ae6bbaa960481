import {digest} from '../../core/format/digest.ts'

/** Most characters that Backstage takes in a name. */
export const longestName = 63

/** Prefix of our own annotations and labels; a name of ours, so that no other program's key is touched. */
export const ownPrefix = 'operational-clarity'

/** What the fields are called that Backstage has no place for, as annotations. */
export const annotation = {
  id: `${ownPrefix}/id`,
  lead: `${ownPrefix}/lead`,
  channel: `${ownPrefix}/channel`,
  codeHost: `${ownPrefix}/code-host`,
  role: `${ownPrefix}/role`,
  timeZone: `${ownPrefix}/time-zone`,
  organisation: `${ownPrefix}/organisation`,
  chat: `${ownPrefix}/chat`,
  vendor: `${ownPrefix}/vendor`,
  vendorContact: `${ownPrefix}/vendor-contact`,
  from: `${ownPrefix}/from`,
  via: `${ownPrefix}/via`,
  to: `${ownPrefix}/to`,
  carries: `${ownPrefix}/carries`,
  mechanism: `${ownPrefix}/mechanism`,
  target: `${ownPrefix}/target`,
  tier: `${ownPrefix}/tier`,
  key: `${ownPrefix}/key`,
  /** JSON of the fields in `truthFields`. */
  truth: `${ownPrefix}/truth`,
  runbooks: `${ownPrefix}/runbooks`,
  alerts: `${ownPrefix}/alerts`,
  escalation: `${ownPrefix}/escalation-path`,
  /** Of the PagerDuty plugin of Backstage. */
  pagerdutyService: 'pagerduty.com/service-id',
} as const

/** Fields of a data object that say where it lives and who decides it; Backstage has none of them. */
export const truthFields = ['systemOfRecord', 'copies', 'writers', 'lifecycle', 'conflictRule', 'reconcile', 'risk'] as const

/** Reads an annotation that holds several names. */
export function wordsOf(text: string | undefined): string[] {
  return text?.split(/[\s,]+/).filter(Boolean) ?? []
}

/** Gives each id a name that Backstage takes, and that no other of one kind of its entities has. */
export class Names {
  readonly #byId = new Map<string, string>()
  readonly #taken = new Set<string>()

  /** Gives the name of an id of one of our kinds, the same one each time. */
  of(id: string, kind: string): string {
    const key = `${kind}:${id}`
    const cached = this.#byId.get(key)
    if (cached !== undefined) return cached
    const wanted = nameOf(id)
    // Backstage compares names without regard to case.
    const isFree = (name: string) => !this.#taken.has(name.toLowerCase())
    const name = [...(wanted === id ? [id] : []), shortened(wanted, id)].find(isFree) ?? shortened(wanted, key)
    this.#byId.set(key, name)
    this.#taken.add(name.toLowerCase())
    return name
  }
}

/**
 * Makes a name of letters, digits, hyphens, underscores and dots that begins and ends with a letter or digit.
 *
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format#name-required
 */
function nameOf(id: string): string {
  const name = id.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '')
  return name.length <= longestName ? name || 'unnamed' : name.slice(0, longestName)
}

// Two long ids may begin alike; six digits of the whole id tell them apart, whatever else is exported.
function shortened(name: string, id: string): string {
  const mark = digest(id).slice(0, 6)
  return `${name.slice(0, longestName - mark.length - 1).replace(/[^A-Za-z0-9]+$/, '')}-${mark}`
}
