import {expect, test} from 'vitest'
import {incidentEntry} from '../../src/incident/entry-text.ts'
import {handOverText} from '../../src/incident/handover.ts'
import {doneSteps, endOf, type IncidentLog, keptIncident} from '../../src/incident/incident.ts'
import {isLog, readLog, writeLog} from '../../src/incident/log-text.ts'

const log: IncidentLog = {
  title: 'Close a duplicate sales order',
  startedAt: '2026-11-23T15:00:00Z',
  runbook: 'close-duplicate-sales-order',
  severity: 'SEV1',
  integration: 'orders-to-erp',
  failureMode: 'duplicate-sales-order',
  alerts: ['DuplicateSalesOrders', 'OldestOrderAge'],
  events: [
    {at: '2026-11-23T15:00:00Z', what: 'started', runbook: 'close-duplicate-sales-order'},
    {at: '2026-11-23T15:00:01Z', what: 'status', signal: 'orders-to-erp/duplicate-sales-orders', words: 'critical, 3 orders'},
    {at: '2026-11-23T15:02:00Z', what: 'done', step: 'close-duplicate-sales-order#first-actions-1', words: 'Hold both orders.'},
    {at: '2026-11-23T15:03:00Z', what: 'input', name: 'order_id', value: '12 O\'Brien `Court` "\n<b>'},
    {at: '2026-11-23T15:04:00Z', what: 'note', words: 'Toni says:\n- hold {all} <orders>'},
    {at: '2026-11-23T15:05:00Z', what: 'opened', runbook: 'drop-duplicate-interchange'},
    {at: '2026-11-23T15:06:00Z', what: 'undone', step: 'close-duplicate-sales-order#first-actions-1', words: 'Hold both orders.'},
    {at: '2026-11-23T15:07:00Z', what: 'changed', runbook: 'close-duplicate-sales-order'},
    {at: '2026-11-23T15:40:00Z', what: 'stopped'},
  ],
}

test('a log that is written is read as the same log, whatever people type', () => {
  const text = writeLog(log)
  expect(text.split('\n').slice(0, 12)).toEqual([
    '# Incident 2026-11-23T15:00:00Z: Close a duplicate sales order',
    '',
    '- Severity: SEV1',
    '- Integration: orders-to-erp',
    '- Failure mode: duplicate-sales-order',
    '- Alerts: DuplicateSalesOrders, OldestOrderAge',
    '- Runbook: close-duplicate-sales-order',
    '- Over: 2026-11-23T15:40:00Z',
    '',
    '## Log',
    '',
    '- 2026-11-23T15:00:00Z started the clock on `close-duplicate-sales-order`',
  ])
  expect(isLog(text)).toBe(true)
  expect(readLog(text)).toEqual({log})
  expect(readLog(text.replaceAll('\n', '\r\n'))).toEqual({log})
})

test.each([
  ['', 'no line `# Incident 2026-11-23T15:00:00Z: title` begins it', 1],
  ['# Incident soon: x\n', 'no line `# Incident 2026-11-23T15:00:00Z: title` begins it', 1],
  ['# Incident 2026-11-23T15:00:00Z: x\n- Runbook: a\n', 'it has no line `- Severity: …`', 1],
  ['# Incident 2026-11-23T15:00:00Z: x\nhello\n', '`hello` is no fact such as `- Severity: SEV1`', 2],
  [
    '# Incident 2026-11-23T15:00:00Z: x\n- Severity: SEV1\n- Runbook: a\n## Log\n- 2026-11-23T15:00:00Z danced\n',
    '`- 2026-11-23T15:00:00Z danced` is no event of a log',
    5,
  ],
])('%j is no log, and says where', (text, problem, line) => {
  expect(readLog(text)).toEqual({problem, line})
})

test('knows what is done, and when it was over', () => {
  expect([...doneSteps(log)]).toEqual([])
  expect([...doneSteps({events: log.events.slice(0, 6)}).keys()]).toEqual(['close-duplicate-sales-order#first-actions-1'])
  expect(endOf(log)).toBe('2026-11-23T15:40:00Z')
  expect(endOf({events: [...log.events, {at: '2026-11-23T15:50:00Z', what: 'started', runbook: 'a'}]})).toBeUndefined()
})

test('reads no nonsense from a browser', () => {
  for (const json of [null, '', 'soon', '[]', '{}', '{"startedAt":"soon","events":[]}']) expect(keptIncident(json)).toBeUndefined()
})

test('begins an entry with what the log knows', () => {
  const {id, text} = incidentEntry(log)
  expect(id).toBe('2026-11-23-close-duplicate-sales-order')
  expect(text).toContain('resolvedAt: 2026-11-23T15:40:00Z\nrunbook: close-duplicate-sales-order\n')
  expect(text).toContain('- 15:04 UTC note: "Toni says:\\\\n- hold \\{all\\} \\<orders\\>"')
})

test('hands over with what was done and whom to call', () => {
  const incident = {...log, events: log.events.slice(0, 6), inputs: {order_id: '1001'}}
  const text = handOverText({
    runbook: {title: log.title, number: 'RB-05', address: 'https://example.com/runbooks/a/'},
    severity: 'SEV1',
    alerts: ['DuplicateSalesOrders'],
    live: ['critical, 3 orders'],
    next: [{name: 'Toni Brandt', phone: '+1-555-0108'}],
    nextAt: '15:10',
    incident,
    now: '2026-11-23T15:09:30Z',
  })
  expect(text).toBe(`SEV1: Close a duplicate sales order (RB-05)
https://example.com/runbooks/a/
Alert: DuplicateSalesOrders
Since: 2026-11-23T15:00Z, 9 min ago
Live:
- critical, 3 orders
Done:
- Hold both orders.
Inputs:
- order_id = 1001
Notes:
- Toni says:
- hold {all} <orders>
Next: Toni Brandt +1-555-0108 at 15:10`)
})
