import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import {resolverOf} from '../../plugins/resolver.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {mdx} from '../../src/core/lint/rule.ts'
import {createProcessor} from '../../src/site/render/render.ts'

const person = (title: string, phone: string) => mdx`
  ---
  title: ${title}
  role: Engineer
  timeZone: America/New_York
  contacts:
    - {via: phone, address: "${phone}"}
    - {via: email, address: someone@example.com}
  ---
`
const catalog = exampleCatalog({
  name: 'a small organisation',
  expect: [],
  files: {
    'people/kai.mdx': person('Kai', '+1-555-0104'),
    'people/alex.mdx': person('Alex', '+1-555-0114'),
    'teams/order-ops.mdx': '---\ntitle: Order operations\npurpose: Orders.\nlead: kai\n---\n',
    'rotations/primary.mdx':
      '---\ntitle: Primary\nteam: order-ops\ntimeZone: America/New_York\nlayers: [{members: [kai], start: 2026-01-05}]\n---\n',
    'escalation-paths/orders.mdx': mdx`
      ---
      title: Orders
      levels:
        - {after: 0m, notify: [rotation:primary]}
        - {after: 10m, notify: [team:order-ops], via: [chat, phone]}
      repeat: {times: 2, every: 45m}
      then: night
      ---
    `,
    'escalation-paths/night.mdx': mdx`
      ---
      title: Night
      levels: [{after: 15m, notify: [person:alex]}]
      lastResort: person:alex
      ---
    `,
    'systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\n---\n',
    'integrations/orders.mdx': mdx`
      ---
      title: Orders to ERP
      from: [shop]
      to: [shop]
      mechanism: Webhook.
      tier: 1
      escalation: orders
      signals:
        - {id: waiting, title: Orders waiting, unit: orders, sentence: "{value} orders wait", warning: 40, critical: 120}
        - {id: age, title: Oldest order, unit: seconds, warning: 900, critical: 2700}
      ---
    `,
    'runbooks/stuck.mdx': '---\ntitle: Stuck\nduration: 10m\nreviewed: 2026-11-01\nescalation: orders\n---\n## Recover\n1. Go.\n',
  },
})
const directory = resolverOf(catalog)

function html(text: string, base = '/', path = 'runbooks/stuck.mdx'): string {
  return String(createProcessor(directory, base).processSync(new VFile({path, value: text})))
}

