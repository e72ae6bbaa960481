import type {VendorState} from '../snapshot.ts'
import {defineSource, pathBelow} from './kind.ts'
import {isoOf, listOf, plain} from './plain.ts'
import {type Answered, type Request, type SaidStatus, type Source, shapeFailure} from './source.ts'
import {type Component, measureOf, statusOf} from './vendor-state.ts'

const levels: Record<string, [state: VendorState, level: number]> = {
  up: ['ok', 0],
  degraded: ['warning', 1],
  down: ['critical', 3],
}

/** Upptime; the query is a site's name. */
export const upptime = defineSource({
  id: 'upptime',
  title: 'Upptime',
  summary: 'Upptime; queries are names of sites',
  language: 'name',
  open: ({request, setting}) => upptimeSource(request, pathBelow(setting.url, 'history/summary.json')),
})

/**
 * Upptime as a source of signals, from `history/summary.json` of its repository: the query is a site's name.
 *
 * The file carries no time: it is written anew when a site goes up or down, so what it says counts for the moment it is read.
 *
 * @see https://upptime.js.org/docs/packages#summary-json
 */
export function upptimeSource(request: Request, path = ''): Source {
  return {
    async read(questions) {
      const answered = await request(path, {conditional: true})
      const sites = sitesOf(answered)
      const read = {observedAt: isoOf(answered.at)}
      return {measures: new Map(questions.map(each => [each.signal, measureOf(sites, each, read)])), remarks: []}
    },
  }
}

/** Says how a system is whose status page is an Upptime. */
export async function readUpptime(request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const answered = await request('', {conditional: true})
  return statusOf(sitesOf(answered), wanted, {observedAt: isoOf(answered.at), incidents: []})
}

function sitesOf({body, status}: Answered): Component[] {
  if (status >= 400 || !Array.isArray(body)) throw shapeFailure(status, 'as Upptime does')
  return listOf(body).map(({name, status}) => {
    const [state, level] = levels[String(status)] ?? (['unknown', null] as const)
    return {name: plain(name, 80), state, level}
  })
}
