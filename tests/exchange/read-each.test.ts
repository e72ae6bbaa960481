import {describe, expect, test} from 'vitest'
import {importGrafanaOncall} from '../../src/exchange/grafana-oncall/grafana-oncall.ts'
import {importOpsgenie} from '../../src/exchange/opsgenie/opsgenie.ts'
import {importPagerduty} from '../../src/exchange/pagerduty/pagerduty.ts'
import {importSplunkOncall} from '../../src/exchange/splunk-oncall/splunk-oncall.ts'
import {empty, fixture, input, now, said} from './support.ts'

/** A recorded answer with one name in it changed, as a second export of it. */
function other(file: string, name: string, by: string) {
  const {text} = fixture(file)
  expect(text).toContain(`"${name}"`)
  return {file: `newer-${file}`, text: text.replace(`"${name}"`, `"${by}"`)}
}

const importers = {
  'a schedule of PagerDuty': [importPagerduty, 'pagerduty-schedule.json', 'Integration, primary', 'schedule'],
  'a policy of PagerDuty': [importPagerduty, 'pagerduty-policies.json', 'assign_to_everyone', 'escalation policy'],
  'a user of PagerDuty': [importPagerduty, 'pagerduty-users.json', 'Kai Dawson', 'user'],
  'a schedule of Opsgenie': [importOpsgenie, 'opsgenie-schedules.json', 'While the warehouse works', 'schedule'],
  'an escalation of Opsgenie': [importOpsgenie, 'opsgenie-escalations.json', 'Ship orders and stock', 'escalation'],
  'a user of Opsgenie': [importOpsgenie, 'opsgenie-users.json', 'Alice Marsh', 'user'],
  'a schedule of Grafana OnCall': [importGrafanaOncall, 'grafana-schedules.json', 'Order flow', 'schedule'],
  'a user of Grafana OnCall': [importGrafanaOncall, 'grafana-users.json', 'ines@example.com', 'user'],
  'a policy of Splunk On-Call': [importSplunkOncall, 'splunk-policy.json', 'Parcels late', 'policy'],
  'a user of Splunk On-Call': [importSplunkOncall, 'splunk-users.json', 'hana@example.com', 'user'],
} as const

describe.each(Object.entries(importers))('%s with one id in two answers', (_, [read, file, name, what]) => {
  const twins = (second: {file: string; text: string}) => {
    const imported = read([fixture(file), second], {catalog: empty, now})
    return said(imported).filter(line => line.includes('another of the same id'))
  }

  test('is said by name where they differ, and the last one counts', () => {
    const second = other(file, name, 'Night desk')
    const [told, ...others] = twins(second)
    expect(others).toEqual([])
    expect(told).toContain(`error ${file}:`)
    expect(told).toContain(` ${what} \``)
    expect(told).toContain(` is left out: another of the same id stands in \`newer-${file}\` and says something else`)
    expect(read([fixture(file), second], {catalog: empty, now}).files).toEqual(read([second], {catalog: empty, now}).files)
  })

  test('is read once and without a word where they are the same', () => {
    const second = {...fixture(file), file: `again-${file}`}
    expect(twins(second)).toEqual([])
    expect(read([fixture(file), second], {catalog: empty, now}).files).toEqual(read([fixture(file)], {catalog: empty, now}).files)
  })
})

test('a schedule of PagerDuty that two versions of its API answer is said by name', () => {
  const {schedule} = JSON.parse(fixture('pagerduty-schedule.json').text)
  const newer = input('v3.json', {schedule: {id: schedule.id, name: 'Integration, v3', time_zone: 'UTC', rotations: []}})
  expect(said(importPagerduty([fixture('pagerduty-schedule.json'), newer], {catalog: empty, now}))).toContainEqual(
    `error pagerduty-schedule.json:2:15 $.schedule schedule \`Integration, primary\` (\`${schedule.id}\`) is left out: it is there in the form of the newer API too`,
  )
})
