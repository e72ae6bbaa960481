import {describe, expect, test} from 'vitest'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {rules} from '../../src/rules/index.ts'

/** Says what the check finds in a few files, message and help, of some rules. */
function said(files: Record<string, string>, ...ids: string[]): string[] {
  const catalog = exampleCatalog({name: '', files, expect: []})
  const found = checkCatalog(catalog, rules, {now: '2026-11-23T02:00:00Z', fileState: () => 'missing'})
  return found.filter(({ruleId}) => ids.includes(ruleId)).map(({message, help}) => `${message} | ${help}`)
}

const team = (header: string) => ({'teams/ops.mdx': `---\ntitle: Ops\npurpose: Orders.\n${header}\n---\n`})
const kai = {'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n'}

describe('a value that does not fit is said as it stands in the file', () => {
  test.each([
    [team('channel: 004010'), "`channel`: expected a text, got the number `004010` | Put it in quotes: `'004010'`."],
    [team('channel: +15550104'), "`channel`: expected a text, got the number `+15550104` | Put it in quotes: `'+15550104'`."],
    [team('channel: #ops'), "`channel`: expected a text, got nothing, because `#ops` is a comment | Put it in quotes: `'#ops'`."],
    [
      {'integrations/o.mdx': '---\ntitle: O\nfrom: [a]\nto: [b]\nmechanism: M.\ntier: "1"\n---\n'},
      /^`tier`: expected .*, got (?:the text )?`"?1"?` \| /,
    ],
    [
      {
        'contracts/c.mdx':
          '---\ntitle: C\nintegration: o\ntransport: rest\nendpoint: e\nfields: [{name: a, type: s, required: "false"}]\n---\n',
      },
      '`fields[0].required`: expected `true` or `false`, got the text `"false"` | Take the quotes away: `false`.',
    ],
    [
      {'runbooks/r.mdx': '---\ntitle: R\nduration: 15\nreviewed: 2026-11-01\n---\n'},
      '`duration`: expected a duration such as `5m` or `1h30m`, got the number `15`; did you mean `15m`? | Write it as in `duration: 25m`.',
    ],
  ])('%j', (files, expected) => {
    const [first] = said(files, 'frontmatter-invalid-value')
    if (typeof expected === 'string') expect(first).toBe(expected)
    else expect(first).toMatch(expected)
  })
})

describe('a field that is missing or empty is said with what it takes', () => {
  const failure = (header: string) => ({'failure-modes/f.mdx': `---\ntitle: F\n${header}\n---\n`})

  test.each<[string, Record<string, string>, string[]]>([
    [
      'the words it takes, the command that begins what it names, all of one kind',
      failure('integration: o'),
      [
        '`class` is missing | Add `class:` with one of `stuck`, `rejected`, `stalled`, `duplicate` and `drift`. Accepted but absent, refused, late, applied twice, or silently different.',
        '`severity` is missing | Add `severity:` with one of `SEV1`, `SEV2`, `SEV3` and `SEV4`. How bad at its worst.',
      ],
    ],
    [
      'an entry',
      failure('class: stuck\nseverity: SEV1'),
      [
        '`integration` is missing | Add `integration:` with the id of one integration. `clarity new integration ID` begins one. Integration that fails this way. A service is named by `service` instead.',
      ],
    ],
    [
      'entries of several kinds, inside a list',
      {'escalation-paths/p.mdx': '---\ntitle: P\nlastResort: person:kai\nlevels: [{after: 0m}]\n---\n'},
      [
        '`notify` is missing in `levels[0]` | Add `notify:` with ids, each of one rotation or person or team. `clarity new rotation ID` or `clarity new person ID` or `clarity new team ID` begins one. Who is notified, all at once.',
      ],
    ],
    [
      'an example where neither is known',
      {'runbooks/r.mdx': '---\ntitle: R\nreviewed: 2026-11-01\n---\n'},
      ['`duration` is missing | Add `duration:`, for example `duration: 25m`. How long a calm recovery takes.'],
    ],
    [
      'an empty key, whatever comment stands on the next line',
      {'runbooks/r.mdx': '---\ntitle: R\nreviewed: 2026-11-01\nduration:\n# Later.\n---\n'},
      [
        '`duration`: expected a duration such as `5m` or `1h30m`, got nothing | Fill in `duration:`, for example `duration: 25m`. How long a calm recovery takes.',
      ],
    ],
  ])('%s', (_name, files, expected) => {
    expect(said(files, 'frontmatter-missing-key', 'frontmatter-invalid-value')).toEqual(expected)
  })

  test('a key that the settings do not know is said with all they know', () => {
    const [found] = said({'settings.yaml': 'quux: 1\n'}, 'frontmatter-unknown-key')
    expect(found).toMatch(
      /^unknown key `quux`; known are `version`, `organisation`, .*, `sources`, .* and `\w+` \| Correct the key, or remove it\.$/,
    )
    expect(found).not.toContain(' more ')
  })
})

