import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {resolverOf} from '../../plugins/resolver.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {fileCache} from '../../src/host/page-cache.ts'
import {createPages} from '../../src/site/render/pages.ts'

const files = {
  'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\n---\n',
  'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [team:order-ops]}]\n---\n',
  'runbooks/stuck.mdx': '---\ntitle: Stuck\nduration: 10m\nreviewed: 2026-11-01\nescalation: orders\n---\nText.\n\n::escalation\n',
  'runbooks/other.mdx': '---\ntitle: Other\nduration: 10m\nreviewed: 2026-11-01\n---\nText.\n',
}

function build(cacheFolder: string, changed: Partial<typeof files> = {}, program = 'program', base = '/') {
  const catalog = exampleCatalog({name: '', expect: [], files: {...files, ...changed}})
  const pages = createPages(resolverOf(catalog), base, program, fileCache(cacheFolder))
  const html = Object.fromEntries(catalog.list('runbook').map(({id, document}) => [id, pages.of(document).html]))
  return {html, rendered: pages.rendered}
}

const freshFolder = () => path.join(mkdtempSync(path.join(tmpdir(), 'clarity-pages-')), 'cache')

describe('kept pages', () => {
  test('an image of another size, or one that is gone, refreshes the pages that show it, and only these', () => {
    const catalog = exampleCatalog({
      name: '',
      expect: [],
      files: {...files, 'runbooks/other.mdx': `${files['runbooks/other.mdx']}![Flow](flow.png)\n`},
    })
    const folder = freshFolder()
    const rendered = (size?: {width: number; height: number}) => {
      const directory = resolverOf(catalog, () => (size ? {address: '/files/runbooks/flow.png', size} : undefined))
      const pages = createPages(directory, '/', 'program', fileCache(folder))
      for (const {document} of catalog.list('runbook')) pages.of(document)
      return pages.rendered
    }
    expect([rendered({width: 2, height: 1}), rendered({width: 2, height: 1}), rendered({width: 3, height: 1}), rendered()]).toEqual([
      2, 0, 1, 1,
    ])
  })

  test('are not rendered again when nothing has changed', () => {
    const folder = freshFolder()
    const first = build(folder)
    const second = build(folder)
    expect([first.rendered, second.rendered]).toEqual([2, 0])
    expect(second.html).toEqual(first.html)
  })

  test('a rename of a team refreshes the pages that show its name, and only these', () => {
    const folder = freshFolder()
    const before = build(folder)
    const after = build(folder, {'teams/order-ops.mdx': '---\ntitle: Order desk\npurpose: Orders.\n---\n'})
    expect(before.html.stuck).toContain('Order operations')
    expect(after.html.stuck).toContain('Order desk')
    expect(after.html.stuck).not.toContain('Order operations')
    expect(after.rendered).toBe(1)
  })

  test('a changed text, program or base path renders anew', () => {
    const folder = freshFolder()
    build(folder)
    expect(build(folder, {'runbooks/other.mdx': files['runbooks/other.mdx'].replace('Text', 'New text')}).rendered).toBe(1)
    expect(build(folder, {}, 'another program').rendered).toBe(2)
    expect(build(folder, {}, 'another program', '/docs/').rendered).toBe(2)
  })

  test('a cache that cannot be written costs time, nothing else', () => {
    const taken = path.join(mkdtempSync(path.join(tmpdir(), 'clarity-pages-')), 'a-file')
    writeFileSync(taken, '')
    const {html, rendered} = build(path.join(taken, 'cache'))
    expect(rendered).toBeGreaterThanOrEqual(2)
    expect(html.other).toContain('Text.')
  })
})
