import type {APIRoute} from 'astro'
import type {Entry} from '../../../core/catalog/catalog.ts'
import {unwatched} from '../../../core/catalog/reads.ts'
import {calendarResponse, personEntries} from '../../shift-calendars.ts'
import {site} from '../../site.ts'

/** People who are on call within the time that calendars hold. */
export function getStaticPaths() {
  // Calendars are made in each build; no page depends on which there are.
  const hasCalendar = (person: Entry<'person'>) => unwatched(() => personEntries(person).length > 0)
  return site()
    .catalog.list('person')
    .filter(hasCalendar)
    .map(person => ({params: {id: person.id}, props: {person}}))
}

/** The shifts of a person in all rotations, for their own calendar. */
export const GET: APIRoute<{person: Entry<'person'>}> = ({props: {person}}) =>
  calendarResponse(`On call: ${person.title}`, personEntries(person))