describe('an id that is not known', () => {
  const signal = {
    'integrations/orders.mdx':
      '---\ntitle: O\nfrom: [a]\nto: [b]\nmechanism: M.\ntier: 1\nsignals: [{id: waiting, title: W, unit: orders}]\n---\n',
  }

  test.each<[string, Record<string, string>, string]>([
    [
      'a signal without its integration',
      {...signal, 'runbooks/r.mdx': '---\ntitle: R\nduration: 5m\nreviewed: 2026-11-01\n---\n::status{signal="waiting"}\n'},
      'no signal `waiting`; did you mean `orders/waiting`? | Write it with its integration before it, as `integration/signal`.',
    ],
    [
      'a name that no file may have',
      {...kai, ...team('lead: ira toni')},
      'no person `ira toni` | Correct the id: lower-case letters and digits joined by hyphens, as files below the content root are named.',
    ],
    [
      'a sign that cannot be seen',
      {...kai, ...team('lead: "kai\\u00A0"')},
      'no person `kai\u00A0` with a no-break space (U+00A0); did you mean `kai`? | Correct the id: lower-case letters and digits joined by hyphens, as files below the content root are named.',
    ],
    [
      'a letter of another alphabet',
      {'people/jules.mdx': kai['people/kai.mdx'], ...team('lead: jul\u0435s')},
      'no person `jul\u0435s` with `\u0435` (U+0435); did you mean `jules`? | Correct the id: lower-case letters and digits joined by hyphens, as files below the content root are named.',
    ],
    [
      'a word of the field in another case',
      {
        'incidents/i.mdx':
          '---\ntitle: I\nintegration: orders\nfailureMode: Unknown\nseverity: SEV2\ndetectedAt: 2026-11-01T02:00:00Z\nresolvedAt: 2026-11-01T03:00:00Z\n---\n',
        ...signal,
      },
      'no failure mode `Unknown`; did you mean `unknown`? | Correct the id: lower-case letters and digits joined by hyphens, as files below the content root are named.',
    ],
  ])('says what differs: %s', (_, files, expected) => {
    expect(said(files, 'reference-unknown')).toContain(expected)
  })
})

describe('frontmatter that does not parse is explained by its cause', () => {
  test.each([
    ['lead jules', '`lead jules` has no colon behind its key'],
    ['lead:\u00A0jules', 'the colon of `lead` is written with a no-break space (U+00A0) | Write a plain `:` and a plain blank.'],
    ['lead\uFF1A jules', 'the colon of `lead` is written with `\uFF1A` (U+FF1A)'],
    ['channel: Orders: Europe', "`Orders: Europe` has a second `: ` and no quotes | Put the value in quotes: `'Orders: Europe'`."],
    [
      'channel: Ops\n  lead: kai',
      '`lead: kai` is indented deeper than the line above, which has its value already | Begin the key in the same',
    ],
    ['members: [\n  - kai\n]', '`- kai` is a line of a block inside of brackets | Write either `[a, b]` with commas'],
    ['members: [kai, noor', '`[` is opened here and never closed | Add `]` where the value ends.'],
    ['channel: "Ops" room', '`room` stands behind the quote that ends the value | Put the whole value between two quotes.'],
    ["channel: 'it's'", "`s'` stands behind the quote that ends the value | Put the whole value between two quotes, and write a `'`"],
    ['channel: @ops', "a value cannot begin with `@` | Put it in quotes: `'@ops'`."],
    ['channel: *ops*', "`*ops*` begins with `*`, which YAML reads as the name of another value | Put it in quotes: `'*ops*'`."],
    ['members: - kai', 'the list `- kai` begins on the line of its key | Begin the list on the next line'],
    ['lead:kai', '`lead:kai` has no blank behind its colon | Write `lead: kai`.'],
    ['links:\n  a: b\n c: d', '`c: d` begins in another column than the keys beside it | Begin all keys of one group in the same column.'],
    ['members: [kai]]', '`]` closes what nothing has opened | Take it out'],
    ['channel: "a\\q"', '`\\q` is no escape that YAML knows | Write `\\\\` for a backslash'],
    ['channel: a\n...\nlead: kai', '`...` ends the values before the end | Take the line out.'],
    ['<<<<<<< HEAD\nlead: kai\n=======\nlead: ira\n>>>>>>> other', 'a merge was not finished, and its conflict marker stands here'],
  ])('%j', (header, reason) => {
    expect(said(team(header), 'frontmatter-syntax')[0]).toContain(reason)
  })
})

