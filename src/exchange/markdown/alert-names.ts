import type {Catalog} from '../../core/catalog/catalog.ts'
import {directAlerts} from '../../core/catalog/direct-alerts.ts'
import {canonicalSection} from '../../core/content/section-form.ts'

/** What tells which alert a runbook is about. */
export interface Titled {
  /** Id of the runbook. */
  id: string
  /** Names it goes by, the surest first: its heading, its file. */
  names: readonly string[]
  /** Headings of its sections. */
  headings: readonly string[]
}

/** Finds the alerts that the runbooks of one import are named after. */
export class AlertNames {
  readonly #catalog: Catalog
  readonly #taken = new Set<string>()

  constructor(catalog: Catalog) {
    this.#catalog = catalog
  }

  /**
   * Gives the alert that a runbook is named after, where it says what the alert means and what to do; nothing where another one has it.
   *
   * In: `KubePodCrashLooping` above *Meaning* and *Mitigation*. A page on `PostgreSQL` has no such sections.
   */
  of({id, names, headings}: Titled): string | undefined {
    const sections = new Set(headings.map(canonicalSection))
    if (!sections.has('is-this-it') || !(sections.has('diagnose') || sections.has('recover'))) return undefined
    const name = names.find(each => /^[A-Za-z][A-Za-z0-9_]{0,199}$/.test(each) && /[a-z0-9][A-Z]/.test(each))
    if (name === undefined || this.#taken.has(name) || this.#catalog.part('alert', name)) return undefined
    const known = directAlerts(this.#catalog).get(name)
    if (known && known.runbook.id !== id) return undefined
    this.#taken.add(name)
    return name
  }
}
