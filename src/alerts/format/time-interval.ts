import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {FiringFile, TimeInterval} from '../firing.ts'

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const minutesOfDay = 24 * 60

/**
 * Reads a time interval of Alertmanager or a mute timing of Grafana as minutes of a week.
 *
 * Days of a month, months and years only make it rarer, and are passed over: on such a day it holds as long.
 *
 * @param node Mapping with `name` and `time_intervals`.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval for the form.
 */
export function readInterval(node: PlacedNode, into: FiringFile): TimeInterval | undefined {
  const name = node.get('name')?.scalar
  if (name === undefined) return undefined
  const spans = (node.get('time_intervals')?.items ?? []).flatMap(each => spansOf(each, name, into))
  return {name, node, spans, isRough: (node.get('time_intervals')?.items ?? []).some(isRough)}
}

function isRough(node: PlacedNode): boolean {
  const zone = node.get('location')?.scalar
  return (zone !== undefined && zone !== 'UTC') || ['days_of_month', 'months', 'years'].some(key => node.get(key) !== undefined)
}

function spansOf(node: PlacedNode, name: string, into: FiringFile): TimeInterval['spans'] {
  const weekdays = node.get('weekdays')?.items.flatMap(item => daysOf(item, name, into)) ?? days.map((_, index) => index)
  const times = node.get('times')?.items.flatMap(item => timesOf(item, name, into)) ?? [{from: 0, to: minutesOfDay}]
  return weekdays.flatMap(day => times.map(({from, to}) => ({from: day * minutesOfDay + from, to: day * minutesOfDay + to})))
}

function daysOf(node: PlacedNode, name: string, into: FiringFile): number[] {
  const [first = '', last = first] = (node.scalar ?? '').toLowerCase().split(':')
  const [from, to] = [days.indexOf(first.trim()), days.indexOf(last.trim())]
  if (from >= 0 && to >= from) return days.slice(from, to + 1).map((_, index) => from + index)
  into.faults.push({at: node.span, reason: `\`${node.scalar ?? ''}\` in time interval \`${name}\` is no weekday such as \`monday:friday\``})
  return []
}

function timesOf(node: PlacedNode, name: string, into: FiringFile): {from: number; to: number}[] {
  const from = minutesOf(node.get('start_time')?.scalar)
  const to = minutesOf(node.get('end_time')?.scalar)
  if (from !== undefined && to !== undefined && from < to) return [{from, to}]
  into.faults.push({at: node.span, reason: `a time of interval \`${name}\` does not begin before it ends, as in \`09:00\` to \`17:00\``})
  return []
}

function minutesOf(text: string | undefined): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)$/.exec(text ?? '') ?? []
  const sum = Number(hours) * 60 + Number(minutes)
  return hours === undefined || sum > minutesOfDay ? undefined : sum
}
