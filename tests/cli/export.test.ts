import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith} from '../support/clarity.ts'

const content = {
  'content/people/kai.mdx':
    '---\ntitle: Kai\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: kai@example.com, internal: true}]\n---\n',
  'content/systems/erp.mdx': '---\ntitle: ERP\ncategory: erp\nowner: finance\n---\n',
  'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\nowner: shop\n---\n',
  'content/teams/finance.mdx': "---\ntitle: Finance\npurpose: P.\nlead: kai\ncodeHost: '@larkmoor/finance'\n---\n",
  'content/teams/shop.mdx': '---\ntitle: Shop\npurpose: P.\n---\n',
}

describe('clarity export codeowners', () => {
  test('prints the lines, and on the error stream which files nobody owns', async () => {
    const {code, stdout, stderr} = await clarity(['export', 'codeowners'], {cwd: folderWith(content)})
    expect(code).toBe(0)
    expect(stdout.split('\n').slice(4, -2)).toEqual([
      '/content/people/kai.mdx @larkmoor/finance',
      '/content/systems/erp.mdx @larkmoor/finance',
      '/content/teams/finance.mdx @larkmoor/finance',
    ])
    expect(stderr).toBe(`warning: nobody on the code host owns \`content/systems/shop.mdx\`: team \`shop\` has no \`codeHost\`
  --> content/systems/shop.mdx:1:1
  help: Add \`codeHost\` to \`content/teams/shop.mdx\`, such as \`'@example/shop'\`.

warning: nobody on the code host owns \`content/teams/shop.mdx\`: team \`shop\` has no \`codeHost\`
  --> content/teams/shop.mdx:1:1
  help: Add \`codeHost\` to \`content/teams/shop.mdx\`, such as \`'@example/shop'\`.

`)
  })

  test('begins paths at the root of the repository, wherever it is started', async () => {
    const root = folderWith(Object.fromEntries(Object.entries(content).map(([name, text]) => [`docs/${name}`, text])))
    mkdirSync(path.join(root, '.git'))
    const {stdout} = await clarity(['export', 'codeowners', '--content', '../content'], {
      cwd: path.join(root, 'docs/content/..', 'content'),
    })
    expect(stdout).toContain('\n/docs/content/teams/finance.mdx @larkmoor/finance\n')
  })

  test('writes into a file, keeps what is written by hand, and finds it the same afterwards', async () => {
    const root = folderWith({...content, '.github/CODEOWNERS': '* @larkmoor/all\n'})
    const file = path.join(root, '.github/CODEOWNERS')
    const args = ['export', 'codeowners', '--default', '@larkmoor/all', '--output', '.github/CODEOWNERS']
    const {code, stderr} = await clarity(args, {cwd: root})
    expect(code).toBe(0)
    expect(stderr).toBe('clarity: wrote the owners of 6 content files into `.github/CODEOWNERS`\n')
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^\* @larkmoor\/all\n\n# clarity:begin\n/)
    expect(text).toContain('#   clarity export codeowners --output .github/CODEOWNERS --default @larkmoor/all\n')
    expect(await clarity(['export', 'codeowners', '--default', '@larkmoor/all', '--check', '.github/CODEOWNERS'], {cwd: root})).toEqual({
      code: 0,
      stdout: '0 content files of 6 have another owner in `.github/CODEOWNERS`\n',
      stderr: '',
    })
    await clarity(args, {cwd: root})
    expect(readFileSync(file, 'utf8')).toBe(text)
    expect(readdirSync(path.join(root, '.github'))).toEqual(['CODEOWNERS'])
  })

  test('says which line below the block wins over it', async () => {
    const root = folderWith({...content, CODEOWNERS: '# clarity:begin\n# clarity:end\n/content/systems/ @somebody/else\n'})
    const {code, stderr} = await clarity(['export', 'codeowners', '--output', 'CODEOWNERS'], {cwd: root})
    expect(code).toBe(0)
    expect(stderr).toContain(
      'error: `content/systems/erp.mdx` belongs to `@somebody/else` here, and to `@larkmoor/finance` in the content\n  --> CODEOWNERS:9:1\n',
    )
  })

  test('exits with 1 where a content file has another owner, and names the line', async () => {
    const root = folderWith({...content, CODEOWNERS: '* @larkmoor/finance\n*.mdx @larkmoor/web\n/content/people/ @LARKMOOR/finance\n'})
    const {code, stdout} = await clarity(['export', 'codeowners', '--check', 'CODEOWNERS'], {cwd: root})
    expect(code).toBe(1)
    expect(stdout).toBe(`error: \`content/systems/erp.mdx\` belongs to \`@larkmoor/web\` here, and to \`@larkmoor/finance\` in the content
  --> CODEOWNERS:2:1

error: \`content/teams/finance.mdx\` belongs to \`@larkmoor/web\` here, and to \`@larkmoor/finance\` in the content
  --> CODEOWNERS:2:1

2 content files of 3 have another owner in \`CODEOWNERS\`
  help: Run \`clarity export codeowners --output FILE\` to write its lines again.
`)
  })

  test('refuses what it cannot do with exit code 2, and writes nothing', async () => {
    const half = '# clarity:begin\n/content/ @a\n'
    const root = folderWith({...content, CODEOWNERS: half})
    const markers = await clarity(['export', 'codeowners', '--output', 'CODEOWNERS'], {cwd: root})
    expect([markers.code, markers.stderr]).toEqual([
      2,
      expect.stringContaining('has one of the markers `# clarity:begin` and `# clarity:end` without the other, or twice'),
    ])
    expect(readFileSync(path.join(root, 'CODEOWNERS'), 'utf8')).toBe(half)
    const missing = await clarity(['export', 'codeowners', '--check', 'nowhere'], {cwd: root})
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('cannot read `nowhere`: there is no such file or folder')])
    const handle = await clarity(['export', 'codeowners', '--default', 'larkmoor'], {cwd: root})
    expect([handle.code, handle.stderr]).toEqual([2, expect.stringContaining('Expected a handle such as `@example/operations`.')])
    const format = await clarity(['export', 'codeowner'], {cwd: root})
    expect([format.code, format.stderr]).toEqual([2, expect.stringContaining("unknown command 'codeowner'")])
  })
})

