import {describe, expect, test} from 'vitest'
import {runRules} from '../../src/core/lint/check.ts'
import {rules} from '../../src/rules/index.ts'
import {cases, compatible, type Edit, harmless} from '../changes/edits.ts'
import {catalogOf, type Files, shop, type Way} from '../changes/shop.ts'

const now = '2026-11-23T02:00:00Z'
const guard = rules.filter(({compares}) => compares)

function guarded(before: Files, after: Files): string[] {
  return runRules(catalogOf(after), guard, {now, base: catalogOf(before)}).diagnostics.map(({ruleId, severity}) => `${severity} ${ruleId}`)
}

const on = (way: Way, edit: Edit) => guarded(shop(way), edit(shop(way)))

describe.each(['inbound', 'outbound'] as const)('an edit of an %s contract without a change is held up', way => {
  test.each(cases.filter(each => each[way].some(found => !found.startsWith('compatible'))).map(each => [each.name, each] as const))(
    '%s',
    (_name, each) => {
      const classes = each[way].map(found => found.split(' ')[0]).filter(its => its !== 'compatible')
      const severities = classes.map(its => (its === 'breaking' ? 'error' : 'warning'))
      expect(
        on(way, each.edit)
          .map(found => found.split(' ')[0])
          .toSorted(),
      ).toEqual(severities.toSorted())
    },
  )
})

test('of forty edits one is harmless: a required field that comes in', () => {
  const passing = (['inbound', 'outbound'] as const).flatMap(way =>
    cases.filter(({edit}) => on(way, edit).length === 0).map(({name}) => `${way}: ${name}`),
  )
  expect(passing).toEqual(['inbound: a required field is added'])
})

describe.each(['inbound', 'outbound'] as const)('a harmless edit of an %s contract passes', way => {
  test.each(harmless)('%s', (_name, edit) => {
    expect(on(way, edit)).toEqual([])
  })
})

test.each(compatible)('a compatible edit passes: %s', (_name, way, edit) => {
  expect(on(way, edit)).toEqual([])
})

const record = (lines: string): Files => ({
  'people/jules.mdx': '---\ntitle: Jules\nrole: Lead\ntimeZone: UTC\n---\n',
  'teams/flow-team.mdx': '---\ntitle: Flow\npurpose: The flow.\nlead: jules\n---\n',
  'changes/chg-1.mdx': `---\ntitle: A rename\ncontracts: [subject]\n${lines}\n---\n`,
})

test('a rename with its record passes, and each thing that the record lacks is named', () => {
  const rename: Edit = files => ({
    ...files,
    'contracts/subject.mdx': (files['contracts/subject.mdx'] ?? '').replace('hold_flag', 'hold_state'),
  })
  const whole = [
    'class: breaking',
    'fields: [subject/hold_state]',
    'retires: [subject/hold_flag]',
    'consumers: [flow, feed]',
    'state: approved',
    'approvals: [{by: jules, on: 2026-11-12}]',
    'steps: [{step: expand, from: 2026-12-01}]',
    'watch: [flow/waiting]',
  ]
  const checked = (lines: string[]) => guarded(shop('outbound'), {...rename(shop('outbound')), ...record(lines.join('\n'))})
  expect(checked(whole)).toEqual([])
  const without = (start: string, by: string[] = []) => checked([...whole.filter(line => !line.startsWith(start)), ...by])
  expect(without('retires', [])).toEqual([])
  expect(without('class', ['class: bug-fix'])).toEqual(['error change-understated'])
  expect(without('consumers', ['consumers: [flow]'])).toEqual(['error change-consumer-missing'])
  expect(without('approvals')).toEqual(['error change-approval-missing'])
  expect(without('steps')).toEqual(['error change-plan-missing'])
  expect(without('watch')).toEqual(['error change-unwatched'])
  expect(without('state', ['state: proposed'])).toEqual(['error break-unrecorded'])
  expect(without('state', ['state: released']).length).toBe(0)
})
