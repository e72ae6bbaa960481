import {describe, expect, test} from 'vitest'
import {goldenCases, goldenExpected, goldenReports} from './support/golden.ts'

describe.each(goldenCases())('golden case %s', name => {
  const reports = goldenReports(name)

  test.each(Object.keys(reports))('says what expected/%s says (npm run golden rewrites it)', file => {
    expect(reports[file]).toBe(goldenExpected(name, file))
  })
})
