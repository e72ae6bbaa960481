import {readFileSync, rmSync} from 'node:fs'
import path from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {clarity, folderWith} from '../support/clarity.ts'
import {type Running, type RunningPrometheus, startAlertmanager, startPrometheus} from '../support/prometheus.ts'

const rules = `groups:
  - name: orders
    rules:
      - alert: QueueFull
        expr: sum(queue{name="orders"}) > 9 # all of it
        for: 90s
        labels: {severity: page, team: commerce}
        annotations: {runbook_url: 'https://runbooks.example.com/alerts/QueueFull/', summary: '{{ $value }} wait'}
      - {record: queue:sum, expr: sum(queue)}
`
const routes = `route:
  receiver: nobody
  routes: [{matchers: [team="commerce"], receiver: commerce-pager, mute_time_intervals: [nights]}]
receivers:
  - {name: nobody}
  - {name: commerce-pager, webhook_configs: [{url: 'http://127.0.0.1:9/token-of-the-pager'}]}
inhibit_rules: [{source_matchers: [severity="page"], target_matchers: [severity="ticket"], equal: [team]}]
time_intervals: [{name: nights, time_intervals: [{times: [{start_time: '22:00', end_time: '23:00'}]}]}]
`
const started: Running[] = []
let prometheus: RunningPrometheus
let alertmanager: Running

beforeAll(async () => {
  prometheus = await startPrometheus({scrape: [], rules})
  started.push(prometheus)
  alertmanager = await startAlertmanager({config: routes})
  started.push(alertmanager)
}, 60_000)

afterAll(async () => {
  for (const {stop} of started) await stop()
  if (prometheus) rmSync(prometheus.folder, {recursive: true, force: true})
})

const contentWith = (sources: string, files = '[alerts/*.yaml]') =>
  folderWith({
    'content/settings.yaml': `links: {site: https://runbooks.example.com}\nalerts: {files: ${files}}\nsources:\n${sources}`,
    'content/teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\nreceivers: [commerce-pager]\n---\n',
    'content/failure-modes/orders.mdx':
      '---\ntitle: Orders\nintegration: orders\nclass: stuck\nseverity: SEV1\nowner: commerce\nalerts:\n  - {name: QueueFull, severity: page, for: 90s, query: \'sum(queue{name="orders"}) > 9\'}\n---\n',
  })

describe('clarity fetch-alerts', () => {
  test('keeps rules and routes of real servers beside the content, where the check reads them', async () => {
    const cwd = contentWith(
      `  - {id: metrics, kind: prometheus, url: '${prometheus.url}'}\n  - {id: routes, kind: alertmanager, url: '${alertmanager.url}'}\n  - {id: erp, kind: json, url: 'https://erp.example.com'}\n`,
    )
    const {code, stdout, stderr} = await clarity(['fetch-alerts'], {cwd})
    expect([code, stdout, stderr]).toEqual([
      0,
      'metrics: kept in content/alerts/metrics.fetched.yaml\nroutes: kept in content/alerts/routes.fetched.yaml\n',
      '',
    ])
    const kept = (id: string) => readFileSync(path.join(cwd, `content/alerts/${id}.fetched.yaml`), 'utf8')
    expect(parse(kept('metrics'))).toEqual({
      groups: [
        {
          name: 'orders',
          rules: [
            {
              alert: 'QueueFull',
              expr: 'sum(queue{name="orders"}) > 9',
              for: '90000ms',
              labels: {severity: 'page', team: 'commerce'},
              annotations: {runbook_url: 'https://runbooks.example.com/alerts/QueueFull/', summary: '{{ $value }} wait'},
            },
          ],
        },
      ],
    })
    expect(kept('routes')).not.toContain('token-of-the-pager')
    expect(parse(kept('routes')).receivers).toEqual([{name: 'nobody'}, {name: 'commerce-pager', webhook_configs: []}])
    const {stdout: listed} = await clarity(['alerts'], {cwd})
    expect(listed).toContain('→ commerce-pager')
    expect(listed).toContain('1 rule of our alerts, 0 rules without page, 0 alerts without rule')
    const found = JSON.parse((await clarity(['check', '--format', 'json'], {cwd})).stdout)
    const messages = found.diagnostics.flatMap(({file, message}: {file: string; message: string}) =>
      file.includes('fetched') ? [message] : [],
    )
    expect(messages).toEqual(['`QueueFull` pages nobody for 1 h from Sunday 22:00, by `nights`'])
  })

  test('a server that is away leaves what was kept, and others are fetched', async () => {
    const cwd = contentWith(
      `  - {id: gone, kind: prometheus, url: 'http://127.0.0.1:9', timeout: 1s}\n  - {id: routes, kind: alertmanager, url: '${alertmanager.url}'}\n`,
      '[other.yaml]',
    )
    const {code, stdout, stderr} = await clarity(['fetch-alerts'], {cwd})
    expect([code, stdout]).toEqual([2, 'routes: kept in content/alerts/routes.fetched.yaml\n'])
    expect(stderr).toContain('clarity: source `gone`: its rules could not be fetched: ')
    expect(stderr).toContain('`alerts.files` in the settings does not name `alerts/routes.fetched.yaml`, so no check reads it')
    expect((await clarity(['fetch-alerts', '--source', 'gon'], {cwd})).stderr).toContain('no source `gon`; did you mean `gone`?')
  })
})
