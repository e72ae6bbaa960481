import type ICAL from 'ical.js'
import {type CalendarClock, ianaClock, isZoneName} from './clock.ts'
import {describedClock} from './described-clock.ts'
import {ianaName} from './zone-names.ts'

/** The clocks of a calendar by the names it gives them; each is made once. */
export class Clocks {
  readonly #roots: ICAL.Component[]
  readonly #clocksByName = new Map<string, CalendarClock | undefined>()

  constructor(roots: ICAL.Component[]) {
    this.#roots = roots
  }

  /**
   * Gives the clock of a zone by the name a calendar gives it.
   *
   * Of a place the zone database knows more years than the part of it that a calendar carries along; a bare name such as `GMT` or
   * `Eastern Standard Time` means what the calendar says it does.
   *
   * @throws {Error} When the calendar describes it and the description says no offset.
   */
  of(name: string): CalendarClock | undefined {
    if (!this.#clocksByName.has(name)) this.#clocksByName.set(name, this.#find(name))
    return this.#clocksByName.get(name)
  }

  #find(name: string): CalendarClock | undefined {
    if (name.includes('/') && isZoneName(name)) return ianaClock(name)
    return this.#described(name) ?? ianaClock(ianaName(name, isZoneName) ?? '')
  }

  #described(name: string): CalendarClock | undefined {
    const zones = this.#roots.flatMap(root => root.getAllSubcomponents('vtimezone'))
    const zone = zones.find(each => each.getFirstPropertyValue('tzid') === name)
    return zone && describedClock(zone)
  }
}