test.each([
  ['## Hours {#hours}', '`{#hours}` sets an id or a class in another dialect; here a brace begins JavaScript'],
  ['{{< note >}}\nMind.\n{{< /note >}}', '`{{< note >}}` is a shortcode of Hugo, which is not known here'],
  ['{% raw %}', '`{% raw %}` is a tag of a template language, which is not known here'],
  ['{{ .Site.Title }}', '`{{ .Site.Title }}` is a place to fill in of a template language, which is not known here'],
  ['<!-- later -->', '`<!--` begins a comment of HTML'],
])('a body in another dialect is explained: %j', (body, reason) => {
  const files = {'teams/ops.mdx': `${team('')['teams/ops.mdx']}${body}\n`}
  expect(said(files, 'mdx-syntax')[0]).toContain(`not valid MDX: ${reason}`)
})

test.each([
  ['\uFEFF\uFEFF---\ntitle: Ops\n---\n', 'a second byte order mark (U+FEFF) stands before it'],
  ['---\u00A0\ntitle: Ops\n---\n', 'its `---` is written with a no-break space (U+00A0)'],
  ['+++\ntitle = "Ops"\n+++\n', 'its first line is `+++`'],
])('what stands in place of frontmatter is said: %j', (text, reason) => {
  expect(said({'teams/ops.mdx': text}, 'frontmatter-missing')[0]).toContain(`does not begin with frontmatter: ${reason}`)
})

test.each([['---\u00A0'], ['...'], ['----'], ['\u2014\u2014\u2014']])('the line that seems to close frontmatter is shown: %j', closer => {
  expect(said({'teams/ops.mdx': `---\ntitle: Ops\n${closer}\nOrders.\n`}, 'frontmatter-unclosed')[0]).toMatch(
    /^frontmatter is opened and never closed: .+ \| Write exactly/,
  )
})

test.each([
  ['www.example.com', 'file `www.example.com` is not in the content; did you mean `https://www.example.com`?'],
  ['+15550104', 'file `+15550104` is not in the content; did you mean `tel:+15550104`?'],
  ['kai@example.com', 'file `kai@example.com` is not in the content; did you mean `mailto:kai@example.com`?'],
  ['https//example.com/a', 'file `https//example.com/a` is not in the content; did you mean `https://example.com/a`?'],
  ['/teams/ops/', 'file `/teams/ops/` is not in the content; did you mean `../teams/ops.mdx`?'],
  ['teams/ops', 'file `teams/ops` is not in the content; did you mean `../teams/ops.mdx`?'],
  ['../teams/ops', 'file `../teams/ops` is not in the content; did you mean `../teams/ops.mdx`?'],
])('a link to %s says what was meant', (url, message) => {
  const files = {...team(''), 'people/kai.mdx': `${kai['people/kai.mdx']}See [it](${url}).\n`}
  expect(said(files, 'file-not-served').map(each => each.split(' | ')[0])).toEqual([message])
})

test('a shortcode is one finding, however often the parser stumbles over it', () => {
  expect(said({'people/kai.mdx': `${kai['people/kai.mdx']}{{< note >}}\n`}, 'mdx-syntax')).toHaveLength(1)
})

test('a word that lacks its kind is one finding, and none about what it would mean', () => {
  const files = {
    ...kai,
    'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [person:kai]}]\nlastResort: kai\n---\n',
  }
  const catalog = exampleCatalog({name: '', files, expect: []})
  const found = checkCatalog(catalog, rules, {now: '2026-11-23T02:00:00Z', fileState: () => 'missing'})
  const inPath = found.filter(({file}) => file.endsWith('orders.mdx'))
  expect(inPath.map(({ruleId, start}) => `${start.line}:${start.column} ${ruleId}`)).toEqual(['4:13 frontmatter-invalid-value'])
})

describe('what may stand in a folder that cannot be read is not called unknown', () => {
  const unread = {people: {problem: 'unreadable', reason: 'permission is missing'}} as const
  const about = (files: Parameters<typeof exampleCatalog>[0]['files']) => {
    const catalog = exampleCatalog({name: '', files, expect: []})
    return checkCatalog(catalog, rules, {now: '2026-11-23T02:00:00Z', fileState: () => 'missing'}).map(({ruleId}) => ruleId)
  }
  const naming = {
    'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\nAsk [Kai](person:kai) or [him](../people/kai.mdx).\n',
  }

  test('by references and links', () => {
    expect(about({...naming, ...unread})).toEqual(['file-unreadable', 'settings-missing'])
    expect(about(naming)).toEqual(['settings-missing', 'reference-unknown', 'link-broken', 'link-broken'])
  })

  test('nor are the signals of an integration that does not parse', () => {
    const runbook = {'runbooks/r.mdx': '---\ntitle: R\nduration: 5m\nreviewed: 2026-11-01\n---\n::status{signal="orders/waiting"}\n'}
    expect(about({...runbook, 'integrations/orders.mdx': '---\ntitle: O: x\n---\n'})).not.toContain('reference-unknown')
    expect(about(runbook)).toContain('reference-unknown')
  })
})
