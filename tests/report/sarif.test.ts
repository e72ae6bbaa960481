import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import addFormats from 'ajv-formats'
import {describe, expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {reportOf} from '../../src/report/report.ts'
import {reportSarif} from '../../src/report/sarif.ts'
import {goldenCases, goldenReports} from '../support/golden.ts'
import {diagnostic} from '../support/report.ts'

const schema = JSON.parse(readFileSync(new URL('../schemas/sarif-2.1.0.json', import.meta.url), 'utf8'))
const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: false})
addFormats.default(ajv)
const validate = ajv.compile(schema)

function faults(sarif: string): unknown[] {
  validate(JSON.parse(sarif))
  return validate.errors ?? []
}

const empty = exampleCatalog({name: 'nothing', files: {}, expect: []})
const rule = {id: 'owner-unknown', severity: 'error', summary: 'An owner is unknown.', why: 'Nobody comes.'} as const

function resultOf(more: Parameters<typeof diagnostic>[0]) {
  const sarif = reportSarif(reportOf(empty, {diagnostics: [diagnostic(more)], rules: [rule], durationMs: 0}))
  expect(faults(sarif)).toEqual([])
  return JSON.parse(sarif).runs[0]
}

describe('the SARIF report', () => {
  test.each(goldenCases())('of golden case %s fits the schema of SARIF 2.1.0', name => {
    expect(faults(goldenReports(name)['report.sarif'] ?? '')).toEqual([])
  })

  test('without findings fits the schema', () => {
    expect(faults(reportSarif(reportOf(empty, {diagnostics: [], rules: [rule], durationMs: 0})))).toEqual([])
  })

  test('is refused by the schema when a column is not a number, so the schema does look', () => {
    const sarif = goldenReports('wide-characters')['report.sarif'] ?? ''
    expect(faults(sarif.replace(/"startColumn": \d+/, '"startColumn": "8"'))).toHaveLength(1)
  })

  test('describes the rule with why and the address of its page', () => {
    const {rules} = resultOf({url: 'https://example.com/rules/owner-unknown/'}).tool.driver
    expect(rules).toEqual([
      {
        id: 'owner-unknown',
        shortDescription: {text: 'An owner is unknown.'},
        fullDescription: {text: 'An owner is unknown. Nobody comes.'},
        help: {text: expect.stringContaining('Nobody comes.'), markdown: expect.stringContaining('**Why:** Nobody comes.')},
        helpUri: 'https://example.com/rules/owner-unknown/',
        defaultConfiguration: {level: 'error'},
        properties: {precision: 'very-high', 'problem.severity': 'error', tags: ['operations']},
      },
    ])
  })

  test('carries the fingerprint under the name that code scanning reads', () => {
    const [result] = resultOf({fingerprint: '0123456789abcdef'}).results
    expect(result.partialFingerprints).toEqual({'clarity/v1': '0123456789abcdef', primaryLocationLineHash: '0123456789abcdef:1'})
  })

  test('holds what a suppression keeps back, marked with its reason', () => {
    const at = {file: 'content/a.mdx', start: {line: 3, column: 1}, end: {line: 3, column: 9}}
    const suppressed = [{...diagnostic({}), suppression: {reason: 'Until the move.', owner: 'ops', until: '2027-01-31', at}}]
    const sarif = reportSarif(reportOf(empty, {diagnostics: [], suppressed, rules: [rule], durationMs: 0}))
    expect(faults(sarif)).toEqual([])
    const [result] = JSON.parse(sarif).runs[0].results
    expect(result.suppressions).toMatchObject([{kind: 'inSource', status: 'accepted', justification: 'Until the move.'}])
  })

  test('of more findings than a run may hold keeps the worst, and says how many it leaves out', () => {
    const severities = ['note', 'error', 'warning'] as const
    const diagnostics = severities.map(severity => diagnostic({severity}))
    const sarif = reportSarif(reportOf(empty, {diagnostics, rules: [rule], durationMs: 0}), 2)
    expect(faults(sarif)).toEqual([])
    const [run] = JSON.parse(sarif).runs
    expect(run.results.map(({level}: {level: string}) => level)).toEqual(['error', 'warning'])
    expect(run.invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^1 finding more than a run may hold/)
  })

  test('leaves the address of the rule out where there is only a path', () => {
    expect(resultOf({url: '/rules/owner-unknown/'}).tool.driver.rules[0]).not.toHaveProperty('helpUri')
  })

  test('escapes what SARIF would read as an argument or a link', () => {
    const {message} = resultOf({message: 'no input `{{id}}` in `[x](1)` or `a[0]`'}).results[0]
    expect(message.text).toBe('no input `{{{{id}}}}` in `\\[x](1)` or `a[0]`')
  })

  test('writes paths as addresses', () => {
    const {artifactLocation} = resultOf({file: '../our content/teams/注文#1.mdx'}).results[0].locations[0].physicalLocation
    expect(artifactLocation.uri).toBe('../our%20content/teams/%E6%B3%A8%E6%96%87%231.mdx')
  })
})
