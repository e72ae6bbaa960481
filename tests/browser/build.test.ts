import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {beforeAll, describe, expect, inject, test} from 'vitest'
import {mdx} from '../../src/core/lint/rule.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const team = '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n'
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Lisbon\n---\n'
// Guide and rules are most of a small site, and no page here is one of theirs: they stand elsewhere.
const content = {
  'content/settings.yaml': 'links: {guide: https://docs.example.com/clarity/}\n',
  'content/teams/order-ops.mdx': `${team}![The flow](../shared/flow%201.png)\n`,
  'content/people/kai.mdx': kai,
}
const picture = Buffer.from([0, 255, 13, 10, 0, 128])

describe('clarity build', () => {
  let folder = ''
  let first = {code: null as number | null, stdout: '', stderr: ''}
  const page = (address: string) => readFileSync(path.join(folder, 'dist', address, 'index.html'), 'utf8')
  const build = (...args: string[]) => clarity(['build', ...args], {cwd: folder, env: {CLARITY_CACHE: path.join(folder, 'cache')}})

  beforeAll(async () => {
    folder = folderWith({...content, 'content/shared/flow 1.png': picture, 'content/shared/unused.png': picture})
    first = await build()
  })

  test('says how much it built, and leaves beside the site only what is kept', () => {
    expect(first.stderr).toBe('')
    expect(first.stdout).toMatch(/^no findings in 2 files .*\nBuilt \d+ pages into dist \(\d+ searchable\) in [\d.]+ s\n$/)
    expect(first.code).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['.astro', 'cache', 'content', 'dist'])
  })

  test('holds the images and files that bodies use, byte for byte, and no others', () => {
    expect(page('teams/order-ops')).toContain('<img src="/files/shared/flow%201.png" alt="The flow"')
    expect(readFileSync(path.join(folder, 'dist/files/shared/flow 1.png'))).toEqual(picture)
    expect(readdirSync(path.join(folder, 'dist/files/shared'))).toEqual(['flow 1.png'])
  })

  test('leaves the previous site in place when the check finds errors', async () => {
    writeFileSync(path.join(folder, 'content/teams/order-ops.mdx'), team.replace('lead: kai', 'lead: kay'))
    const before = page('teams/order-ops')
    const {code, stderr} = await build()
    expect(stderr).toBe('clarity: not built, because the check found errors; the previous site is untouched\n')
    expect(code).toBe(1)
    expect(page('teams/order-ops')).toBe(before)
    writeFileSync(path.join(folder, 'content/teams/order-ops.mdx'), content['content/teams/order-ops.mdx'])
  })

  describe('after a change, with a baseline', () => {
    let second = {code: null as number | null, stdout: '', stderr: ''}
    const baseline = ['--baseline', 'baseline.json']

    beforeAll(async () => {
      writeFileSync(path.join(folder, 'content/teams/order-ops.mdx'), team.replace('Order operations', 'Order desk'))
      const torn = path.join(folder, 'content/people/torn.mdx')
      writeFileSync(torn, '---\ntitle: Torn\n---\n<Torn\n')
      await clarity(['check', ...baseline, '--write-baseline'], {cwd: folder})
      expect((await clarity(['check', ...baseline], {cwd: folder})).code).toBe(0)
      second = await build(...baseline)
      for (const file of [torn, path.join(folder, 'baseline.json')]) rmSync(file)
    })

    test('builds what a check with the same baseline passes, and says which files have no page', () => {
      expect(second.stderr).toBe('clarity: 1 file could not be read and has no page or an empty one: content/people/torn.mdx\n')
      expect(second.code).toBe(0)
    })

    test('shows a new name on every page that names the team, from kept pages too', () => {
      expect(page('teams/order-ops')).toContain('Order desk')
      expect(page('people/kai')).toContain('Order desk')
      expect(page('people/kai')).not.toContain('Order operations')
    })
  })

  test.each([
    ['a file', 'content/people/kai.mdx/dist'],
    ['a place the system refuses', '/proc/clarity/dist'],
  ])('says what to do when the output would stand below %s, exit code 2', async (_name, out) => {
    const {code, stdout, stderr} = await build('--out', out)
    expect(stderr).toMatch(/^clarity: cannot write `[^`]+`: [^\n]+\nMake its parent writable, or name another folder with `--out DIR`\.\n$/)
    expect(stdout).not.toContain('Built')
    expect(code).toBe(2)
  })

  test('builds the example content two years later, with warnings and its own date', async () => {
    const example = path.join(root, 'content')
    // Bodies that were rendered for the site of all tests are the same two years later.
    const args = ['build', '--content', example, '--out', 'later', '--now', '2028-11-23T02:00:00Z']
    const {code, stdout, stderr} = await clarity(args, {cwd: folder, env: {CLARITY_CACHE: inject('siteCache')}})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout).toMatch(/^\d+ warnings, \d+ notes in \d+ files/m)
    expect(stdout).toContain('decision-overdue')
    const onCall = readFileSync(path.join(folder, 'later/oncall/index.html'), 'utf8')
    expect(onCall).toMatch(/datetime="2028-11-/)
    // The example's exceptions of 2026 are over by then.
    expect(onCall).toMatch(/<li class="past">.*datetime="2026-11-26/)
  }, 300_000)

  test('builds an empty content root: every list says what would be there', async () => {
    mkdirSync(path.join(folder, 'empty'))
    const {code, stderr} = await build('--content', 'empty', '--out', 'empty-site')
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(readFileSync(path.join(folder, 'empty-site/runbooks/index.html'), 'utf8')).toMatch(/runbooks\/[\w&;-]+\.mdx/)
  })

  // As with a program below `/usr` and a project below `/home`: the two share no folder but `/`.
  test('builds a project that shares no folder with the program, with styles and scripts', async () => {
    const place = ['/var/tmp', '/dev/shm', '/tmp'].find(each => each.split('/')[1] !== root.split('/')[1]) ?? ''
    const far = mkdtempSync(path.join(place, 'clarity-far-'))
    try {
      for (const [name, text] of Object.entries({...content, 'content/shared/flow 1.png': picture})) {
        mkdirSync(path.dirname(path.join(far, name)), {recursive: true})
        writeFileSync(path.join(far, name), text)
      }
      const {code, stderr} = await clarity(['build'], {cwd: far, env: {CLARITY_CACHE: path.join(far, 'cache')}})
      expect({code, stderr}).toEqual({code: 0, stderr: ''})
      const assets = (at: string) => readdirSync(path.join(at, 'dist/assets')).sort()
      expect(assets(far)).toEqual(assets(folder))
      expect(assets(far).join(' ')).toMatch(/\.css.*\.js/)
    } finally {
      rmSync(far, {recursive: true, force: true})
    }
  })

  test('compiles content that may run code, with the same components and links; its own settings do not let it', async () => {
    const trusted = folderWith({
      ...content,
      'content/settings.yaml': `trusted: true\n${content['content/settings.yaml']}`,
      'content/teams/order-ops.mdx': team,
      'content/teams/Box.astro': '<b class="box"><slot /></b>\n',
      'content/systems/shop.mdx': mdx`
        ---
        title: Shop
        category: storefront
        owner: order-ops
        ---
        import Box from '../teams/Box.astro'

        export const answer = 6 * 7

        The answer is {answer}, see [the team](team:order-ops) and <Box>this</Box>.

        :::danger[No way back]
        Stop.
        :::
      `,
    })
    const untrusted = await clarity(['build'], {cwd: trusted})
    expect(untrusted.code).toBe(1)
    expect(untrusted.stdout).toContain('`import` is code, which content may not contain')
    expect(untrusted.stdout).toContain('`trusted` stands in the content, which cannot trust itself to run code')
    const {code, stderr} = await clarity(['build', '--trust-content'], {cwd: trusted})
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const html = readFileSync(path.join(trusted, 'dist/systems/shop/index.html'), 'utf8')
    expect(html).toContain('The answer is 42, see <a href="/teams/order-ops/">the team</a> and <b class="box">this</b>.')
    expect(html).toContain('callout-danger')
  })
})
