import type {VendorState} from '../snapshot.ts'
import {defineSource, pathBelow} from './kind.ts'
import {type PageFormat, pageSource} from './page-format.ts'
import {listOf, plain} from './plain.ts'

const levels: Record<string, [state: VendorState, level: number]> = {
  up: ['ok', 0],
  degraded: ['warning', 1],
  down: ['critical', 3],
}

const page: PageFormat = {
  answersAs: 'Upptime does',
  recognises: body => Array.isArray(body) && (body.length === 0 || listOf(body).some(({status}) => typeof status === 'string')),
  contentOf: ({body}) => ({
    components: listOf(body).map(({name, status}) => {
      const [state, level] = levels[String(status)] ?? (['unknown', null] as const)
      return {name: plain(name, 80), state, level}
    }),
  }),
}

/**
 * Upptime, from `history/summary.json` of its repository; the query is a site's name.
 *
 * The file carries no time: it is written anew when a site goes up or down, so what it says counts for the moment it is read.
 *
 * @see https://upptime.js.org/docs/packages#summary-json
 */
export const upptime = defineSource({
  id: 'upptime',
  title: 'Upptime',
  summary: 'Upptime; queries are names of sites',
  language: 'name',
  statusPage: page,
  open: ({request, setting}) => pageSource(page, request, pathBelow(setting.url, 'history/summary.json')),
})
