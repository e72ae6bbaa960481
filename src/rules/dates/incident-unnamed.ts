import {durationInWords} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unnamedIncidents} from './find-dates.ts'

/** Reports each incident whose failure mode is still `unknown` after the settings' limit. */
export default defineRule({
  id: 'incident-unnamed',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'An incident is long past, and its failure mode is still unknown.',
  why: 'What has no name gets no alert and no runbook, and the next one starts from nothing.',
  *check(catalog, {now}) {
    const limit = durationInWords(catalog.settings.nameIncidentsWithin)
    for (const {id, data, document} of unnamedIncidents(catalog, now)) {
      yield {
        at: document.frontmatter.valueSpan(['failureMode']),
        message: `incident \`${id}\` is still \`unknown\`, more than ${limit} after its ${data.resolvedAt ? 'end' : 'begin'} on ${(data.resolvedAt ?? data.startedAt).slice(0, 10)}`,
        help: 'Name its failure mode, or write a new one.',
      }
    }
  },
  examples: [
    {
      name: 'one of last month, and a longer limit',
      files: {
        'incidents/recent.mdx': incident('2026-10-27', 'resolvedAt: 2026-10-29T19:20:00Z'),
        'incidents/older.mdx': incident('2026-10-01', 'resolvedAt: 2026-10-03T19:20:00Z'),
        'settings.yaml': 'nameIncidentsWithin: 60d\n',
      },
      expect: [],
    },
    {
      name: 'one of two months ago, and one that lasts since the summer',
      files: {
        'incidents/lasting.mdx': incident('2026-08-27', 'detectedAt: 2026-08-29T19:20:00Z'),
        'incidents/older.mdx': incident('2026-09-20', 'resolvedAt: 2026-09-21T19:20:00Z'),
      },
      expect: [
        'content/incidents/lasting.mdx:5:14-5:21 incident `lasting` is still `unknown`, more than 30 days after its begin on 2026-08-27',
        'content/incidents/older.mdx:5:14-5:21 incident `older` is still `unknown`, more than 30 days after its end on 2026-09-21',
      ],
    },
  ],
})

function incident(day: string, last: string): string {
  return mdx`
    ---
    title: Wrong ship method
    severity: SEV3
    integration: orders
    failureMode: unknown
    startedAt: ${day}T18:05:00Z
    ${last}
    ---
  `
}
