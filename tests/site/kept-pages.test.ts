import {appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, test} from 'vitest'
import {createSite} from '../../src/site/site.ts'
import {clarity, folderWith} from '../support/clarity.ts'

const content = {
  'content/settings.yaml': 'organisation: Kept\nlinks: {guide: https://docs.example.com/}\n',
  'content/people/kai.mdx':
    '---\ntitle: Kai\nrole: Lead\ntimeZone: UTC\ncontacts: [{via: phone, address: "+1-555-0160"}]\n---\n\nKai knows the shop.\n',
  'content/people/lea.mdx': '---\ntitle: Lea\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: "+1-555-0161"}]\n---\n',
  'content/teams/shop.mdx': '---\ntitle: Shop team\npurpose: The shop.\nlead: kai\nmembers: [kai, lea]\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: shop\n---\n\n![The parts](parts.svg)\n',
  'content/systems/parts.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><path d="M0 0h20v10z"/></svg>\n',
  'content/systems/ledger.mdx': '---\ntitle: Ledger\ncategory: erp\nowner: shop\n---\n\nIt books what the [shop](shop.mdx) sells.\n',
  'content/systems/stock.mdx': '---\ntitle: Stock\ncategory: erp\nowner: shop\n---\n\nIt counts.\n',
}

// What differs by chance: the index names its filters in any order, and the plan for copies lists and weighs them.
const byChance = /^pagefind\/|^offline\.json/

