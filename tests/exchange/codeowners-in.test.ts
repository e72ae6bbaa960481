import {describe, expect, test} from 'vitest'
import {importCodeowners} from '../../src/exchange/codeowners/import.ts'
import {UnreadableInput} from '../../src/exchange/finding.ts'
import {catalogOf, catalogWith, checked, empty, said} from './support.ts'

const read = (text: string, catalog = empty) => importCodeowners([{file: 'CODEOWNERS', text}], {catalog})

const file = `# Who reviews what
* @larkmoor/platform
/src/payments/ @larkmoor/payments @larkmoor/platform
/docs/ docs@example.com
/src/payments/README.md
/tools/ @lou-okafor # for now
/src/tax/ @larkmoor/finance.systems

[Database][2] @larkmoor/data
/migrations/
/seeds/ @@maintainer
`

describe('a CODEOWNERS file', () => {
  const imported = read(file)

  test('gives a team for each handle of a team, which says what it owns', () => {
    expect(imported.files.map(({contentPath}) => contentPath)).toEqual([
      'teams/data.mdx',
      'teams/finance-systems.mdx',
      'teams/payments.mdx',
      'teams/platform.mdx',
    ])
    expect(imported.files[3]?.text).toBe(
      "---\ntitle: Platform\npurpose: Owns code; what it answers for is to be written.\ncodeHost: '@larkmoor/platform'\n---\nImported from CODEOWNERS. It owns \\*, /src/payments/.\n",
    )
  })

  test('says of every line what became of it', () => {
    expect(said(imported)).toEqual([
      'note CODEOWNERS:2:1 team `platform` owns 2 paths: `*` and `/src/payments/`; who is in it CODEOWNERS does not say',
      'note CODEOWNERS:3:1 team `payments` owns 1 path: `/src/payments/`; who is in it CODEOWNERS does not say',
      'warning CODEOWNERS:4:1 `docs@example.com` is left out, which owns 1 path: `/docs/`: it is one person, and what is owned here belongs to teams',
      'note CODEOWNERS:5:1 `/src/payments/README.md` belongs to nobody: its line names no owner',
      'warning CODEOWNERS:6:1 `@lou-okafor` is left out, which owns 1 path: `/tools/`: it is one person, and what is owned here belongs to teams',
      'note CODEOWNERS:7:1 team `finance-systems` owns 1 path: `/src/tax/`; who is in it CODEOWNERS does not say',
      'note CODEOWNERS:10:1 team `data` owns 1 path: `/migrations/ (Database)`; who is in it CODEOWNERS does not say',
      'warning CODEOWNERS:11:1 `@@maintainer` is left out, which owns 1 path: `/seeds/ (Database)`: it is a role of GitLab',
    ])
  })

  test('gives content that passes the check', () => {
    expect(checked(imported.files)).toEqual([])
    expect(catalogOf(imported.files).get('team', 'payments')?.data.codeHost).toBe('@larkmoor/payments')
  })

  test('a second time writes nothing', () => {
    const again = read(file, catalogOf(imported.files))
    expect(again.files).toEqual([])
    expect(again.matched).toEqual(['team:platform', 'team:payments', 'team:finance-systems', 'team:data'])
  })

  test('refers to teams that are known by handle or name, and to people by their address', () => {
    const there = catalogWith({
      'teams/pay.mdx': "---\ntitle: Money\npurpose: P.\ncodeHost: '@Larkmoor/Payments'\n---\n",
      'teams/platform.mdx': '---\ntitle: Platform\npurpose: P.\n---\n',
      'people/dora.mdx': '---\ntitle: Dora\nrole: R\ntimeZone: UTC\ncontacts: [{via: email, address: docs@example.com}]\n---\n',
    })
    const {files, matched, ...rest} = read('* @larkmoor/platform\n/pay/ @larkmoor/payments\n/docs/ docs@example.com\n', there)
    expect([files, matched]).toEqual([[], ['team:platform', 'team:pay', 'person:dora']])
    expect(said(rest)).toEqual([
      'warning CODEOWNERS:1:1 team `platform` has the name of `@larkmoor/platform` and no `codeHost`; the team owns 1 path: `*`',
      'note CODEOWNERS:2:1 team `pay` owns 1 path: `/pay/`',
      'warning CODEOWNERS:3:1 `docs@example.com` is left out, which owns 1 path: `/docs/`: it is `dora`, one person, and what is owned here belongs to teams',
    ])
  })

  test('a path that is said twice belongs to the last line, and two organisations may have a team of one name', () => {
    const {files, ...rest} = read('/a/ @one/ops\n/a/ @two/ops\n/b/ @one/ops\n!/c/ @one/ops\n')
    expect(files.map(({contentPath, text}) => [contentPath, text.match(/codeHost: '(.*)'/)?.[1]])).toEqual([
      ['teams/ops.mdx', '@two/ops'],
      ['teams/ops-2.mdx', '@one/ops'],
    ])
    expect(said(rest)).toEqual([
      'warning CODEOWNERS:1:1 `/a/` is left out: line 2 says the same path again, and the last line decides',
      'note CODEOWNERS:2:1 team `ops` owns 1 path: `/a/`; who is in it CODEOWNERS does not say',
      'note CODEOWNERS:3:1 team `ops-2` owns 1 path: `/b/`; who is in it CODEOWNERS does not say',
      'warning CODEOWNERS:4:1 the pattern `!/c/` is a negation, which CODEOWNERS does not know',
    ])
  })

  test.each([
    ['nothing but a remark', '# nobody yet\n'],
    ['a page', '<html>'],
    ['words without a handle', '{"name": "x"}\n'],
    ['a path alone', '/src/\n'],
  ])('of %s is refused', (_name, text) => {
    expect(() => read(text)).toThrow(UnreadableInput)
    expect(() => read(text)).toThrow('no line gives a path to an owner')
  })

  test('with hostile handles breaks nothing', () => {
    const {files} = read('/a/ @../.. @x/../../etc/passwd {process.exit()} <b> @a/{b}\n')
    for (const {contentPath} of files) expect(contentPath).toMatch(/^teams\/[a-z0-9-]+\.mdx$/)
  })
})
