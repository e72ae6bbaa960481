import {describe, expect, test} from 'vitest'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {codeownersBlock, compareCodeowners, ownedFiles} from '../../src/exchange/codeowners/codeowners.ts'
import {decidingRule, parseCodeowners, withBlock} from '../../src/exchange/codeowners/codeowners-file.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'
import {catalogWith} from './support.ts'

const team = (id: string, handle?: string) =>
  `---\ntitle: ${id}\npurpose: P.\nlead: ${id}-lead\n${handle ? `codeHost: '${handle}'\n` : ''}---\n`
const person = '---\ntitle: P\nrole: R\ntimeZone: UTC\n---\n'
const system = (owner: string) => `---\ntitle: S\ncategory: erp\nowner: ${owner}\n---\n`

const small = catalogWith({
  'people/a-lead.mdx': person,
  'people/b-lead.mdx': person,
  'people/stranger.mdx': person,
  'systems/one.mdx': system('a'),
  'systems/three.mdx': system('b'),
  'systems/two.mdx': system('a'),
  'teams/a.mdx': team('a', '@shop/a'),
  'teams/b.mdx': team('b', '@shop/b'),
  'teams/c.mdx': team('c'),
})

describe('lines for CODEOWNERS', () => {
  test('give a folder to the one with most files, then the exceptions', () => {
    const block = codeownersBlock(ownedFiles(small, {prefix: 'content/'}), 'clarity export codeowners --output CODEOWNERS')
    expect(block).toBe(`# clarity:begin
# Written from the owners in the content. Change an owner there, then run:
#   clarity export codeowners --output CODEOWNERS
# Lines outside of the two markers are kept.
/content/people/a-lead.mdx @shop/a
/content/people/b-lead.mdx @shop/b
/content/systems/ @shop/a
/content/systems/three.mdx @shop/b
/content/teams/a.mdx @shop/a
/content/teams/b.mdx @shop/b
# clarity:end
`)
  })

  test('name each file that nobody on the code host owns, and why', () => {
    const findings = ownedFiles(small, {prefix: ''}).flatMap(({finding}) => finding?.message ?? [])
    expect(findings).toEqual([
      'nobody on the code host owns `content/people/stranger.mdx`: no team keeps this person',
      'nobody on the code host owns `content/teams/c.mdx`: team `c` has no `codeHost`',
    ])
  })

  test('give what nobody keeps to the default, and then group its folder too', () => {
    const files = ownedFiles(small, {prefix: '', otherwise: '@shop/all'})
    expect(files.every(({handle}) => handle !== undefined)).toBe(true)
    expect(files.find(({path}) => path === 'teams/c.mdx')?.handle).toBe('@shop/all')
  })

  test('mean for the example organisation what ownership means, file by file', () => {
    const {catalog} = loadCatalog('content', root)
    const files = ownedFiles(catalog, {prefix: 'content/', otherwise: '@larkmoor/operations'})
    const text = codeownersBlock(files, 'x')
    expect(compareCodeowners(files, {file: 'CODEOWNERS', text})).toEqual([])
    expect(text.split('\n').length).toBeLessThan(files.length)
    const parsed = parseCodeowners('CODEOWNERS', text)
    expect(decidingRule(parsed, 'content/runbooks/redrive-dead-letters.mdx')?.owners).toEqual(['@larkmoor/integration-platform'])
    expect(decidingRule(parsed, 'content/people/edi-desk.mdx')?.owners).toEqual(['@larkmoor/fulfilment-operations'])
  })

  test('stand for a name with signs of a pattern in it', () => {
    const odd = catalogWith({'teams/a.mdx': team('a', '@shop/a'), 'systems/odd [name] #1.mdx': system('a')})
    const files = ownedFiles(odd, {prefix: ''})
    expect(compareCodeowners(files, {file: 'CODEOWNERS', text: codeownersBlock(files, 'x')})).toEqual([])
  })
})

