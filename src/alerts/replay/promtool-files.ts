import {type FiringRule, type PlacedValue, placedMap} from '../firing.ts'
import type {Extent, MadeSeries} from './made-series.ts'
import type {QueryFacts} from './query-facts.ts'

/** When a rule is asked: once its windows are full, and once it has held as long as it must. */
export interface Moments extends Extent {
  /** Time between two values, in milliseconds. */
  stepMs: number
  firstMs: number
  heldMs: number
}

/** Values that one series may have; a window of a month in steps of a minute has no more. */
const mostSteps = 50_000
const minuteMs = 60_000

/** Says when a rule is asked; nothing where its windows or its `for` are too long to be played. */
export function momentsOf({windows}: QueryFacts, heldMs: number): Moments | undefined {
  const shortest = Math.min(4 * minuteMs, ...windows.filter(ms => ms > 0))
  // A window needs two values, and its edges may cut one off.
  const stepMs = windows.length > 0 ? Math.max(1000, Math.min(minuteMs * 4, Math.floor(shortest / 4))) : minuteMs
  const firstMs = windows.reduce((sum, ms) => sum + ms, 5 * minuteMs)
  const lastMs = firstMs + heldMs + 2 * Math.max(stepMs, minuteMs)
  const steps = Math.ceil(lastMs / stepMs) + 1
  return steps > mostSteps ? undefined : {stepMs, firstMs, heldMs: lastMs, steps, stepsOfMinute: minuteMs / stepMs}
}

/** Label of a sample that is never there; `promtool` then says what is there instead. */
export const trialLabel = 'clarity_trial'

/** Writes a test that asks the expression with each set of series, at both moments. */
export function trialsFile(expr: string, sets: readonly MadeSeries[], moments: Moments): string {
  const never = (id: string) => ({expr, eval_time: '', exp_samples: [{labels: `{${trialLabel}="${id}"}`, value: 1}]})
  const tests = sets.map(({series}, index) => ({
    interval: `${moments.stepMs}ms`,
    input_series: series,
    promql_expr_test: [
      {...never(`${index} first`), eval_time: `${moments.firstMs}ms`},
      {...never(`${index} held`), eval_time: `${moments.heldMs}ms`},
    ],
  }))
  return JSON.stringify({evaluation_interval: `${Math.max(moments.stepMs, minuteMs)}ms`, tests})
}

/** Writes a rule file with one rule alone. */
export function ruleAlone({title, expr, held, labels, node}: FiringRule): string {
  const rule = {
    alert: title.text,
    expr: expr?.text ?? '',
    ...(held && held.ms > 0 && {for: held.node.scalar ?? `${held.ms}ms`}),
    labels: textsOf(labels),
    annotations: textsOf(placedMap(node.get('annotations'))),
  }
  return JSON.stringify({groups: [{name: 'one', rules: [rule]}]})
}

/** Writes a test that expects no alert, so that `promtool` says which one fires. */
export function alertFile(rules: string, alert: string, {series}: MadeSeries, moments: Moments): string {
  const interval = `${moments.stepMs}ms`
  const asked = {eval_time: `${moments.heldMs}ms`, alertname: alert, exp_alerts: []}
  return JSON.stringify({
    rule_files: [rules],
    evaluation_interval: `${Math.max(moments.stepMs, minuteMs)}ms`,
    tests: [{interval, input_series: series, alert_rule_test: [asked]}],
  })
}

function textsOf(values: ReadonlyMap<string, PlacedValue>): Record<string, string> {
  return Object.fromEntries([...values].map(([name, {text}]) => [name, text]))
}
