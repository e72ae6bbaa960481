import {addressOf} from '../core/catalog/address.ts'
import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {classInWords} from '../core/catalog/queries/changes.ts'
import type {WrittenEvent} from '../oncall/ical/write-calendar.ts'
import {calendarHost} from '../oncall/shift-calendar.ts'
import {Zone} from '../oncall/zone.ts'
import {dayAfter} from './days.ts'

/**
 * Lists the windows and steps of all changes and the freezes, for a calendar; by change, then by their order in it.
 *
 * The same step has the same UID whenever it is written, so that a date that moves moves in people's calendars. A change that is refused
 * or rolled back stays as cancelled, since a program that subscribes keeps what disappears.
 */
export function changeEvents(catalog: Catalog): WrittenEvent[] {
  return [...catalog.list('change').flatMap(change => eventsOf(catalog, change)), ...freezeEvents(catalog)]
}

function eventsOf(catalog: Catalog, change: Entry<'change'>): WrittenEvent[] {
  const {data} = change
  const name = `${data.number ?? change.id} ${change.title}`
  const about = {description: descriptionOf(catalog, change), status: statusOf(change), ...urlOf(catalog, change)}
  const window = data.window && {
    uid: uidOf(catalog, change.id, 'window'),
    from: Date.parse(data.window.from),
    to: Date.parse(data.window.to),
    summary: `Release: ${name} (${data.state})`,
    ...about,
  }
  const steps = data.steps.map(({step, from, until = from, state}, index) => ({
    ...wholeDays(catalog, from, until),
    uid: uidOf(catalog, change.id, stepName(data.steps, index)),
    summary: `${step.charAt(0).toUpperCase()}${step.slice(1)}: ${name} (${state})`,
    ...about,
  }))
  return [...(window ? [window] : []), ...steps]
}

// A step that stands twice has its place in the name.
function stepName(steps: readonly {step: string}[], index: number): string {
  const {step = ''} = steps[index] ?? {}
  const before = steps.slice(0, index).filter(each => each.step === step).length
  return before === 0 ? step : `${step}-${before + 1}`
}

function freezeEvents(catalog: Catalog): WrittenEvent[] {
  return catalog.settings.freezes.map(({from, to, reason}) => ({
    ...wholeDays(catalog, from, to),
    uid: `freeze-${from}@${calendarHost(catalog)}`,
    summary: `Freeze: ${reason}`,
    description: 'Nothing is released on these days.',
  }))
}

function wholeDays({settings}: Catalog, first: string, last: string): Pick<WrittenEvent, 'from' | 'to' | 'days'> {
  const zone = Zone.of(settings.timeZone)
  const after = dayAfter(last)
  return {from: zone.instant(Date.parse(first)), to: zone.instant(Date.parse(after)), days: {first, after}}
}

function descriptionOf(catalog: Catalog, {data}: Entry<'change'>): string {
  const consumers = data.consumers.map(id => catalog.get('integration', id)?.title ?? id)
  const who = consumers.length > 0 ? ` Who notices: ${consumers.join(', ')}.` : ''
  const back = data.rollback ? ` Way back: ${data.rollback.how}` : ''
  return `${classInWords[data.class]}${who}${back}`
}

function statusOf({data: {state}}: Entry<'change'>): NonNullable<WrittenEvent['status']> {
  if (state === 'refused' || state === 'rolled-back') return 'CANCELLED'
  return state === 'proposed' ? 'TENTATIVE' : 'CONFIRMED'
}

function urlOf({settings}: Catalog, change: Entry<'change'>): {url?: string} {
  const {site} = settings.links
  return site === undefined ? {} : {url: site.replace(/\/$/, '') + addressOf(change)}
}

function uidOf(catalog: Catalog, id: string, part: string): string {
  return `change-${id}-${part}@${calendarHost(catalog)}`
}
