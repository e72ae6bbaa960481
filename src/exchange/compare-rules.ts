import type {FiringRule} from '../alerts/firing.ts'
import {readFiring} from '../alerts/firing-files.ts'
import type {ExchangeFinding} from './finding.ts'

/**
 * Compares a kept rule file with what would be written now, rule by rule.
 *
 * @returns One finding for each rule that is missing, differs or should not be there; none where only spelling differs.
 */
export function compareRules(kept: {file: string; text: string}, written: string): ExchangeFinding[] {
  const theirs = readFiring(kept.file, kept.text)
  const ours = readFiring(kept.file, written)
  const faults = theirs.faults.map(
    ({at, reason}): ExchangeFinding => ({severity: 'error', at: {file: kept.file, ...at.start}, message: reason}),
  )
  const open = Map.groupBy(theirs.rules, ({name}) => name)
  const found = ours.rules.flatMap((rule): ExchangeFinding[] => {
    const same = open.get(rule.name) ?? []
    const exact = same.findIndex(each => wordsOf(each) === wordsOf(rule))
    const [match] = same.splice(Math.max(exact, 0), 1)
    if (!match) return [{severity: 'error', at: {file: kept.file}, message: `alert \`${rule.name}\` is missing`}]
    return exact >= 0 ? [] : [{severity: 'error', at: placeOf(match), message: `alert \`${rule.name}\` differs from the content`}]
  })
  const stray = [...open.values()].flat().map(strayRule)
  return [...faults, ...found, ...stray]
}

function strayRule(rule: FiringRule): ExchangeFinding {
  return {severity: 'error', at: placeOf(rule), message: `alert \`${rule.name}\` is in no failure mode with this condition`}
}

function placeOf({file, title}: FiringRule): ExchangeFinding['at'] {
  return {file, ...title.node.span.start}
}

function wordsOf({group, expr, held, labels, node}: FiringRule): string {
  const annotations = [...(node.get('annotations')?.pairs() ?? [])].map(({key, value}) => [key, value.scalar])
  return JSON.stringify([
    group,
    expr?.text.trim(),
    held?.ms,
    [...labels].map(([key, {text}]) => [key, text]).sort(),
    annotations.sort(),
    stepsOf(node),
  ])
}

// Grafana takes a condition apart into steps.
function stepsOf(node: FiringRule['node']): unknown {
  const models = (node.get('data')?.items ?? []).map(step =>
    ['expr', 'type', 'expression'].map(key => step.get('model')?.get(key)?.scalar?.trim()),
  )
  return [node.get('condition')?.scalar, models]
}
