import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {type AlertFormat, type FiringFile, placed, type TimeInterval} from '../firing.ts'
import {readInhibition} from './inhibition.ts'
import {readRoutes} from './route-tree.ts'
import {readInterval} from './time-interval.ts'

/**
 * The configuration of Alertmanager: routes, receivers and time intervals.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/ for the form.
 */
export const alertmanager: AlertFormat = {
  id: 'alertmanager',
  title: 'the configuration of Alertmanager',
  knows: document => document.get('route')?.kind === 'map' && document.get('receivers')?.kind === 'list',
  read(document, into) {
    for (const receiver of document.get('receivers')?.items ?? []) {
      const name = placed(receiver.get('name'))
      if (name) into.receivers.push({...name, isSilent: [...receiver.pairs()].length < 2})
    }
    const route = document.get('route')
    if (!route) return
    const words = {mutes: 'mute_time_intervals', actives: 'active_time_intervals'}
    into.routings.push({
      format: 'alertmanager',
      file: into.file,
      root: readRoutes(route, words, into),
      intervals: intervalsOf(document, into),
      inhibitions: (document.get('inhibit_rules')?.items ?? []).slice(0, mostInhibitions).map(each => readInhibition(each, into)),
    })
  },
}

/** Inhibitions that one configuration may have; what is more is no list that somebody keeps. */
const mostInhibitions = 1000

// Older versions call them mute time intervals.
function intervalsOf(document: PlacedNode, into: FiringFile): Map<string, TimeInterval> {
  const nodes = ['time_intervals', 'mute_time_intervals'].flatMap(key => document.get(key)?.items ?? [])
  return new Map(nodes.flatMap(node => readInterval(node, into) ?? []).map(interval => [interval.name, interval]))
}
