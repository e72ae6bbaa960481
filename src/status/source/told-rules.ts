import {parse} from 'yaml'
import {listOf, membersOf} from './plain.ts'
import {dataOf} from './prometheus-answer.ts'
import {type Request, SourceFailure, shapeFailure} from './source.ts'

/**
 * Reads the alerting rules of a Prometheus, in the form of its rule files.
 *
 * Expressions are as the server writes them, on one line and without comments; files that hold a group of one name each have their own.
 *
 * @throws {SourceFailure} When it does not tell them.
 * @see https://prometheus.io/docs/prometheus/latest/querying/api/#rules
 */
export async function toldRules(request: Request): Promise<object> {
  const answered = await request('api/v1/rules', {parameters: {type: 'alert'}})
  const data = dataOf(answered)
  if ('refused' in data) throw new SourceFailure(data.refused)
  const {groups} = membersOf(membersOf(answered.body).data)
  if (!Array.isArray(groups)) throw shapeFailure(answered.status, 'with groups of rules')
  const names = new Map<string, number>()
  return {
    groups: listOf(groups).map(({name, rules}) => ({name: numbered(String(name), names), rules: listOf(rules).flatMap(ruleOf)})),
  }
}

function numbered(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1
  names.set(name, count)
  return count === 1 ? name : `${name} (${count})`
}

function ruleOf({name, query, duration, labels, annotations, type}: Record<string, unknown>): object[] {
  if (type !== 'alerting' || typeof name !== 'string' || typeof query !== 'string') return []
  const held = Number(duration)
  return [
    {
      alert: name,
      expr: query,
      ...(held > 0 && {for: `${Math.round(held * 1000)}ms`}),
      ...filled('labels', labels),
      ...filled('annotations', annotations),
    },
  ]
}

function filled(key: string, value: unknown): object {
  const members = membersOf(value)
  return Object.keys(members).length > 0 ? {[key]: members} : {}
}

/**
 * Reads the routes of an Alertmanager, in the form of its configuration: routes, inhibitions, intervals and the names of receivers.
 *
 * What receivers call stays behind; addresses and tokens stand there.
 *
 * @throws {SourceFailure} When it does not tell them.
 * @see https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
 */
export async function toldRoutes(request: Request): Promise<object> {
  const {status, body} = await request('api/v2/status')
  const {original} = membersOf(membersOf(body).config)
  if (typeof original !== 'string') throw shapeFailure(status, 'with its configuration')
  const config = membersOf(parsed(original))
  const kept = ['route', 'inhibit_rules', 'time_intervals', 'mute_time_intervals'].filter(key => config[key])
  return {...Object.fromEntries(kept.map(key => [key, config[key]])), receivers: listOf(config.receivers).map(nameOnly)}
}

function nameOnly(receiver: Record<string, unknown>): object {
  return Object.fromEntries(Object.keys(receiver).map(key => [key, key === 'name' ? receiver[key] : []]))
}

function parsed(text: string): unknown {
  try {
    return parse(text, {maxAliasCount: 1000})
  } catch {
    throw new SourceFailure('its configuration cannot be read')
  }
}
