import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {firstCalled} from '../core/catalog/queries/alert-ways.ts'
import {escalationOf, ownerOf} from '../core/catalog/queries/owner.ts'
import {firstRunbookOf, runbookIdsOf} from '../core/catalog/queries/runbook-of.ts'
import {dayInWords} from '../core/format/dates.ts'
import {isUnmapped} from '../oncall/calendar.ts'
import {type Notified, notifiedAt} from '../oncall/notified.ts'
import {Schedules} from '../oncall/schedules.ts'
import {dayMs} from '../oncall/zone.ts'
import {type Cell, named, type SheetPart} from './sheet.ts'
import {teamCell} from './sheet-landscape.ts'

/** Gives the ways it fails, worst first, with who owns each and who is called for it now. */
export function failuresPart(catalog: Catalog, modes: readonly Entry<'failure-mode'>[], now: string): SheetPart {
  const instant = Date.parse(now)
  const schedules = new Schedules(catalog, {from: instant, to: instant + dayMs})
  return {
    id: 'failures',
    title: 'How it fails',
    columns: ['Failure mode', 'Severity', 'Owner', 'Called now', 'Runbook'],
    rows: modes.map(mode => {
      const runbook = catalog.get('runbook', firstRunbookOf(mode) ?? '')
      const owner = ownerOf(catalog, mode)?.id
      return [
        [named(mode)],
        [mode.data.severity],
        teamCell(catalog, owner),
        calledCell(schedules, mode, owner),
        [runbook ? named(runbook) : 'none'],
      ]
    }),
    empty: 'No failure mode is written down.',
  }
}

/** Gives the runbooks with the day somebody last read them and the day of their last drill. */
export function runbooksPart(catalog: Catalog, modes: readonly Entry<'failure-mode'>[]): SheetPart {
  const runbooks = [...new Set(modes.flatMap(mode => runbookIdsOf(mode).flatMap(id => catalog.get('runbook', id) ?? [])))]
  const day = (of: string | undefined) => (of === undefined ? 'never' : dayInWords(of, catalog.settings))
  return {
    id: 'runbooks',
    title: 'Runbooks',
    columns: ['Runbook', 'Kept by', 'Takes', 'Last read', 'Last drill'],
    rows: runbooks.map(runbook => [
      [named(runbook)],
      teamCell(catalog, ownerOf(catalog, runbook)?.id),
      [runbook.data.duration ?? 'not said'],
      [day(runbook.data.reviewed)],
      [day(runbook.data.exercised)],
    ]),
    empty: 'No runbook recovers it.',
  }
}

function calledCell(schedules: Schedules, mode: Entry<'failure-mode'>, owner: string | undefined): Cell {
  const {catalog, interval} = schedules
  const first = firstCalled(catalog, escalationOf(catalog, mode)?.id, catalog.get('team', owner ?? ''))
  if (!first) return ['nobody']
  if (first.kind === 'person') return [named(first)]
  const text = inWords(catalog, notifiedAt(schedules, first, mode.data.severity, interval.from))
  return [{text, onCall: first.id, severity: mode.data.severity}, named(first)]
}

// What a calendar writes for somebody we do not know may be an address, and is not for everybody.
function inWords(catalog: Catalog, notified: Notified): string {
  if (notified.state === 'reached') {
    return isUnmapped(notified.person)
      ? 'somebody this site does not know'
      : (catalog.get('person', notified.person)?.title ?? notified.person)
  }
  return {vacant: 'nobody', waits: 'nobody; it waits for the next hours', unknown: 'in a calendar'}[notified.state]
}