describe('a CODEOWNERS file', () => {
  const owner = (text: string, path: string) => decidingRule(parseCodeowners('CODEOWNERS', text), path)?.owners.join(' ')

  test.each([
    ['the last match wins', '* @all\n/content/ @a\n/content/teams/ @b\n', 'content/teams/x.mdx', '@b'],
    ['an earlier match stands where no later one matches', '* @all\n/content/teams/ @b\n', 'README.md', '@all'],
    ['a rule without owners takes them away', '* @all\n/content/x.mdx\n', 'content/x.mdx', ''],
    ['a folder anywhere', 'teams/ @a\n', 'content/teams/x.mdx', '@a'],
    ['a folder at the root is not one further down', '/teams/ @a\n', 'content/teams/x.mdx', undefined],
    ['a star at the end means this folder alone', 'content/* @a\n', 'content/teams/x.mdx', undefined],
    ['a star at the end means its files', 'content/* @a\n', 'content/settings.yaml', '@a'],
    ['two stars cross folders', '/content/**/x.mdx @a\n', 'content/a/b/x.mdx', '@a'],
    ['an extension', '*.mdx @a\n', 'content/teams/x.mdx', '@a'],
    ['capitals count', '/Content/ @a\n', 'content/x.mdx', undefined],
    ['a comment behind the owners', '/content/ @a @b # both\n', 'content/x.mdx', '@a @b'],
    ['an escaped space', '/my\\ content/ @a\n', 'my content/x.mdx', '@a'],
  ])('%s', (_name, text, path, expected) => {
    expect(owner(text, path)).toBe(expected)
  })

  test('has lines that the code host passes over, and says so', () => {
    const {rules, findings} = parseCodeowners('CODEOWNERS', '# x\n\n!/content/ @a\n/content/[ab].mdx @a\n')
    expect(rules).toEqual([])
    expect(findings.map(({at, message}) => `${at.line} ${message}`)).toEqual([
      '3 the pattern `!/content/` is a negation, which CODEOWNERS does not know',
      '4 the pattern `/content/[ab].mdx` is a set of characters, which CODEOWNERS does not know',
    ])
  })

  test('of GitLab is read up to its first section, and written before it', () => {
    const {rules, findings} = parseCodeowners('CODEOWNERS', '/a @a\n\n^[Docs][2] @docs\n/a @docs\n[Section]\n/b @b\n')
    expect([rules.map(({pattern, owners}) => `${pattern} ${owners}`), findings]).toEqual([['/a @a'], []])
    const block = '# clarity:begin\n/a @a\n# clarity:end\n'
    expect(withBlock('* @all\n\n[Section]\n/b @b\n', block)).toBe(`* @all\n\n${block}\n[Section]\n/b @b\n`)
    expect(withBlock('[Section]\n/b @b\n', block)).toBe(`${block}\n[Section]\n/b @b\n`)
  })

  test('gives a calendar to the owner of its rotation', () => {
    const files = {
      'teams/ops.mdx': "---\ntitle: Ops\npurpose: Orders.\ncodeHost: '@shop/ops'\n---\n",
      'rotations/day.mdx': '---\ntitle: Day\nteam: ops\ntimeZone: UTC\ncalendar: {file: day.ics}\n---\n',
      'rotations/day.ics': 'BEGIN:VCALENDAR\nEND:VCALENDAR\n',
    }
    const owned = ownedFiles(exampleCatalog({name: 'calendar', files, expect: []}), {prefix: ''})
    expect(owned.map(({path, handle}) => `${path} ${handle}`)).toContain('rotations/day.ics @shop/ops')
  })

  test('is compared by who owns what, with the line that decides', () => {
    const files = ownedFiles(small, {prefix: ''})
    const text =
      '# by hand, in other words\nsystems @SHOP/A\nsystems/three.mdx @shop/a\n/people @shop/a\n/people/b-lead.mdx\n/teams/a.mdx @shop/a @shop/b\n'
    expect(compareCodeowners(files, {file: 'CODEOWNERS', text}).map(({at, message}) => `${at.line ?? '-'} ${message}`)).toEqual([
      '5 `content/people/b-lead.mdx` has no owner here, and belongs to `@shop/b` in the content',
      '3 `content/systems/three.mdx` belongs to `@shop/a` here, and to `@shop/b` in the content',
      '6 `content/teams/a.mdx` belongs to `@shop/a` and `@shop/b` here, and to `@shop/a` in the content',
      '- `content/teams/b.mdx` has no owner here, and belongs to `@shop/b` in the content',
    ])
  })
})

describe('lines between the markers', () => {
  const block = '# clarity:begin\n/a @a\n# clarity:end\n'

  test('begin an empty file', () => expect(withBlock('', block)).toBe(block))

  test('come after the lines of a file without markers', () => expect(withBlock('* @all\n', block)).toBe(`* @all\n\n${block}`))

  test('replace those that are there, and leave the rest as it is', () => {
    const text = `* @all\n\n# clarity:begin\n/old @old\n# clarity:end\n# mine\n/docs/ @docs\n`
    expect(withBlock(text, block)).toBe(`* @all\n\n${block}# mine\n/docs/ @docs\n`)
    expect(withBlock(withBlock(text, block) ?? '', block)).toBe(withBlock(text, block))
  })

  test('replace those at the very end, without a line end', () => {
    expect(withBlock('* @all\n# clarity:begin\n# clarity:end', block)).toBe(`* @all\n${block}`)
  })

  test.each(['# clarity:begin\n/a @a\n', '/a @a\n# clarity:end\n', '# clarity:end\n# clarity:begin\n', `${block}${block}`])(
    'are not put into %j',
    text => {
      expect(withBlock(text, block)).toBeUndefined()
    },
  )
})
