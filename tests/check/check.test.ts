import path from 'node:path'
import {expect, test} from 'vitest'
import {check, fails} from '../../src/public/rules.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const now = '2026-11-23T02:00:00Z'
const files = {
  'content/systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: order-op\n---\n',
  'content/teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
}

test('a program that calls the check gets what the command says, and judges it alike', async () => {
  const folder = folderWith(files)
  const request = {content: path.join(folder, 'content'), cwd: folder, cache: path.join(folder, '.clarity'), now}
  const {diagnostics, files: count, catalog, root} = await check(request)
  const {code, stdout} = await clarity(['check', '--format', 'json', '--now', now], {cwd: folder})
  const said = JSON.parse(stdout) as {summary: {files: number}; diagnostics: {fingerprint: string; file: string}[]}
  const place = ({fingerprint, file}: {fingerprint: string; file: string}) => `${file} ${fingerprint}`
  expect(diagnostics.map(place)).toEqual(said.diagnostics.map(place))
  expect(diagnostics.map(({ruleId}) => ruleId)).toContain('owner-unknown')
  expect([count, catalog.list('system').length, root]).toEqual([said.summary.files, 1, path.join(folder, 'content')])
  expect(fails(diagnostics, 'error')).toBe(code === 1)
})

test('warnings fail only where asked', () => {
  const warning = {severity: 'warning'} as Parameters<typeof fails>[0][number]
  expect([fails([warning], 'error'), fails([warning], 'warning'), fails([], 'warning')]).toEqual([false, true, false])
})