function words(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('escalation', () => {
  test('renders who, by what means, and after how long since the first page, through the paths that continue', () => {
    expect(words(html('::escalation{path="orders"}'))).toBe(
      'Escalation path Orders at once Primary by phone Kai +1-555-0104 after 10 min Order operations by chat and phone Kai +1-555-0104 ' +
        'after 25 min Alex by phone +1-555-0114 path Night last resort Alex by phone +1-555-0114 Runs again 2 times, every 45 min: after 45 min, 1 h 30 min.',
    )
  })

  test('makes phone numbers something to press', () => {
    expect(html('::escalation{path="orders"}')).toContain('<a href="tel:+1-555-0104" class="contact">+1-555-0104</a>')
  })

  test('takes the path of the entry itself when none is named', () => {
    expect(html('::escalation')).toBe(html('::escalation{path="orders"}'))
  })

  test('says that a path does not exist instead of showing nothing', () => {
    expect(words(html('::escalation{path="nowhere"}'))).toBe('There is no escalation path “nowhere”.')
  })
})

describe('images and files', () => {
  const files = resolverOf(catalog, contentPath => {
    const flow = '/files/runbooks/flow.png'
    if (contentPath === 'runbooks/flow.png') return {address: flow, picture: flow, size: {width: 640, height: 360}}
    if (contentPath === 'runbooks/flow.svg')
      return {address: `${flow}.bin`, saveAs: 'flow.svg', picture: 'data:image/svg+xml;base64,PHN2Zy8+'}
    return contentPath === 'shared/guide.pdf' ? {address: '/files/shared/guide.pdf'} : undefined
  })
  const rendered = (text: string, of = files) =>
    String(createProcessor(of, '/docs/').processSync(new VFile({path: 'runbooks/stuck.mdx', value: text})))
  const image = '<img src="/docs/files/runbooks/flow.png" alt="The flow" loading="lazy" decoding="async" width="640" height="360">'

  test('an image keeps room for itself, and leads to itself', () => {
    expect(rendered('![The flow](flow.png)')).toBe(`<p><a href="/docs/files/runbooks/flow.png" class="image-link">${image}</a></p>`)
    expect(rendered('![The flow][it]\n\n[it]: ./flow.png')).toContain(image)
  })

  test('an image in a link leads where the link leads', () => {
    expect(rendered('[![The flow](flow.png)](runbook:stuck)')).toBe(`<p><a href="/docs/runbooks/stuck/">${image}</a></p>`)
  })

  test('a drawing is a picture in the page and leads nowhere; a link to it downloads it, and so does one to what is no picture', () => {
    expect(rendered('![The flow](flow.svg)')).toBe(
      '<p><img src="data:image/svg+xml;base64,PHN2Zy8+" alt="The flow" loading="lazy" decoding="async"></p>',
    )
    expect(rendered('[The flow](flow.svg)')).toBe('<p><a href="/docs/files/runbooks/flow.png.bin" download="flow.svg">The flow</a></p>')
    expect(rendered('![The guide](../shared/guide.pdf)')).toBe(
      '<p><span class="broken-link" title="This link leads nowhere">The guide</span></p>',
    )
  })

  test('a link to a file keeps its anchor', () => {
    expect(rendered('[Page 3](../shared/guide.pdf#page=3)')).toBe('<p><a href="/docs/files/shared/guide.pdf#page=3">Page 3</a></p>')
  })

  test('what is not there says so', () => {
    for (const markup of [rendered('![The flow](gone.png)'), rendered('![The flow](flow.png)', directory)])
      expect(markup).toBe('<p><span class="broken-link" title="This link leads nowhere">The flow</span></p>')
  })
})

describe('status', () => {
  test('says unknown until somebody has measured', () => {
    const markup = html('::status{signal="orders/waiting"}')
    expect(words(markup)).toBe(
      'unknown Orders waiting not measured unknown orders wait warning from 40, critical from 120 orders unknown as of the time this page was built',
    )
    expect(markup).toContain('data-state="unknown"')
    expect(markup).not.toMatch(/state-ok|data-state="ok"/)
  })

  test('says thresholds in the reader’s units', () => {
    expect(words(html('::status{signal="orders/age"}'))).toContain('warning from 15 min, critical from 45 min')
  })

  test('renders every signal of an integration', () => {
    expect(html('::status{integration="orders"}').match(/<live-status/g)).toHaveLength(2)
  })

  test('fits into a line of text', () => {
    const markup = html('Wait until :status{signal="orders/waiting"} falls.')
    expect(words(markup)).toBe('Wait until Orders waiting unknown (not measured) falls.')
    expect(markup).toMatch(/^<p>Wait until <span/)
  })

  test('is the same as an element', () => {
    expect(html('<Status signal="orders/waiting" />')).toBe(html('::status{signal="orders/waiting"}'))
  })
})

describe('entity links', () => {
  test.each([
    ['[x](runbook:stuck#recover)', '/docs/runbooks/stuck/#recover'],
    ['[x](../runbooks/stuck.mdx#recover-1)', '/docs/runbooks/stuck/#recover-1'],
    ['[x](signal:orders/waiting)', '/docs/integrations/orders/#signal-waiting'],
    ['[x][a]\n\n[a]: ../teams/order-ops.mdx', '/docs/teams/order-ops/'],
    ['[x](#recover)', '#recover'],
    ['[x](tel:+1-555-0104)', 'tel:+1-555-0104'],
  ])('%s leads to %s', (text, address) => {
    expect(html(text, '/docs/')).toContain(`href="${address}"`)
  })

  test('links outside open safely', () => {
    expect(html('[x](https://example.com/)')).toContain('rel="noopener noreferrer external"')
  })

  test.each(['[x](javascript:alert%281%29)', '[x](data:text/html,hi)', '![x](javascript:alert%281%29)', '[x](runbook:nowhere)'])(
    '%s keeps its text and loses its address',
    text => {
      const markup = html(text)
      expect(markup).not.toMatch(/href|src=|javascript|data:/)
      expect(markup).toContain('broken-link')
    },
  )
})

describe('runbook structure', () => {
  const text = mdx`
    ## Recover

    1. Look.

       ~~~sh
       curl {{order_id}}
       ~~~

       **Healthy:** fine.

       ~~~output
       ok
       ~~~

       **If not:** [go](#escalate).
    2. Go.

    Text between.

    1. Go on.

    ## Escalate
  `

  test('gives steps stable ids that count through the section', () => {
    expect([...html(text).matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id)).toEqual(['recover-1', 'recover-2', 'recover-3'])
  })

  test('sets what healthy looks like, and where to go if not, apart from what to do', () => {
    const markup = html(text)
    expect(markup).toMatch(/<div class="step-healthy"><p><strong>Healthy:<\/strong> fine\.<\/p><div class="output"/)
    expect(markup).toMatch(/<div class="step-if-not"><p><strong>If not:/)
  })

  test('marks inputs in commands', () => {
    expect(html(text)).toContain('data-input="order_id"')
  })

  test('writes no inline styles, which the site’s policy would refuse', () => {
    expect(html(text)).not.toContain('style=')
  })

  test('leaves lists of other kinds as they are', () => {
    expect(html('## Recover\n\n1. Look.\n', '/', 'teams/order-ops.mdx')).not.toContain('class="step')
  })
})

describe('content is data', () => {
  test('programs and scripts leave no trace', () => {
    const markup = html(
      'import x from \'y\'\n\n{1 + 1}\n\n<script>alert(1)</script>\n\n<b onclick="x()">bold</b>\n\nText {/* comment */} goes on.\n',
    )
    expect(markup).not.toMatch(/import|1 \+ 1|script|alert|onclick|comment/)
    expect(words(markup)).toBe('bold Text goes on.')
  })

  test('unknown directives become their source text again', () => {
    expect(words(html('At 10:30 on db:5432, :word[label]{a="b"} and\n\n::unknown{x="y"}\n'))).toBe(
      'At 10:30 on db:5432, :word[label]{a="b"} and ::unknown{x="y"}',
    )
  })

  test('a danger says its word and what cannot be undone', () => {
    const markup = html(':::danger[Messages cannot be called back]\nStop first.\n:::\n')
    expect(words(markup)).toBe('Danger Messages cannot be called back Stop first.')
    expect(markup).toContain('class="callout callout-danger"')
  })
})

test.each([
  ['Handover at 10:30', 'handover-at-1030'],
  ['The queue shop:b {/* see Kai */}', 'the-queue-shopb'],
  ['Press <kbd>Q:x</kbd>', 'press-qx'],
])('the heading `%s` has the id that links are checked against', (written, id) => {
  expect(html(`## ${written}\n`)).toContain(`id="${id}"`)
})

test.each([
  ['WARNING', 'caution'],
  ['CAUTION', 'danger'],
  ['NOTE', 'note'],
])('a quote that begins with [!%s] is shown as the directive is', (word, name) => {
  const shown = html(`> [!${word}]\n> Orders are **lost**.\n`)
  expect(shown).toBe(html(`:::${name}\nOrders are **lost**.\n:::\n`))
  expect(shown).not.toContain('[!')
})
