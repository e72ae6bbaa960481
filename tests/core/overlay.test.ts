import {describe, expect, test} from 'vitest'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import type {Document} from '../../src/core/content/document.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'

const upstream = mdx`
  ---
  title: Pod crash
  number: K-1
  owner: platform
  duration: 10m
  aliases: [CrashLoop]
  inputs:
    - name: pod
      is: Name of the pod.
      example: shop-1
    - name: space
      is: Its namespace.
      example: shop
  suppress:
    - {rule: owner-mailbox, reason: Theirs., owner: platform, until: 2027-01-31}
  ---
  Opening of theirs.

  ## Meaning

  A pod restarts.

  ## Diagnosis

  1. Look at the log.

  ## Mitigation

  1. Restart it.

  ## Further reading

  More.
`

/** Puts a local entry on the one above, in another root, and gives what they make. */
function laid(local: string, others: Record<string, string> = {}, theirs = upstream): {catalog: Catalog; document: Document} {
  const files = {'@kube/runbooks/pod-crash.mdx': theirs, 'runbooks/pod-crash.mdx': local, ...others}
  const catalog = exampleCatalog({name: '', files, expect: []})
  expect(catalog.overlayFaults).toEqual([])
  const document = catalog.documents.find(({contentPath}) => contentPath === 'runbooks/pod-crash.mdx')
  if (!document) throw new Error('it is not there')
  expect(document.problems).toEqual([])
  return {catalog, document}
}

