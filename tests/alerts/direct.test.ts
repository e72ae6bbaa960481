import {describe, expect, test} from 'vitest'
import {pageLedTo} from '../../src/alerts/page-led-to.ts'
import {exactLookup} from '../../src/core/catalog/queries/lookup.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const rules = `groups:
  - name: pods
    rules:
      - {alert: PodCrashes, expr: restarts > 3, annotations: {runbook_url: 'https://runbooks.example.com/alerts/PodCrashes/'}}
      - {alert: DiskFull, expr: disk > 0.9}
`

describe('an alert that leads straight to a runbook', () => {
  const cwd = folderWith({
    'content/settings.yaml':
      'version: 2\norganisation: Larkmoor\nlinks: {site: https://runbooks.example.com}\nalerts: {files: [alerts/rules.yaml]}\n',
    'content/alerts/rules.yaml': rules,
    'content/runbooks/pod-crashes.md':
      '---\ntitle: Pods crash\nalerts: [PodCrashes, NodeGone]\nduration: 5m\nreviewed: 2026-11-01\n---\n\nSee [it](alert:PodCrashes).\n',
  })
  const {catalog} = loadCatalog(`${cwd}/content`)

  test('is found by its name, and its address leads somewhere', () => {
    expect(exactLookup(catalog).find(({title}) => title === 'PodCrashes')).toMatchObject({
      what: 'alert',
      address: '/alerts/PodCrashes/',
      detail: 'Pods crash',
    })
    expect(pageLedTo(catalog, 'https://runbooks.example.com/alerts/PodCrashes/')).toMatchObject({to: 'page'})
  })

  test('is named for the rules that fire, can be linked, and makes its runbook reached', async () => {
    const {stdout} = await clarity(['check', '--now', '2026-11-23T02:00:00Z'], {cwd})
    expect(stdout.match(/\((?:firing-rule-unnamed|runbook-unreached|link-\w+|reference-\w+)\)/g)).toEqual(['(firing-rule-unnamed)'])
    expect(stdout).toContain('no failure mode names alert `DiskFull`')
  })

  test('is listed with the rule that fires it, and is told apart by the trial', async () => {
    const {stdout} = await clarity(['alerts'], {cwd})
    expect(stdout).toContain('PodCrashes: leads straight to runbook pod-crashes, content/alerts/rules.yaml:4\n')
    expect(stdout).toContain('NodeGone: leads straight to runbook pod-crashes, and no rule fires it\n')
    const {code, stderr} = await clarity(['alerts', 'test', 'PodCrashes'], {cwd})
    expect([code, stderr]).toEqual([2, expect.stringContaining('alert `PodCrashes` leads straight to runbook `pod-crashes`')])
  })
})
