import {isZoneName} from '../../oncall/ical/clock.ts'
import {ianaName} from '../../oncall/ical/zone-names.ts'

/**
 * Gives the IANA name of a zone that a service names in its own way; the name as it is where nobody knows it.
 *
 * PagerDuty takes the names of Rails too: `Eastern Time (US & Canada)` → `America/New_York`, `Berlin` → `Europe/Berlin`.
 */
export function zoneMeant(written: string): string {
  return ianaName(written, isZoneName) ?? zoneOfCity(written) ?? written
}

function zoneOfCity(city: string): string | undefined {
  const place = `/${city.trim().replaceAll(' ', '_')}`
  const zones = Intl.supportedValuesOf('timeZone').filter(name => name.endsWith(place))
  return zones.length === 1 ? zones[0] : undefined
}
