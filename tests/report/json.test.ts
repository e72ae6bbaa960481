import {readFileSync} from 'node:fs'
import path from 'node:path'
import {Ajv} from 'ajv'
import {describe, expect, test} from 'vitest'
import {reportSchema} from '../../src/report/json-schema.ts'
import {jsonSchemaOf} from '../../src/status/snapshot-schema.ts'
import {root} from '../support/clarity.ts'
import {goldenCases, goldenReports} from '../support/golden.ts'

const published = JSON.parse(readFileSync(path.join(root, 'public/schemas/report-1.json'), 'utf8'))

describe('the published schema of JSON reports', () => {
  test('is the one in the program (npm run schemas writes it)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(jsonSchemaOf(reportSchema))))
  })

  test.each(goldenCases())('fits the report of golden case %s, and refuses one without its summary', name => {
    const validate = new Ajv({strict: false}).compile(published)
    const report = JSON.parse(goldenReports(name)['report.json'] ?? '')
    expect([validate(report), validate.errors]).toEqual([true, null])
    expect(validate({...report, summary: undefined})).toBe(false)
  })
})
