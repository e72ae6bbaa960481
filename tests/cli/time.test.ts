import {expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const checked = async (args: string[], env: Record<string, string> = {}) => {
  const {code, stdout} = await clarity(['check', '--format', 'json', ...args], {env})
  const {summary, diagnostics} = JSON.parse(stdout) as {summary: {errors: number}; diagnostics: {ruleId: string; severity: string}[]}
  return {code, errors: summary.errors, severities: new Set(diagnostics.map(({severity}) => severity)), diagnostics}
}

const later = '2028-11-23T02:00:00Z'

test('two years later the example content has warnings, and no error', async () => {
  const {code, errors, severities, diagnostics} = await checked(['--now', later])
  expect([...severities].filter(severity => severity !== 'note')).toEqual(['warning'])
  expect(errors).toBe(0)
  expect(code).toBe(0)
  expect(diagnostics.map(({ruleId}) => ruleId)).toContain('decision-overdue')
})

test('one variable sets the clock of every command, and a flag wins over it', async () => {
  const overdue = ({diagnostics}: Awaited<ReturnType<typeof checked>>) => diagnostics.some(({ruleId}) => ruleId === 'decision-overdue')
  expect(overdue(await checked([], {CLARITY_NOW: later}))).toBe(true)
  expect(overdue(await checked(['--now', '2026-11-23T02:00:00Z'], {CLARITY_NOW: later}))).toBe(false)
  const onCall = await clarity(['oncall', '--rotation', 'integration-primary'], {env: {CLARITY_NOW: '2027-06-11T13:00:00Z'}})
  expect(onCall.stdout).toMatch(/^On call at 2027-06-11 13:00 UTC\n[\s\S]*Kai Dawson/)
  for (const command of ['check', 'build', 'dev', 'serve', 'oncall', 'impact', 'explain']) {
    const {stdout} = await clarity([command, '--help'])
    expect(stdout.replaceAll(/\s+/g, ' '), command).toContain('(default: the present) (env: CLARITY_NOW)')
  }
})

test('a clock that is no time ends with what is expected, exit code 2', async () => {
  const {code, stderr} = await clarity(['check'], {cwd: folderWith({}), env: {CLARITY_NOW: 'yesterday'}})
  expect(code).toBe(2)
  expect(stderr).toContain("from env 'CLARITY_NOW' is invalid. Expected a time such as `2026-11-23T02:00:00Z`.")
})
