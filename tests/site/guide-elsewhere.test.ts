import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

describe('a young site whose guide stands on another site, and where somebody was renamed', () => {
  let folder: string
  const page = (name: string) => readFileSync(path.join(folder, 'dist', name), 'utf8')

  beforeAll(async () => {
    folder = folderWith({
      'content/settings.yaml': 'links: {guide: https://docs.example.com/clarity/}\n',
      'content/people/kai.mdx': '---\ntitle: Kai\nformerly: [kay]\nrole: Lead\ntimeZone: UTC\n---\n',
    })
    const {code, stdout, stderr} = await clarity(['build'], {cwd: folder})
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('has neither guide nor rules of its own, and links the others', () => {
    expect(['guide', 'rules'].map(name => existsSync(path.join(folder, 'dist', name)))).toEqual([false, false])
    expect(page('index.html')).toContain('href="https://docs.example.com/clarity/guide/"')
    expect(page('runbooks/index.html')).toContain('href="https://docs.example.com/clarity/guide/runbook/"')
    expect(page('index.html')).not.toMatch(/href="\/(?:guide|rules)\//)
  })

  test('has a menu of what there is, and of the page one is on', () => {
    const places = (name: string) => /<nav class="places"[\s\S]*?<\/nav>/.exec(page(name))?.[0] ?? ''
    expect(places('index.html')).toContain('href="/people/"')
    expect(places('index.html')).not.toMatch(/href="\/(?:runbooks|alerts|codes|changes|source-of-truth)\/"/)
    expect(places('runbooks/index.html')).toContain('href="/runbooks/" aria-current="page"')
  })

  test('leads on from the address that a page had before', () => {
    expect(page('people/kay/index.html')).toContain('<noscript><meta http-equiv="refresh" content="0;url=/people/kai/"></noscript>')
  })

  test('has findings that lead to the other site', async () => {
    const torn = folderWith({
      'content/settings.yaml': 'links: {guide: https://docs.example.com/clarity/}\n',
      'content/people/kai.mdx': '---\ntitle: Kai\n---\n',
    })
    const {stdout} = await clarity(['check'], {cwd: torn})
    expect(stdout).toContain('docs: https://docs.example.com/clarity/rules/')
  })
})