const headings = ({body}: Document) => body.sections.map(({heading}) => heading.text)
const place = (catalog: Catalog, span: Parameters<Catalog['placeOf']>[0]) => {
  const {file, start, end} = catalog.placeOf(span)
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column}`
}

describe('the header of an entry that stands on another', () => {
  test('has its own keys, those that it lacks from the other, and none that it takes away; suppressions are nobody else’s', () => {
    const {document, catalog} = laid('---\nextends: pod-crash\nowner: order-ops\nduration:\nx-local: 1\n---\n')
    const {extends: _said, ...data} = document.frontmatter.data
    expect(data).toEqual({
      owner: 'order-ops',
      'x-local': 1,
      title: 'Pod crash',
      number: 'K-1',
      aliases: ['CrashLoop'],
      inputs: [
        {name: 'pod', is: 'Name of the pod.', example: 'shop-1'},
        {name: 'space', is: 'Its namespace.', example: 'shop'},
      ],
    })
    expect(place(catalog, document.frontmatter.valueSpan(['owner']))).toBe('content/runbooks/pod-crash.mdx:3:8-3:17')
    expect(place(catalog, document.frontmatter.valueSpan(['inputs', 1, 'name']))).toBe('content/@kube/runbooks/pod-crash.mdx:11:11-11:16')
  })

  test('goes on with lists that it adds to; an item of the same name takes the place of the other', () => {
    const local = mdx`
      ---
      extends: {entry: pod-crash, add: [inputs, aliases]}
      aliases:
      - Restarting
      inputs:
          - name: space
            is: >-
              Ours,
              in two lines.
            example: orders
          - {name: shop, is: Which shop., example: eu}
      ---
    `
    const {document, catalog} = laid(local)
    expect(document.frontmatter.data.aliases).toEqual(['CrashLoop', 'Restarting'])
    expect(document.frontmatter.data.inputs).toEqual([
      {name: 'pod', is: 'Name of the pod.', example: 'shop-1'},
      {name: 'space', is: 'Ours, in two lines.', example: 'orders'},
      {name: 'shop', is: 'Which shop.', example: 'eu'},
    ])
    expect(place(catalog, document.frontmatter.valueSpan(['inputs', 0, 'example']))).toBe(
      'content/@kube/runbooks/pod-crash.mdx:10:14-10:20',
    )
    expect(place(catalog, document.frontmatter.valueSpan(['inputs', 1, 'example']))).toBe('content/runbooks/pod-crash.mdx:10:16-10:22')
  })

  test('of another id leaves behind what is true of the other alone, which keeps its page', () => {
    const {document, catalog} = laid('---\nextends: runbook:crash\ntitle: Ours\n---\n', {
      '@kube/runbooks/crash.mdx': upstream.replace('K-1', 'K-2'),
    })
    expect(catalog.get('runbook', 'crash')?.title).toBe('Pod crash')
    expect(document.frontmatter.data).toMatchObject({title: 'Ours', owner: 'platform'})
    expect(document.frontmatter.data).not.toHaveProperty('number')
    expect(document.frontmatter.data).not.toHaveProperty('aliases')
  })
})

describe('the body of an entry that stands on another', () => {
  test('has its own section in place of one of that name, in any language or letters, and all others as they are', () => {
    const {document, catalog} = laid('---\nextends: pod-crash\n---\n## Wiederherstellen\n\n1. Ours.\n')
    expect(headings(document)).toEqual(['Meaning', 'Diagnosis', 'Wiederherstellen', 'Further reading'])
    expect(document.text).toContain('Opening of theirs.')
    expect(document.text).not.toContain('Restart it.')
    expect(document.body.sections.map(({heading}) => place(catalog, heading.span))).toEqual([
      'content/@kube/runbooks/pod-crash.mdx:19:1-19:11',
      'content/@kube/runbooks/pod-crash.mdx:23:1-23:13',
      'content/runbooks/pod-crash.mdx:4:1-4:20',
      'content/@kube/runbooks/pod-crash.mdx:31:1-31:19',
    ])
  })

  test('puts its text before or behind that of the other, and counts the steps of both', () => {
    const {document} = laid(mdx`
      ---
      extends: {entry: pod-crash, before: [Mitigation], after: [Diagnosis], without: [Further reading]}
      ---
      Opening of ours.

      ## Diagnosis

      1. Look at ours.

      ## Mitigation

      1. Tell the shop.
    `)
    expect(headings(document)).toEqual(['Meaning', 'Diagnosis', 'Mitigation'])
    expect(document.text).not.toContain('Opening of theirs.')
    const [, diagnosis, mitigation] = document.body.sections
    expect(
      diagnosis?.steps.map(({number, span}) => [number, document.text.slice(document.lines.offset(span.start)).split('\n')[0]]),
    ).toEqual([
      [1, '1. Look at the log.'],
      [2, '1. Look at ours.'],
    ])
    expect(
      mitigation?.steps.map(({number, span}) => [number, document.text.slice(document.lines.offset(span.start)).split('\n')[0]]),
    ).toEqual([
      [1, '1. Tell the shop.'],
      [2, '1. Restart it.'],
    ])
  })

  test('has a section that the other lacks behind the one it stands behind, or at the end', () => {
    const {document} = laid('---\nextends: pod-crash\n---\n## First\n\nA.\n\n## Diagnosis\n\n1. B.\n\n## Whom to tell\n\nC.\n')
    expect(headings(document)).toEqual(['Meaning', 'Diagnosis', 'Whom to tell', 'Mitigation', 'Further reading', 'First'])
  })

  test('leads from what it takes over to what stands beside that file, in its own root and in the first', () => {
    const theirs =
      '---\ntitle: Pod crash\n---\nSee ![flow](img/flow%201.png), [other](../teams/ops.mdx#x) and [web](https://example.com).\n'
    const {document, catalog} = laid('---\nextends: pod-crash\n---\n', {}, theirs)
    expect(document.body.links.map(({url}) => url)).toEqual([
      '/@kube/runbooks/img/flow%201.png',
      '/@kube/teams/ops.mdx#x',
      'https://example.com',
    ])
    expect(document.body.links.map(({span}) => place(catalog, span))[0]).toBe('content/@kube/runbooks/pod-crash.mdx:4:13-4:29')
    const turned = {'@kube/runbooks/pod-crash.mdx': '---\nextends: pod-crash\n---\n', 'runbooks/pod-crash.mdx': theirs}
    const [composed] = exampleCatalog({name: '', files: turned, expect: []}).documents
    expect(composed?.body.links[0]?.url).toBe('/@/runbooks/img/flow%201.png')
  })
})

test('a chain of three is put together from its end, and each place is that of its file', () => {
  const {document, catalog} = laid('---\nextends: {entry: pod-crash, root: shop}\nowner: ours\n---\n', {
    '@shop/runbooks/pod-crash.mdx':
      '---\nextends: {entry: pod-crash, root: kube}\nduration: 20m\nowner: shop\n---\n## Mitigation\n\n1. Shop.\n',
  })
  expect(catalog.documents.map(({contentPath}) => contentPath)).toEqual(['runbooks/pod-crash.mdx'])
  expect(document.frontmatter.data).toMatchObject({owner: 'ours', duration: '20m', title: 'Pod crash'})
  expect(place(catalog, document.frontmatter.valueSpan(['duration']))).toBe('content/@shop/runbooks/pod-crash.mdx:3:11-3:14')
  expect(place(catalog, document.frontmatter.valueSpan(['title']))).toBe('content/@kube/runbooks/pod-crash.mdx:2:8-2:17')
  expect(document.body.sections.map(({heading}) => place(catalog, heading.span))).toContain('content/@shop/runbooks/pod-crash.mdx:6:1-6:14')
})

test('plain Markdown stands on plain Markdown: its title is the first heading, a header of TOML is read', () => {
  const files = {
    '@kube/runbooks/pod-crash.md': '+++\nduration = "5m"\n+++\n# Pod crash\n\n## Meaning\n\nA {pod}.\r\n',
    'runbooks/pod-crash.md': '---\nextends: pod-crash\nowner: ours\n---\n',
  }
  const [document] = exampleCatalog({name: '', files, expect: []}).documents
  expect(document?.problems).toEqual([])
  expect(document?.frontmatter.data).toMatchObject({owner: 'ours', duration: '5m', title: 'Pod crash'})
})

test('a catalog with something changed keeps its entries put together', () => {
  const {catalog, document} = laid('---\nextends: {entry: pod-crash, after: [Diagnosis]}\n---\n## Diagnosis\n\n1. Ours.\n')
  const changed = catalog.with({...document, frontmatter: {...document.frontmatter, data: {...document.frontmatter.data, owner: 'other'}}})
  expect(changed.documents.map(({contentPath, text}) => [contentPath, text])).toEqual(
    catalog.documents.map(({contentPath, text}) => [contentPath, text]),
  )
  expect(changed.overlayFaults).toEqual([])
  expect(changed.keeping(() => true).overlays).toHaveLength(1)
})

describe('a header in an odd form', () => {
  const data = (theirs: string, local = '---\nextends: pod-crash\n---\n') => {
    const {extends: _said, ...rest} = laid(local, {}, theirs).document.frontmatter.data
    return rest
  }

  test.each([
    ['in one line', '---\n{title: Pod crash, aliases: [a, {b: c}]}\n---\n', {title: 'Pod crash', aliases: ['a', {b: 'c'}]}],
    ['with names of values', '---\ntitle: &t Pod crash\nsummary: *t\n---\n', {title: 'Pod crash', summary: 'Pod crash'}],
    ['with keys in question marks', '---\ntitle: Pod crash\n? aliases\n: - a\n---\n', {title: 'Pod crash', aliases: ['a']}],
    ['with keys in quotes', '---\n"title": Pod crash\n---\n', {title: 'Pod crash'}],
    ['with line ends of Windows', '---\r\ntitle: |\r\n  Pod\r\n  crash\r\n---\r\nA\r\n', {title: 'Pod\ncrash\n'}],
    ['that ends the file', '---\ntitle: Pod crash\n---', {title: 'Pod crash'}],
    ['with a name that every object has', '---\ntitle: Pod crash\nconstructor: a\n---\n', {title: 'Pod crash', constructor: 'a'}],
  ])('%s is read as it is', (_form, theirs, expected) => expect(data(theirs)).toEqual(expected))

  test('goes on with a list that names values', () => {
    const theirs = '---\ntitle: Pod crash\nx-a: &a one\naliases: [*a, two]\n---\n'
    expect(data(theirs, '---\nextends: {entry: pod-crash, add: [aliases]}\naliases: [three]\n---\n').aliases).toEqual([
      'one',
      'two',
      'three',
    ])
  })

  test('keeps a heading apart from text with line ends of Windows', () => {
    const {document} = laid(
      '---\nextends: {entry: pod-crash, after: [Work]}\n---\n## Work\n\nOurs\n',
      {},
      '---\r\ntitle: A\r\n---\r\n## Work\r\n\r\nTheirs\r\n',
    )
    expect(document.text).toMatch(/Theirs\r\n\nOurs\n$/)
  })
})