describe('clarity export backstage', () => {
  test('writes a catalog without internal contacts, to the output or to a file', async () => {
    const root = folderWith(content)
    const printed = await clarity(['export', 'backstage'], {cwd: root})
    expect(printed.code).toBe(0)
    expect(printed.stdout).toContain('kind: User\nmetadata:\n  name: kai\n')
    expect(printed.stdout).not.toContain('kai@example.com')
    const written = await clarity(['export', 'backstage', '--output', 'out/catalog-info.yaml'], {cwd: root})
    expect(written).toEqual({code: 0, stdout: '', stderr: 'clarity: wrote 5 entities into `out/catalog-info.yaml`\n'})
    expect(readFileSync(path.join(root, 'out/catalog-info.yaml'), 'utf8')).toBe(printed.stdout)
  })

  test('says where it cannot write', async () => {
    const root = folderWith(content)
    writeFileSync(path.join(root, 'taken'), '')
    const {code, stderr} = await clarity(['export', 'backstage', '--output', 'taken/catalog-info.yaml'], {cwd: root})
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot write `taken/catalog-info.yaml`')])
  })
})

describe('clarity export handoff', () => {
  const files = {
    ...content,
    'content/integrations/orders.mdx': '---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Queue.\ntier: 1\n---\n',
  }

  test('writes the sheet of one integration, into a file or onto the screen', async () => {
    const cwd = folderWith(files)
    const printed = await clarity(['export', 'handoff', 'orders', '--now', '2026-11-23T02:00:00Z'], {cwd})
    expect(printed.stdout.split('\n').slice(0, 3)).toEqual([
      '# Release handoff: Orders',
      '',
      'What whoever takes over Orders has to know, as of Nov 23, 2026, 02:00 UTC.',
    ])
    const {stdout, stderr} = await clarity(['export', 'handoff', 'orders', '--now', '2026-11-23T02:00:00Z', '--output', 'handoff.md'], {
      cwd,
    })
    expect([stdout, stderr]).toEqual(['', 'clarity: wrote the handoff of `orders` into `handoff.md`\n'])
    expect(readFileSync(path.join(cwd, 'handoff.md'), 'utf8')).toBe(printed.stdout)
  })

  test('asks which one where an integration and a service have one id, and reads its name with the kind', async () => {
    const cwd = folderWith({...files, 'content/services/orders.mdx': '---\ntitle: Orders API\ntier: 1\n---\n'})
    const {code, stderr} = await clarity(['export', 'handoff', 'orders'], {cwd})
    const choice = 'clarity: `orders` is an integration and a service\nName one of them: `integration:orders` or `service:orders`.\n'
    expect([code, stderr]).toEqual([2, choice])
    expect((await clarity(['ready', '--integration', 'orders'], {cwd})).stderr).toBe(choice)
    expect((await clarity(['export', 'handoff', 'service:orders'], {cwd})).stdout).toContain('# Release handoff: Orders API\n')
    expect((await clarity(['export', 'handoff', 'integration:orders'], {cwd})).stdout).toContain('# Release handoff: Orders\n')
    const ready = await clarity(['ready', '--integration', 'service:orders', '--format', 'json'], {cwd})
    expect(JSON.parse(ready.stdout)).toMatchObject({service: 'orders', integrations: ['orders']})
    const impact = await clarity(['impact', 'orders'], {cwd})
    expect(impact.stderr).toContain('`orders` stands for 2 things: `integration:orders` and `service:orders`')
    const pack = await clarity(['export', 'pack', '--service', 'order'], {cwd})
    expect([pack.code, pack.stderr]).toEqual([2, 'clarity: there is no service `order`; did you mean `orders`?\nThere are `orders`.\n'])
  })

  test('names the nearest integration where there is none of that name, and asks for one', async () => {
    const {code, stderr} = await clarity(['export', 'handoff', 'order'], {cwd: folderWith(files)})
    expect([code, stderr]).toEqual([
      2,
      'clarity: there is no integration or service `order`; did you mean `orders`?\nThere are `orders`.\n',
    ])
    const without = await clarity(['export', 'handoff'], {cwd: folderWith(files)})
    expect(without.code).toBe(2)
    expect(without.stderr).toContain("missing required argument 'integration'")
  })
})
