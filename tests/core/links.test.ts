import {describe, expect, test} from 'vitest'
import {anchorsOf} from '../../src/core/catalog/anchors.ts'
import {readLink} from '../../src/core/catalog/body-links.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {placeInWords} from '../../src/core/lint/diagnostic.ts'
import {brokenLinks} from '../../src/rules/links/find-links.ts'

describe('the address of a link', () => {
  test.each([
    ['runbook:stuck#verify', {type: 'entry', word: 'runbook', kind: 'runbook', id: 'stuck', anchor: 'verify'}],
    ['signal:orders/waiting', {type: 'entry', word: 'signal', kind: 'signal', id: 'orders/waiting'}],
    ['runbok:stuck', {type: 'entry', word: 'runbok', id: 'stuck'}],
    ['../runbooks/stuck%20orders.mdx#a%20b', {type: 'file', contentPath: 'runbooks/stuck orders.mdx', anchor: 'a b'}],
    ['./a.mdx', {type: 'file', contentPath: 'teams/a.mdx'}],
    ['../../README.md', {type: 'file', contentPath: '../README.md'}],
    ['/runbooks/a.mdx', {type: 'file', contentPath: 'runbooks/a.mdx'}],
    ['#verify', {type: 'anchor', anchor: 'verify'}],
    ['HTTPS://example.com', {type: 'outside', scheme: 'https'}],
    ['//example.com/a', {type: 'outside', scheme: 'https'}],
    ['mailto:a@example.com', {type: 'outside', scheme: 'mailto'}],
    ['100%.mdx', {type: 'file', contentPath: 'teams/100%.mdx'}],
  ])('%s means what it says', (url, meaning) => {
    expect(readLink(url, 'teams/order-ops.mdx')).toEqual(meaning)
  })
})

const team = (body: string) => `---\ntitle: T\npurpose: P.\n---\n${body}\n`
const runbook = (body: string) => `---\ntitle: R\nduration: 10m\nreviewed: 2026-11-01\n---\n${body}\n`

test('a link is pointed at by its address, with a title, an emoji before it, and Windows line ends', () => {
  const text = team('Text.\n😀 [a](runbook:gone "runbook title") and\n![b](gone.mdx)').replaceAll('\n', '\r\n')
  const found = brokenLinks(exampleCatalog({name: '', files: {'teams/a.mdx': text}, expect: []}))
  expect(found.map(({link}) => placeInWords(link.span))).toEqual(['content/teams/a.mdx:6:8-6:20', 'content/teams/a.mdx:7:6-7:14'])
})

test('a file of the right name in another folder is what a broken link most likely means', () => {
  const files = {'teams/a.mdx': team('[x](../runbooks/b.mdx)'), 'runbooks/europe/b.mdx': runbook('')}
  expect(brokenLinks(exampleCatalog({name: '', files, expect: []}))).toMatchObject([{guess: '../runbooks/europe/b.mdx'}])
})

test('a runbook has anchors for its headings and steps, counted through a section', () => {
  const catalog = exampleCatalog({
    name: '',
    files: {'runbooks/a.mdx': runbook('## Recover\n1. One\n2. Two\n\n### Then\n\n1. Three\n\n- not a step\n\n## Verify\n1. Look')},
    expect: [],
  })
  const [document] = catalog.documents
  expect(document && anchorsOf(catalog, document)).toEqual(['recover', 'then', 'verify', 'recover-1', 'recover-2', 'recover-3', 'verify-1'])
})