describe('a site that is built again and again', () => {
  let folder: string
  let minute = 0
  const build = (...args: string[]) => {
    const now = `2026-11-23T09:${String(minute).padStart(2, '0')}:00Z`
    return clarity(['build', '--no-precompress', '--now', now, ...args], {cwd: folder})
  }
  const edit = (file: string, from: string, to: string) => {
    const name = path.join(folder, 'content', file)
    const before = readFileSync(name, 'utf8')
    expect(before).toContain(from)
    writeFileSync(name, before.replace(from, to))
  }
  /** Builds with what is kept and says what was made; expects what a build without it writes. */
  const built = async () => {
    const {code, stdout, stderr} = await build('--out', 'kept', '--explain-cache')
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
    expect(stderr).not.toContain('not as it is made now')
    const fresh = await build('--out', 'fresh', '--fresh')
    expect([fresh.code, filesIn('kept')]).toEqual([0, filesIn('fresh')])
    return stdout
  }
  const filesIn = (name: string) => {
    const root = path.join(folder, name)
    const items = readdirSync(root, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
    const files = items.map(item => path.relative(root, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
    return Object.fromEntries(files.filter(file => !byChance.test(file)).map(file => [file, readFileSync(path.join(root, file), 'latin1')]))
  }
  const madeIn = (stdout: string) => [...stdout.matchAll(/^made: (\S+) \((.*)\)$/gm)].map(([, address, why]) => `${address} ${why}`)

  beforeAll(async () => {
    folder = folderWith(content)
    const {code, stdout, stderr} = await build('--out', 'kept')
    expect([code, stdout + stderr]).toEqual([0, expect.stringContaining('Built ')])
  })

  test('makes the pages again that show a body that was changed, and no others', async () => {
    appendFileSync(path.join(folder, 'content/systems/stock.mdx'), '\nOne sentence more.\n')
    const made = madeIn(await built())
    expect(made).toEqual(['/systems/stock/ another body systems/stock.mdx'])
    expect(filesIn('kept')['systems/stock/index.html']).toContain('One sentence more.')
  })

  test('follows a new title, a link, a page that is gone, a picture, a setting and the clock', async () => {
    edit('teams/shop.mdx', 'title: Shop team', 'title: Storefront team')
    edit('systems/ledger.mdx', 'It books', 'It books, says [Lea](person:lea),')
    edit('systems/parts.svg', 'h20', 'h15')
    rmSync(path.join(folder, 'content/systems/stock.mdx'))
    minute++
    expect(await built()).toMatch(/every page depends on it: header or links of `teams\/shop\.mdx`/)
    edit('settings.yaml', 'organisation: Kept', 'organisation: Held')
    minute++
    await built()
  })

  test('follows both files of an entry that stands on another', async () => {
    const over = '---\nextends: system:shop\ntitle: Corner shop\n---\n\n## Here\n\nWe sell at the corner.\n'
    writeFileSync(path.join(folder, 'content/systems/corner.mdx'), over)
    await built()
    edit('systems/corner.mdx', 'at the corner', 'at the corner too')
    await built()
    expect(filesIn('kept')['systems/corner/index.html']).toContain('at the corner too')
    appendFileSync(path.join(folder, 'content/systems/shop.mdx'), '\n## Since\n\nAlways.\n')
    await built()
    expect(filesIn('kept')['systems/corner/index.html']).toContain('Always.')
  })

  test('follows a style sheet of the configuration, whose name stands in every page', async () => {
    writeFileSync(path.join(folder, 'clarity.config.mjs'), "export default {styles: ['own.css']}\n")
    const stylesIn = () => (filesIn('kept')['teams/shop/index.html'] ?? '').match(/assets\/[^"]+\.css/g)
    writeFileSync(path.join(folder, 'own.css'), ':root {--own: 1px}\n')
    await built()
    const before = stylesIn()
    writeFileSync(path.join(folder, 'own.css'), ':root {--own: 2px}\n')
    await built()
    expect([before?.length, stylesIn()]).not.toEqual([before?.length, before])
  })

  test('starts no bundler where it has bundled the same before, and starts it where that is damaged', async () => {
    const bundles = path.join(folder, '.clarity/bundle')
    const [bundle = ''] = readdirSync(bundles).sort(
      (a, b) => statSync(path.join(bundles, b)).mtimeMs - statSync(path.join(bundles, a)).mtimeMs,
    )
    const render = path.join(bundles, bundle, 'render')
    const [entry = ''] = readdirSync(render).filter(name => name.startsWith('prerender-entry'))
    // Says that it was run, in a bundle that is as it was written by whoever wrote it.
    appendFileSync(path.join(render, entry), '\nthrow new Error("damaged")\n')
    await built()
    expect(readFileSync(path.join(render, entry), 'utf8')).not.toContain('damaged')
  })

  test('is the same site when its parts are built apart and joined', async () => {
    const now = '2026-11-24T09:30:00Z'
    const parts = [1, 2].map(at => ({shard: `${at}/2`, out: `part-${at}`}))
    for (const {shard, out} of parts)
      expect((await clarity(['build', '--now', now, '--shard', shard, '--out', out], {cwd: folder})).code).toBe(0)
    const joined = await clarity(['join', '--now', now, '--out', 'kept', ...parts.map(({out}) => out)], {cwd: folder})
    const fresh = await clarity(['build', '--now', now, '--fresh', '--out', 'fresh'], {cwd: folder})
    expect([joined.code, fresh.code, joined.stdout]).toEqual([0, 0, expect.stringContaining('Joined 2 parts')])
    expect(filesIn('kept')).toEqual(filesIn('fresh'))
    const missing = await clarity(['join', '--now', now, '--out', 'kept', 'part-1'], {cwd: folder})
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('part 2 of 2 is missing')])
    const twice = await clarity(['join', '--now', now, '--out', 'kept', 'part-1', 'part-1'], {cwd: folder})
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('part 1 of 2 is there 2 times')])
    const other = await clarity(['join', '--now', '2026-11-25T09:30:00Z', '--out', 'kept', 'part-1', 'part-2'], {cwd: folder})
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('was built from other content')])
    const none = await clarity(['join', '--now', now, '--out', 'kept', 'content'], {cwd: folder})
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('`content` holds no part')])
  })

  test('makes again what of the kept files is damaged', async () => {
    const kept = ['made', 'packed'].flatMap(name => {
      const root = path.join(folder, '.clarity', name)
      const items = readdirSync(root, {recursive: true, withFileTypes: true}).filter(item => item.isFile())
      return items.map(item => path.join(item.parentPath, item.name))
    })
    expect(kept.length).toBeGreaterThan(10)
    for (const [index, file] of kept.entries()) {
      const bytes = readFileSync(file)
      if (index % 3 === 0) writeFileSync(file, bytes.subarray(0, bytes.length / 2))
      if (index % 3 === 1) writeFileSync(file, bytes.fill(7, 40, 48))
    }
    expect(madeIn(await built()).length).toBeGreaterThan(3)
  })
}, 240_000)

test('pages are of the last full hour where nobody names an instant, and their stamp is of the present', () => {
  const root = folderWith(content)
  const options = {content: path.join(root, 'content'), project: root, base: '/', cache: path.join(root, '.clarity')}
  const {now, builtAt} = createSite(options)
  expect(now).toBe(`${builtAt.slice(0, 13)}:00:00.000Z`)
  const named = createSite({...options, now: '2026-11-23T09:31:07.000Z'})
  expect([named.now, named.builtAt]).toEqual(['2026-11-23T09:31:07.000Z', '2026-11-23T09:31:07.000Z'])
})
