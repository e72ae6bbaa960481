import {expect, test} from 'vitest'
import {clarity} from '../support/clarity.ts'

const checkAt = async (now: string) => {
  const {code, stdout} = await clarity(['check', '--format', 'json', '--now', now])
  const {summary, diagnostics} = JSON.parse(stdout) as {summary: {errors: number}; diagnostics: {ruleId: string; severity: string}[]}
  return {code, errors: summary.errors, severities: new Set(diagnostics.map(({severity}) => severity)), diagnostics}
}

test('two years later the example content has warnings, and no error', async () => {
  const {code, errors, severities, diagnostics} = await checkAt('2028-11-23T02:00:00Z')
  expect([...severities].filter(severity => severity !== 'note')).toEqual(['warning'])
  expect(errors).toBe(0)
  expect(code).toBe(0)
  expect(diagnostics.map(({ruleId}) => ruleId)).toContain('decision-overdue')
})
