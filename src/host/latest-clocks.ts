import type {ZoneOffsets} from '../core/format/known-clocks.ts'

/** The version of the time-zone data from which {@link latestClocks} were taken. */
export const latestVersion = '2026f'

const years = {from: Date.parse('2024-07-01T00:00Z'), to: Date.parse('2034-01-01T00:00Z')}

// First instants in UTC and hours from then on, in each zone whose clocks since go otherwise than the oldest Node that runs us knows.
const changes: readonly {zones: readonly string[]; periods: readonly (readonly [start: string, hours: number])[]}[] = [
  {
    zones: ['Africa/Casablanca', 'Africa/El_Aaiun'],
    periods: [
      ['2024-07-01T00Z', 1],
      ['2025-02-23T02Z', 0],
      ['2025-04-06T02Z', 1],
      ['2026-02-15T02Z', 0],
      ['2026-03-22T02Z', 1],
      ['2026-09-20T01Z', 0],
    ],
  },
  {
    zones: ['America/Asuncion'],
    periods: [
      ['2024-07-01T00Z', -4],
      ['2024-10-06T04Z', -3],
    ],
  },
  {
    zones: ['America/Edmonton', 'America/Inuvik', 'America/Yellowknife', 'Canada/Mountain'],
    periods: [
      ['2024-07-01T00Z', -6],
      ['2024-11-03T08Z', -7],
      ['2025-03-09T09Z', -6],
      ['2025-11-02T08Z', -7],
      ['2026-03-08T09Z', -6],
    ],
  },
  {
    zones: ['America/Havana', 'Cuba'],
    periods: [
      ['2024-07-01T00Z', -4],
      ['2024-11-03T05Z', -5],
      ['2025-03-09T05Z', -4],
      ['2025-11-02T05Z', -5],
      ['2026-03-08T05Z', -4],
      ['2027-11-07T05Z', -5],
      ['2028-03-12T05Z', -4],
      ['2028-11-05T05Z', -5],
      ['2029-03-11T05Z', -4],
      ['2029-11-04T05Z', -5],
      ['2030-03-10T05Z', -4],
      ['2030-11-03T05Z', -5],
      ['2031-03-09T05Z', -4],
      ['2031-11-02T05Z', -5],
      ['2032-03-14T05Z', -4],
      ['2032-11-07T05Z', -5],
      ['2033-03-13T05Z', -4],
      ['2033-11-06T05Z', -5],
    ],
  },
  {
    zones: ['America/Rainy_River', 'America/Winnipeg', 'Canada/Central'],
    periods: [
      ['2024-07-01T00Z', -5],
      ['2024-11-03T07Z', -6],
      ['2025-03-09T08Z', -5],
      ['2025-11-02T07Z', -6],
      ['2026-03-08T08Z', -5],
    ],
  },
  {
    zones: ['America/Vancouver', 'Canada/Pacific'],
    periods: [
      ['2024-07-01T00Z', -7],
      ['2024-11-03T09Z', -8],
      ['2025-03-09T10Z', -7],
      ['2025-11-02T09Z', -8],
      ['2026-03-08T10Z', -7],
    ],
  },
  {
    zones: ['Europe/Chisinau', 'Europe/Tiraspol'],
    periods: [
      ['2024-07-01T00Z', 3],
      ['2024-10-27T01Z', 2],
      ['2025-03-30T01Z', 3],
      ['2025-10-26T01Z', 2],
      ['2026-03-29T01Z', 3],
      ['2026-10-25T01Z', 2],
      ['2027-03-28T01Z', 3],
      ['2027-10-31T01Z', 2],
      ['2028-03-26T01Z', 3],
      ['2028-10-29T01Z', 2],
      ['2029-03-25T01Z', 3],
      ['2029-10-28T01Z', 2],
      ['2030-03-31T01Z', 3],
      ['2030-10-27T01Z', 2],
      ['2031-03-30T01Z', 3],
      ['2031-10-26T01Z', 2],
      ['2032-03-28T01Z', 3],
      ['2032-10-31T01Z', 2],
      ['2033-03-27T01Z', 3],
      ['2033-10-30T01Z', 2],
    ],
  },
]

/**
 * Clocks that governments have changed since the oldest Node that runs us was made.
 *
 * @see https://data.iana.org/time-zones/tz-link.html; a new version is compared by `scripts/compare-clocks.ts`.
 */
export const latestClocks: ZoneOffsets = {
  ...years,
  zones: Object.fromEntries(
    changes.flatMap(({zones, periods}) =>
      zones.map(zone => [zone, periods.map(([start, hours]) => [Date.parse(start.replace('Z', ':00Z')), hours * 3_600_000] as const)]),
    ),
  ),
}
