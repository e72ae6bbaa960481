import type {FiringRule} from '../firing.ts'
import {type MadeSeries, madeSeries} from './made-series.ts'
import {answersByFile, type FileAnswer, type FiredAlert, firedIn, heldTrials, refusalIn} from './promtool-answer.ts'
import {alertFile, type Moments, momentsOf, ruleAlone, trialsFile} from './promtool-files.ts'
import {queryFacts} from './query-facts.ts'

/** What became of one rule. */
export type Replayed =
  | {state: 'fired'; alerts: FiredAlert[]; series: MadeSeries['series']; because: readonly string[]}
  | {state: 'silent' | 'refused' | 'untried'; reason: string}

/** Runs `promtool test rules` over files, by name → text; asks for those that are listed. */
export type RunPromtool = (files: ReadonlyMap<string, string>, asked: readonly string[]) => Promise<string>

/** Rules that one run of the tool is asked for. */
const atOnce = 60
/** Values that one run may load for one rule. */
const mostValues = 600_000

interface Trial {
  rule: FiringRule
  sets: MadeSeries[]
  moments: Moments
}

/**
 * Fires rules with series that are made for them: first finds out which series make the expression true, then lets the whole rule fire.
 *
 * @returns An answer for each rule.
 */
export async function replayRules(rules: readonly FiringRule[], run: RunPromtool): Promise<ReadonlyMap<FiringRule, Replayed>> {
  const answers = new Map<FiringRule, Replayed>()
  const trials = rules.flatMap(rule => {
    const trial = trialOf(rule)
    if ('state' in trial) answers.set(rule, trial)
    return 'state' in trial ? [] : [trial]
  })
  for (let at = 0; at < trials.length; at += atOnce) {
    for (const [rule, answer] of await replaySome(trials.slice(at, at + atOnce), run)) answers.set(rule, answer)
  }
  return answers
}

function trialOf(rule: FiringRule): Trial | Replayed {
  if (rule.format !== 'prometheus' || !rule.isPromql || !rule.expr) return {state: 'untried', reason: 'its condition is no PromQL'}
  const facts = queryFacts(rule.expr.text)
  const moments = momentsOf(facts, rule.held?.ms ?? 0)
  if (!moments) return {state: 'untried', reason: 'its windows or its `for` are too long to be played'}
  const sets = madeSeries(facts, moments)
  const most = Math.max(30, Math.floor(mostValues / (moments.steps * Math.max(1, facts.selectors.length))))
  return {rule, sets: sets.slice(0, most), moments}
}

async function replaySome(trials: readonly Trial[], run: RunPromtool): Promise<[FiringRule, Replayed][]> {
  const found = await findSets(trials, run)
  const chosen = trials.map(trial => ({trial, set: found.get(trial) ?? silent(trial)}))
  const open = chosen.flatMap(({trial, set}) => ('state' in set ? [] : [{...trial, set}]))
  const fired = await ask(open, run, ({rule, moments, set}, name) => {
    const rules = `rule-of-${name}`
    return new Map([
      [name, alertFile(rules, rule.title.text, set, moments)],
      [rules, ruleAlone(rule)],
    ])
  })
  return [
    ...chosen.flatMap(({trial, set}): [FiringRule, Replayed][] => ('state' in set ? [[trial.rule, set]] : [])),
    ...open.map((each): [FiringRule, Replayed] => [each.rule, replayed(each, fired.get(each))]),
  ]
}

/** Sets that are tried in one round: the tool takes a while for each, and nearly always one of the first is right. */
const rounds = [
  [0, 2],
  [2, 12],
  [12, 60],
  [60, Number.POSITIVE_INFINITY],
] as const

async function findSets(trials: readonly Trial[], run: RunPromtool): Promise<Map<Trial, MadeSeries | Replayed>> {
  const found = new Map<Trial, MadeSeries | Replayed>()
  for (const [from, to] of rounds) {
    const open = trials.filter(trial => !found.has(trial) && trial.sets.length > from)
    const part = open.map(trial => ({trial, sets: trial.sets.slice(from, to)}))
    const answers = await ask(
      part,
      run,
      ({trial: {rule, moments}, sets}, name) => new Map([[name, trialsFile(rule.expr?.text ?? '', sets, moments)]]),
    )
    for (const each of part) {
      const set = setIn(each.sets, answers.get(each))
      if (set) found.set(each.trial, set)
    }
  }
  return found
}

async function ask<T>(
  each: readonly T[],
  run: RunPromtool,
  filesOf: (one: T, name: string) => Map<string, string>,
): Promise<Map<T, FileAnswer | undefined>> {
  if (each.length === 0) return new Map()
  const names = each.map((_, index) => `${index + 1}.json`)
  const files = new Map(each.flatMap((one, index) => [...filesOf(one, names[index] ?? '')]))
  const answers = new Map(answersByFile(await run(files, names)).map(answer => [answer.file, answer]))
  return new Map(each.map((one, index) => [one, answers.get(names[index] ?? '')]))
}

function setIn(sets: readonly MadeSeries[], answer: FileAnswer | undefined): MadeSeries | Replayed | undefined {
  if (!answer) return {state: 'untried', reason: '`promtool` gave no answer for it'}
  const {held, first} = heldTrials(answer)
  const set = sets[held[0] ?? first[0] ?? -1]
  if (set) return set
  const refusal = refusalIn(answer)
  return refusal === undefined ? undefined : {state: 'refused', reason: `Prometheus refuses it: ${refusal}`}
}

function silent({sets}: Trial): Replayed {
  return {state: 'silent', reason: `none of ${sets.length} sets of made series makes its expression true`}
}

function replayed({rule, set}: {rule: FiringRule; set: MadeSeries}, answer: FileAnswer | undefined): Replayed {
  if (!answer) return {state: 'untried', reason: '`promtool` gave no answer for it'}
  const alerts = firedIn(answer)
  if (alerts.length > 0) return {state: 'fired', alerts, series: set.series, because: set.words}
  const refusal = refusalIn(answer)
  if (refusal !== undefined) return {state: 'refused', reason: `Prometheus refuses the rule: ${refusal}`}
  return {state: 'silent', reason: `its expression came true, but not for the ${rule.held?.node.scalar ?? 'time'} that it must hold`}
}
