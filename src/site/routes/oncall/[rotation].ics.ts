import type {APIRoute} from 'astro'
import type {Entry} from '../../../core/catalog/catalog.ts'
import {unwatched} from '../../../core/catalog/reads.ts'
import {calendarResponse, rotationEntries} from '../../shift-calendars.ts'
import {site} from '../../site.ts'

/** Rotations whose shifts are known; for the others there is no calendar rather than an empty one. */
export function getStaticPaths() {
  // Calendars are made in each build; no page depends on which there are.
  const hasCalendar = (rotation: Entry<'rotation'>) => unwatched(() => rotationEntries(rotation) !== undefined)
  return site()
    .catalog.list('rotation')
    .filter(hasCalendar)
    .map(rotation => ({params: {rotation: rotation.id}, props: {rotation}}))
}

/** The shifts of a rotation for people's own calendars. */
export const GET: APIRoute<{rotation: Entry<'rotation'>}> = ({props: {rotation}}) =>
  calendarResponse(`On call: ${rotation.title}`, rotationEntries(rotation) ?? [])
