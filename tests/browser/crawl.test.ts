import {describe, expect, inject, test} from 'vitest'

interface Page {
  status: number
  html: string
  links: string[]
  ids: Set<string>
}

/** Follows every link of a site from its start page, and gives the pages by path. */
async function crawl(start: string): Promise<Map<string, Page>> {
  const pages = new Map<string, Page>()
  const queue = [start]
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    const path = new URL(url).pathname
    if (pages.has(path)) continue
    const response = await fetch(url, {redirect: 'manual'})
    const html = response.headers.get('content-type')?.includes('html') ? await response.text() : ''
    const links = [...html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(
      ([, link]) => new URL((link ?? '').replaceAll('&amp;', '&'), url).href,
    )
    pages.set(path, {status: response.status, html, links, ids: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id ?? ''))})
    queue.push(...links.filter(link => link.startsWith(new URL('/', start).href)).map(link => link.split('#')[0] ?? link))
  }
  return pages
}

// What needs no browser to be seen; axe looks at one page of each kind.
function faultsOf(html: string): string[] {
  const count = (pattern: RegExp) => [...html.matchAll(pattern)].length
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  return [
    ...(/<html[^>]* lang="[a-z]/.test(html) ? [] : ['has no language']),
    ...(/<title>[^<]+<\/title>/.test(html) ? [] : ['has no title']),
    ...(/<meta name="viewport"/.test(html) ? [] : ['has no viewport for phones']),
    ...(count(/<h1[\s>]/g) === 1 ? [] : ['has not exactly one first heading']),
    ...(count(/<main[\s>]/g) === 1 ? [] : ['has not exactly one main part']),
    ...(count(/<img(?![^>]*\salt=)/g) === 0 ? [] : ['has an image without words']),
    ...(count(/<[a-z][^>]*\sstyle="/g) === 0 ? [] : ['has a style that the policy refuses']),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `has \`${id}\` twice`),
  ]
}

const sites = [
  ['at the root', 'site'],
  ['under a base path', 'siteUnderDocs'],
] as const

describe.each(sites)('the site %s', (_where, name) => {
  const start = inject(name)
  const crawled = crawl(start)

  test('answers every link it makes', async () => {
    const bad = [...(await crawled)].filter(([, {status}]) => status !== 200).map(([path, {status}]) => `${status} ${path}`)
    expect(bad).toEqual([])
    expect((await crawled).size).toBeGreaterThan(250)
  })

  test('has the place that every link with an anchor names', async () => {
    const pages = await crawled
    const bad = [...pages].flatMap(([path, {links}]) =>
      links.flatMap(link => {
        const {origin, pathname, hash} = new URL(link)
        if (origin !== new URL(start).origin || hash.length < 2) return []
        return pages.get(pathname)?.ids.has(decodeURIComponent(hash.slice(1))) ? [] : [`${path} → ${pathname}${hash}`]
      }),
    )
    expect([...new Set(bad)]).toEqual([])
  })

  test('is made of pages that name their language, have one title, one heading and one body, and name each place and image once', async () => {
    const bad = [...(await crawled)]
      .filter(([, {html}]) => html !== '')
      .flatMap(([path, {html}]) => faultsOf(html).map(fault => `${path} ${fault}`))
    expect(bad).toEqual([])
  })

  test('has an edit link on every page', async () => {
    const without = [...(await crawled)].filter(([, {html}]) => html.includes('<main') && !/<a href="[^"]+"[^>]*>Edit /.test(html))
    expect(without.map(([path]) => path)).toEqual([])
  })

  test('never links out of its base path', async () => {
    const {origin, pathname} = new URL(start)
    const bad = [...(await crawled)].flatMap(([path, {links}]) =>
      links.filter(link => link.startsWith(origin) && !new URL(link).pathname.startsWith(pathname)).map(link => `${path} → ${link}`),
    )
    expect(bad).toEqual([])
  })

  test('has every address that the design promises', async () => {
    const promised = [
      'integrations/orders-to-erp/',
      'failure-modes/poison-message/',
      'runbooks/redrive-dead-letters/',
      'alerts/OrdersSilent/',
      'codes/RCRD_HAS_BEEN_CHANGED/',
      'teams/finance-systems/',
      'people/kai/',
      'contracts/shopify-order-webhook/',
      'systems/netsuite/',
      'source-of-truth/',
      'facts/',
      'ownership/',
      'changes/',
      'decisions/',
      'delivery/',
      'coverage/',
      'status/',
      'oncall/',
      'rules/owner-unknown/',
      'guide/',
    ]
    const paths = [...(await crawled).keys()]
    const {pathname} = new URL(start)
    expect(promised.filter(address => !paths.includes(pathname + address))).toEqual([])
  })
})
