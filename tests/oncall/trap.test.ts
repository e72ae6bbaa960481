import {expect, test} from 'vitest'
import {parseDocument} from '../../src/core/content/document.ts'
import {checkCatalog} from '../../src/core/lint/check.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {rules} from '../../src/rules/index.ts'
import {root} from '../support/clarity.ts'

const {catalog} = loadCatalog('content', root)
const rotation = catalog.get('rotation', 'integration-primary')?.document

// The rotation of the example organisation as it was before anybody looked: three shifts, no declared gap.
function withoutGaps(now: string): string[] {
  const {file, contentPath, text} = rotation as NonNullable<typeof rotation>
  const content = text.replace(/^gaps:\n( .*\n)+/m, '')
  const changed = catalog.with(parseDocument({file, contentPath, content}))
  // Seen from a day before much of the content was written, dates in it lie in the future, and a change is out before its day.
  const later = ['date-in-future', 'change-released-early']
  const found = checkCatalog(changed, rules, {now}).filter(({ruleId}) => !later.includes(ruleId))
  return found.map(({ruleId, severity, message}) => `${severity} ${ruleId}: ${message}`)
}

test('the uncovered hour between the American and European clock changes is found, with its dates and causes', () => {
  expect(withoutGaps('2026-10-01T02:00:00Z')).toEqual([
    'warning rotation-gap: nobody is on call in rotation `integration-primary` on 2026-10-25, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 7 more times until 2026-11-01: the clocks of Europe/Lisbon change on 2026-10-25',
    'warning rotation-gap: nobody is on call in rotation `integration-primary` on 2027-03-15, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 12 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
  ])
})

test('each declaration says why, and who accepted it', () => {
  const {gaps} = catalog.get('rotation', 'integration-primary')?.data ?? {gaps: []}
  expect(gaps.map(({from, to}) => [from, to])).toEqual([
    ['2026-10-25T05:00:00Z', '2026-11-01T06:00:00Z'],
    ['2027-03-15T05:00:00Z', '2027-03-27T06:00:00Z'],
    ['2027-10-31T05:00:00Z', '2027-11-07T06:00:00Z'],
  ])
  for (const {reason} of gaps) expect(reason).toMatch(/summer time.* accepted it on 2026-09-28\.$/)
})

test('declared, it is no finding on any day of the year', () => {
  for (const now of ['2026-10-01T02:00:00Z', '2026-10-28T05:30:00Z', '2026-12-01T00:00:00Z'])
    expect(checkCatalog(catalog, rules, {now}).filter(({ruleId}) => ruleId === 'rotation-gap')).toEqual([])
})

test('a declaration that ends too early leaves the rest to be found', () => {
  const {file, contentPath, text} = rotation as NonNullable<typeof rotation>
  const content = text.replace('to: 2027-03-27T06:00:00Z', 'to: 2027-03-20T06:00:00Z')
  const found = checkCatalog(catalog.with(parseDocument({file, contentPath, content})), rules, {now: '2026-11-23T02:00:00Z'})
  expect(found.map(({message}) => message)).toEqual([
    'nobody is on call in rotation `integration-primary` on 2027-03-21, 05:00 to 06:00 UTC (01:00 to 02:00 America/New_York), and 6 more times until 2027-03-27: the clocks of America/Los_Angeles change on 2027-03-14',
  ])
})

test('an hour that is open all year is not blamed on the clocks', () => {
  const {file, contentPath, text} = rotation as NonNullable<typeof rotation>
  const content = text.replace("hours: [{from: '06:00', to: '14:00'}]", "hours: [{from: '06:00', to: '13:00'}]")
  const found = checkCatalog(catalog.with(parseDocument({file, contentPath, content})), rules, {now: '2026-11-23T02:00:00Z'})
  expect(found.filter(({ruleId}) => ruleId === 'rotation-gap').map(({message}) => message)).toEqual([
    'nobody is on call in rotation `integration-primary` on 2026-11-23, 13:00 to 14:00 UTC (08:00 to 09:00 America/New_York), and 335 more times until 2027-11-14: no layer covers these hours',
  ])
})
