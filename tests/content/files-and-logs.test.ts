import {chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {root} from '../support/clarity.ts'
import {runShown, shownCommand} from '../support/runbook-commands.ts'

const archives = path.join(root, 'tests/fixtures/edi')
let home = ''

beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'clarity-edi-'))
  // Commands ask for files of the last hours, so these were written in the last minutes, ten apart, oldest first.
  cpSync(archives, home, {recursive: true})
  for (const folder of readdirSync(home)) {
    const files = readdirSync(path.join(home, folder), {recursive: true, encoding: 'utf8', withFileTypes: true})
      .filter(entry => entry.isFile())
      .map(({parentPath, name}) => path.join(parentPath, name))
      .sort()
    for (const [index, file] of files.entries()) {
      const writtenAt = new Date(Date.now() - Math.min(600, 10 * (files.length - index)) * 60_000)
      utimesSync(file, writtenAt, writtenAt)
    }
  }
})

afterAll(() => rmSync(home, {recursive: true, force: true}))

// Times of files are those of the test, and the archive lies where the test put it.
const withoutTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, '<time>')

describe('a command on files of the EDI gateway gives what its page shows', () => {
  test.each([
    ['chase-missing-997', 'comm -23', 'unanswered', {}],
    ['chase-missing-997', 'Original-Message-ID', 'unanswered', {}],
    ['chase-missing-997', "grep '^TA1", 'unanswered', {}],
    ['chase-missing-997', "grep '^AK9'", 'unanswered', {}],
    ['correct-rejected-940', 'refused=', 'refused', {}],
    ['correct-rejected-940', '{{ack_file}}', 'refused', {}],
    ['correct-rejected-940', '{{group_number}}', 'refused', {}],
    ['correct-rejected-940', 'W05', 'refused', {}],
    ['drop-duplicate-interchange', 'NR==1', 'twice', {}],
    ['drop-duplicate-interchange', 'sha256sum', 'twice', {}],
    ['drop-duplicate-interchange', 'TA1', 'twice', {control_number: '000418217'}],
    ['correct-ship-method', 'W66', 'refused', {}],
    ['settle-short-ship', '"shipped"', 'short', {}],
    ['replace-as2-certificate', 'processed', 'certificate', {}],
    ['reconcile-stock', '846_', 'stock', {}],
  ])('%s: %s', (runbook, part, folder, inputs: Record<string, string>) => {
    const {command, output} = shownCommand(runbook, part, inputs)
    const gateway = path.join(home, folder)
    const written = runShown(command, {EDI_HOME: gateway}).replaceAll(gateway, '/srv/edi')
    expect(withoutTimes(written)).toBe(withoutTimes(output))
  })
})

test('match-a-payout: the row of the gap is found among those that were fetched', () => {
  const {command, output} = shownCommand('match-a-payout', '$gap')
  const row = {type: 'charge', amount: 7800, net: 7530, id: 'txn_other', source: 'ch_other', description: 'SHP-1'}
  const fee = {type: 'adjustment', amount: -1500, net: -1500, source: 'dp_1Pq8exampleDispute', description: 'Chargeback withdrawal fee'}
  const rows = [row, {...fee, id: 'txn_1Pq8exampleRow'}].map(each => `${JSON.stringify(each)}\n`)
  writeFileSync(path.join(home, 'payout.jsonl'), rows.join(''))
  expect(runShown(`cd '${home}' && ${command}`, {})).toBe(output)
})

const line = (time: string, fields: object) => `2026-11-23T${time} ${JSON.stringify(fields)}`
const times = (count: number, one: string) => Array.from({length: count}, () => one)

const timeouts = times(412, line('05:10:00', {caller: 'checkout', ok: false, reason: 'timeout after 3000 ms'}))
const unreachable = times(38, line('05:11:00', {caller: 'checkout', ok: false, reason: 'ServerUnreachable'}))
const call = (vendor: string, code: number) => ({vendor, op: 'PUT', code})

describe('a command on log lines gives what its page shows', () => {
  let bin = ''
  beforeAll(() => {
    bin = mkdtempSync(path.join(tmpdir(), 'clarity-aws-'))
    // Stands in for the AWS CLI: the service has filtered the lines already.
    writeFileSync(path.join(bin, 'aws'), '#!/bin/sh\ncat "$LOG_LINES"\n')
    chmodSync(path.join(bin, 'aws'), 0o755)
  })
  afterAll(() => rmSync(bin, {recursive: true, force: true}))

  test.each([
    [
      'renew-a-credential',
      '401',
      [line('05:00:12', call('netsuite', 401)), line('05:00:13', call('netsuite', 401)), line('05:02:00', call('netsuite', 401))],
    ],
    ['ride-out-a-vendor-outage', '>= 500', [line('03:14:00', call('netsuite', 503)), line('03:14:09', call('netsuite', 503))]],
    ['keep-selling-without-tax', '"reason"', [...timeouts, ...unreachable]],
    [
      'keep-selling-without-tax',
      '"caller"',
      [...times(180, line('05:10:00', {caller: 'checkout', ok: false})), ...times(12, line('05:10:00', {caller: 'invoice', ok: true}))],
    ],
    [
      'restore-webhook-signature',
      '--since 15m',
      times(61, line('05:40:00', {status: 200, topic: 'orders/create', shop: 'larkmoor-outfitters.myshopify.com'})),
    ],
    [
      'pin-a-supported-version',
      'apiVersion',
      [
        '2026-10-01T14:02:11 {"topic":"orders/create","apiVersion":"2025-10"}',
        '2026-10-01T15:20:41 {"topic":"orders/create","apiVersion":"2025-10"}',
        '2026-10-01T17:00:09 {"topic":"orders/create","apiVersion":"2026-01"}',
      ],
    ],
  ])('%s: %s', (runbook, part, lines) => {
    const {command, output} = shownCommand(runbook, part)
    const log = path.join(bin, 'lines')
    writeFileSync(log, `${lines.join('\n')}\n`)
    expect(runShown(command, {PATH: `${bin}:${process.env.PATH}`, LOG_LINES: log})).toBe(output)
  })
})
