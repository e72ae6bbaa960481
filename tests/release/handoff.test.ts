import {describe, expect, test} from 'vitest'
import type {Entry} from '../../src/core/catalog/catalog.ts'
import {sheetMarkdown} from '../../src/exchange/handoff/markdown.ts'
import {handoffSheet} from '../../src/release/handoff.ts'
import {lastBreakOf} from '../../src/release/handoffs.ts'
import type {Sheet} from '../../src/release/sheet.ts'
import {catalogOf, type Files, shop} from './shop.ts'

const now = '2026-12-01T12:00:00Z'
const more: Files = {
  'failure-modes/stuck.mdx':
    '---\ntitle: Order | stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nowner: finance\nrunbook: unstick\n---\n',
  'runbooks/unstick.mdx': '---\ntitle: Unstick\nduration: 20m\nreviewed: 2026-11-01\nexercised: 2026-10-14\n---\n',
  'decisions/backfill.mdx':
    '---\ntitle: Backfill\nrank: 1\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\nstate: agreed\nowner: platform\nfailureModes: [stuck]\n---\n',
  'decisions/done.mdx':
    '---\ntitle: Done\nrank: 2\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\nstate: done\nfailureModes: [stuck]\n---\n',
}
const table = (handoffs: string) => ({
  'ownership/orders.mdx': `---\ntitle: Who owns it\nintegration: orders\nresponsibilities: {failures: {owner: finance}}\nhandoffs: [${handoffs}]\n---\n`,
})

function sheetOf(files: Files): Sheet {
  const catalog = catalogOf(files)
  return handoffSheet(catalog, catalog.get('integration', 'orders') as Entry<'integration'>, now)
}
const rowsOf = (sheet: Sheet, id: string) =>
  sheet.parts
    .find(part => part.id === id)
    ?.rows.map(row => row.map(cell => cell.map(piece => (typeof piece === 'string' ? piece : piece.text)).join('+')).join(' | '))

describe('the release handoff of an integration', () => {
  const sheet = sheetOf({...shop('expanded'), ...more, ...table('')})
  test('has the parts that whoever takes over asks for, in their order', () => {
    expect(sheet.parts.map(({title}) => title)).toEqual([
      'Chain',
      'Who does what',
      'Contracts',
      'Open changes',
      'How it fails',
      'Runbooks',
      'Credentials',
      'Known limits',
      'Open decisions',
      'Signed off',
    ])
  })
  test('says pins with their end, the step of a change, who is called now, the last drill and what a credential lives', () => {
    expect(rowsOf(sheet, 'contracts')).toEqual(['Sales order | PUT /orders | outbound | Finance | v1 | Dec 12, 2026'])
    expect(rowsOf(sheet, 'changes')).toEqual([
      'Rename the sales channel field | breaking | in progress | migrate, not begun | Dec 8, 2026: migrate begins',
    ])
    expect(rowsOf(sheet, 'failures')).toEqual(['Order | stuck | SEV1 | Finance | Jules+Finance primary | Unstick'])
    expect(rowsOf(sheet, 'runbooks')).toEqual(['Unstick | Finance | 20m | Nov 1, 2026 | Oct 14, 2026'])
    expect(rowsOf(sheet, 'credentials')).toEqual(['ERP_TOKEN | ERP | In the vault. | lives a year | Jun 30, 2027'])
    expect(rowsOf(sheet, 'decisions')).toEqual(['Backfill | agreed | Platform | no day is set'])
    expect(rowsOf(sheet, 'limits')).toEqual(['Orders for the same day | ERP | until 14:00 America/New_York | each day'])
  })
  test('shows who signed, the latest first, and a breaking change that came after', () => {
    const signed = sheetOf({
      ...shop('contracted'),
      ...table(
        '{on: 2026-11-01, from: jules, to: noor}, {on: 2026-12-01, from: jules, to: kai, changes: [chg-2026-032], notYet: [No drill yet.]}',
      ),
    })
    expect(rowsOf(signed, 'signed')).toEqual([
      'Dec 1, 2026 | Jules | Kai | CHG-2026-032 | No drill yet.',
      'Nov 1, 2026 | Jules | Noor |  | everything above is true',
    ])
    expect(signed.parts.at(-1)?.note).toBe(
      'The last breaking change, CHG-2026-032, was released on Dec 14, 2026, and is not handed over yet.',
    )
  })
  test('a change that has not taken the old form away is no release', () => {
    expect(lastBreakOf(catalogOf(shop('migrated')), 'market')).toBeUndefined()
    expect(lastBreakOf(catalogOf(shop('contracted')), 'market')?.day).toBe('2026-12-14')
  })
})

test('as Markdown, names are links where the site is known, and no text ends a cell or becomes HTML', () => {
  const sheet: Sheet = {
    title: 'A *b*',
    lead: 'L',
    parts: [
      {
        id: 'x',
        title: 'X',
        columns: ['A', 'B'],
        rows: [[[{text: 'a|b', target: {kind: 'team', id: 't'}}], ['<b>\nq', 'snake_case']]],
        empty: '',
      },
      {id: 'y', title: 'Y', columns: ['A'], rows: [], empty: 'Nothing.', note: 'N'},
    ],
  }
  expect(sheetMarkdown(sheet, 'https://runbooks.example.com/')).toBe(`# A \\*b\\*

L

## X

| A | B |
| --- | --- |
| [a\\|b](https://runbooks.example.com/teams/t/) | &lt;b> q<br>snake_case |

## Y

N

Nothing.
`)
  expect(sheetMarkdown(sheet)).toContain('| a\\|b | &lt;b> q<br>snake_case |')
})

describe('the release handoff of a service', () => {
  const catalog = catalogOf({
    ...shop('expanded'),
    'services/prices.mdx':
      '---\ntitle: Prices\ntype: API\ntier: 1\nlifecycle: deprecated\ndependsOn: [system:erp, service:tax]\nlinks: [{title: Code, url: https://code.example.com/prices}]\n---\n',
    'services/tax.mdx': '---\ntitle: Tax\ntier: 2\n---\n',
    'failure-modes/down.mdx': '---\ntitle: Prices are down\nservice: prices\nclass: rejected\nseverity: SEV1\nowner: finance\n---\n',
    'ownership/prices.mdx':
      '---\ntitle: Who owns prices\nservice: prices\nresponsibilities: {failures: {owner: finance}}\nhandoffs: [{on: 2026-11-20, from: robin, to: noor}]\n---\n',
  })
  const sheet = handoffSheet(catalog, catalog.get('service', 'prices') as Entry<'service'>, now)

  test('says what it is and what it needs, how it fails, and who has signed, and asks for no contract', () => {
    expect(sheet.parts.map(({id}) => id)).toEqual([
      'service',
      'duties',
      'failures',
      'runbooks',
      'credentials',
      'limits',
      'decisions',
      'signed',
    ])
    expect(rowsOf(sheet, 'service')).toEqual(
      expect.arrayContaining([
        'What it is | API',
        'Lifecycle | deprecated',
        'Depends on | ERP+Tax',
        'Links | Code: https://code.example.com/prices',
      ]),
    )
    expect(rowsOf(sheet, 'failures')?.[0]).toMatch(/^Prices are down \| SEV1 \| Finance/)
    expect(rowsOf(sheet, 'signed')?.[0]).toMatch(/^Nov 20, 2026 \| /)
  })
})
