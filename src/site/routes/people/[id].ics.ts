import type {APIRoute} from 'astro'
import type {Entry} from '../../../core/catalog/catalog.ts'
import {calendarResponse, personEntries} from '../../shift-calendars.ts'
import {site} from '../../site.ts'

/** People who are on call within the time that calendars hold. */
export function getStaticPaths() {
  return site()
    .catalog.list('person')
    .filter(person => personEntries(person).length > 0)
    .map(person => ({params: {id: person.id}, props: {person}}))
}

/** The shifts of a person in all rotations, for their own calendar. */
export const GET: APIRoute<{person: Entry<'person'>}> = ({props: {person}}) =>
  calendarResponse(`On call: ${person.title}`, personEntries(person))
