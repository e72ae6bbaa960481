import type {FiringRule} from '../../alerts/firing.ts'
import {normalPromql, splitCondition} from '../../alerts/promql-text.ts'

/** Rules that tell of one failure. */
export interface RuleGroup {
  rules: [FiringRule, ...FiringRule[]]
  /** What makes them one, where they are several alerts. */
  because?: 'page' | 'expression' | 'group'
}

/**
 * Puts rules together that tell of one failure, in the order in which they stand.
 *
 * @param by `severity` joins rules of one name, of one page, and of one expression with other limits; `group` those of one rule group.
 */
export function groupRules(rules: readonly FiringRule[], by: 'severity' | 'group'): RuleGroup[] {
  const groups: RuleGroup[] = []
  const byKey = new Map<string, RuleGroup>()
  for (const rule of rules) {
    const keys = keysOf(rule, by)
    const key = keys.find(([each]) => byKey.has(each))
    const joined = key && byKey.get(key[0])
    if (joined) {
      if (key[1] && joined.rules[0].name !== rule.name) joined.because ??= key[1]
      joined.rules.push(rule)
    }
    const group: RuleGroup = joined ?? {rules: [rule]}
    if (!joined) groups.push(group)
    for (const [each] of keys) if (!byKey.has(each)) byKey.set(each, group)
  }
  return groups
}

function keysOf(rule: FiringRule, by: 'severity' | 'group'): [string, RuleGroup['because']?][] {
  const name: [string] = [`name ${rule.name}`]
  if (by === 'group')
    return [name, ...(rule.group === undefined ? [] : [[`group ${rule.file} ${rule.group}`, 'group'] as [string, 'group']])]
  const page = rule.runbook?.text.replace(/#.*$/, '')
  const expression = rule.expr && (splitCondition(rule.expr.text)?.left ?? normalPromql(rule.expr.text))
  return [
    name,
    ...(page && !page.includes('{{') ? [[`page ${page}`, 'page'] as [string, 'page']] : []),
    ...(expression ? [[`expression ${expression}`, 'expression'] as [string, 'expression']] : []),
  ]
}
