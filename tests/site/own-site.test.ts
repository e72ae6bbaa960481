import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const kai = '---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\n---\n'
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>'
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const settings = `organisation: Larkmoor Outfitters
site:
  title: Larkmoor runbooks
  logo: site/logo.svg
  icon: site/icon.png
  accent: '#7a2a6b'
  menu: [people, {title: Policies, address: /policies/}, {title: Wiki, address: https://wiki.example.com/}, runbooks, guide]
links: {guide: https://docs.example.com/clarity/}
`

const policies = `---
import Page from 'operational-clarity/layouts/Page.astro'
import {href, site} from 'operational-clarity/site'
---
<Page title="Policies" place="start"><p>Asked <a href={href('/people/kai/')}>{site().catalog.get('person', 'kai').title}</a>.</p></Page>
`

const bare = `---
import AskedLabels from 'operational-clarity/components/AskedLabels.astro'
---
<html lang="en"><head><title>Bare</title></head><body><AskedLabels name="Queued" /></body></html>
`

describe('a site that is somebody else’s', () => {
  let folder: string
  const page = (name: string) => readFileSync(path.join(folder, 'dist', name), 'utf8')

  beforeAll(async () => {
    folder = folderWith({
      'content/settings.yaml': settings,
      'content/people/kai.mdx': kai.replace('\n---\n', '\nx-cost-centre: 4711\nx-rooms: [A2, B5]\n---\n'),
      'content/site/logo.svg': drawing,
      'content/site/icon.png': pixel,
      'clarity.config.mjs': "export default {pages: './site/pages', styles: ['./site/brand.css']}\n",
      'site/pages/policies.astro': policies,
      'site/pages/bare.astro': bare,
      'site/brand.css': '.bar { letter-spacing: 0.01em }\n',
    })
    const {code, stdout, stderr} = await clarity(['build'], {cwd: folder})
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('has its own name, logo and icon on every page', () => {
    const html = page('people/kai/index.html')
    expect(html).toContain('<title>Kai · Larkmoor runbooks</title>')
    const logo = `data:image/svg+xml;base64,${Buffer.from(drawing).toString('base64')}`
    expect(html).toContain(
      `<img class="bar-logo" src="${logo}" alt="" width="20" height="10"><span class="bar-title">Larkmoor runbooks</span></a>`,
    )
    expect(html).toContain('<link rel="icon" href="/files/site/icon.png">')
    expect(readFileSync(path.join(folder, 'dist/files/site/icon.png')).equals(pixel)).toBe(true)
  })

  test('has its colour in both schemes, in a file that the policy lets in', () => {
    expect(page('index.html')).toContain('<link rel="stylesheet" href="/accent.css">')
    expect(page('accent.css')).toMatch(/--accent: light-dark\(#7a2a6b, #[0-9a-f]{6}\);/)
  })

  test('shows fields of an author’s own, where search finds them', () => {
    const html = page('people/kai/index.html')
    expect(html).toMatch(/<dt>Cost centre<\/dt><dd>4711<\/dd>/)
    expect(html).toMatch(/<dt>Rooms<\/dt><dd><ul class="plain-list"><li>A2<\/li><li>B5<\/li><\/ul><\/dd>/)
    const [main = ''] = /<main[^>]*data-pagefind-body[\s\S]*<\/main>/.exec(html) ?? []
    expect(main.split('data-pagefind-ignore').at(-1)).toContain('Cost centre')
  })

  test('has a menu of the settings, without what is empty', () => {
    const [menu = ''] = /<nav class="places"[\s\S]*?<\/nav>/.exec(page('people/index.html')) ?? []
    expect([...menu.matchAll(/href="([^"]+)"/g)].map(([, address]) => address)).toEqual([
      '/people/',
      '/policies/',
      'https://wiki.example.com/',
      'https://docs.example.com/clarity/guide/',
    ])
  })

  test('scripts wait in the frame of ours, whose head asks for them, and nowhere else', () => {
    const typesIn = (html: string) => [...html.matchAll(/<script type="(\w+)"[^>]* src="/g)].map(([, type]) => type)
    expect(typesIn(page('policies/index.html'))).toEqual(['later'])
    expect(typesIn(page('bare/index.html'))).toEqual(['module'])
  })

  test('has a page of its own in our layout, with the styles of all pages', () => {
    const html = page('policies/index.html')
    expect(html).toContain('Asked <a href="/people/kai/">Kai</a>.')
    const sheets = (text: string) => [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, address]) => address)
    expect(sheets(html)).toEqual(sheets(page('people/index.html')))
  })
})

describe('a site that cannot be made as it is asked for', () => {
  const build = async (files: Record<string, string>) => {
    const folder = folderWith({'content/people/kai.mdx': kai, ...files})
    const {code, stderr} = await clarity(['build'], {cwd: folder})
    expect(existsSync(path.join(folder, 'dist'))).toBe(false)
    return [code, stderr] as const
  }

  test.each([
    [
      'a menu that leads nowhere',
      {'content/settings.yaml': 'site: {menu: [{title: Policies, address: /policies/}]}\n'},
      'the menu leads to `/policies/`, where the site has no page',
    ],
    [
      'a folder of pages that is missing',
      {'clarity.config.mjs': "export default {pages: './nowhere'}\n"},
      /there is no folder `.*nowhere`/,
    ],
    [
      'a style sheet of another folder',
      {'clarity.config.mjs': "export default {styles: ['/etc/hostname']}\n"},
      'the style sheet `/etc/hostname` stands outside of the project',
    ],
  ])('%s is said in one sentence', async (_name, files, said) => {
    const [code, stderr] = await build(files as Record<string, string>)
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
    expect(stderr).not.toContain('    at ')
  })
})
