import {existsSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver'
import {check} from '../../src/check/check.ts'
import {folderWith} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'
import {changesOf, cursorIn, edited, LanguageClient} from '../support/language-client.ts'

const system = '---\ntitle: Shop\ncategory: storefront\nowner: order-ops\n---\n'
const files = {
  'content/settings.yaml': 'organisation: Larkmoor Outfitters\n',
  'content/teams/order-ops.mdx':
    '---\ntitle: Order operations\nsummary: Keeps orders moving.\npurpose: Orders.\n---\n## Who we are\n\nSee [the flow](integration:orders).\n',
  'content/systems/shop.mdx': system,
  'content/systems/erp.mdx': system.replace('Shop', 'ERP'),
  'content/integrations/orders.mdx': `---
title: Orders
from: [shop]
to: [erp]
mechanism: Queue.
tier: 1
owner: order-ops
signals: [{id: waiting, title: Orders waiting, unit: orders}]
---
::status{signal="orders/waiting"}
`,
  'content/runbooks/stuck-orders.mdx': `---
title: Stuck orders
duration: 10m
reviewed: 2026-11-01
owner: order-ops
inputs: [{name: order_id, is: The order.}]
---
## Recover

1. See [the shop](../systems/shop.mdx) and [who](team:order-ops#who-we-are).
`,
}

let folder: string
let client: LanguageClient

async function start(): Promise<void> {
  folder = folderWith(files)
  client = await LanguageClient.start({folder})
}

async function stop(): Promise<void> {
  expect(await client.stop()).toBe(0)
  expect(client.stderr).toBe('')
}

const textOf = (file: string) => readFileSync(path.join(folder, file), 'utf8')
const codesOf = (file: string) => client.diagnostics(file).map(({code}) => code)

/** Opens a file with a `|` in it, and gives where that stands. */
async function open(file: string, marked: string): Promise<Position> {
  const {text, position} = cursorIn(marked)
  await client.write(file, text)
  return position
}

async function completions(file: string, marked: string): Promise<string[]> {
  const position = await open(file, marked)
  const list = await client.ask<CompletionList | null>('textDocument/completion', file, position)
  return list?.items.map(({label}) => label) ?? []
}

/** The file as it is after the completion with a label was taken. */
async function completed(file: string, marked: string, label: string): Promise<string> {
  const position = await open(file, marked)
  const list = await client.ask<CompletionList>('textDocument/completion', file, position)
  const item = list.items.find(each => each.label === label)
  const {text} = cursorIn(marked)
  return item?.textEdit && 'range' in item.textEdit ? edited(text, [item.textEdit]) : `no ${label} in ${list.items.map(each => each.label)}`
}

describe('findings', () => {
  beforeEach(start)
  afterEach(stop)

  test('are those of the check, with its places and words, in every file', async () => {
    writeFileSync(path.join(folder, 'content/systems/erp.mdx'), system.replace('order-ops', 'order-opps'))
    writeFileSync(path.join(folder, 'content/systems/old.mdx'), 'x')
    await client.until(() => codesOf('content/systems/old.mdx').length > 0 && codesOf('content/systems/erp.mdx').length > 0)
    const {diagnostics} = await check({content: 'content', cwd: folder, now: clock, cache: path.join(folder, 'cache')})
    const expected = diagnostics.map(({file, start, end, ruleId, message, help}) => [
      file,
      start.line - 1,
      start.column - 1,
      end.line - 1,
      end.column - 1,
      ruleId,
      help ? `${message}\n${help}` : message,
    ])
    const shown = () =>
      [...new Set(diagnostics.map(({file}) => file))].flatMap(file =>
        client
          .diagnostics(file)
          .map(({range: {start, end}, code, message}) => [file, start.line, start.character, end.line, end.character, code, message]),
      )
    // One file after the other is said.
    await expect.poll(shown, {timeout: 10_000}).toEqual(expected)
    expect(shown().length).toBeGreaterThan(1)
  })

  test('follow what is typed, sign by sign, and what that means for other files', async () => {
    await client.write('content/teams/order-ops.mdx', textOf('content/teams/order-ops.mdx'))
    await client.type('content/teams/order-ops.mdx', {line: 5, character: 13}, ' not')
    await client.until(() => codesOf('content/runbooks/stuck-orders.mdx').includes('link-anchor-unknown'))
    await client.write('content/teams/order-ops.mdx', files['content/teams/order-ops.mdx'])
    await client.until(() => !codesOf('content/runbooks/stuck-orders.mdx').includes('link-anchor-unknown'))
  })

  test('hold for texts that nobody has saved: a new file, one without a name yet, and one that is closed again', async () => {
    await client.write('content/systems/wms.mdx', system.replace('order-ops', 'night-desk'))
    await client.until(() => codesOf('content/systems/wms.mdx').includes('owner-unknown'))
    const unsaved = `untitled:${path.join(folder, 'content/teams/night-desk.mdx')}`
    await client.write(unsaved, '---\ntitle: Night desk\npurpose: Orders.\n---\n')
    await client.until(() => client.diagnostics('content/systems/wms.mdx').length === 0)
    await client.write('untitled:Untitled-1', '---\ntitle: [\n')
    await client.close(unsaved)
    await client.until(() => codesOf('content/systems/wms.mdx').includes('owner-unknown'))
    expect(existsSync(path.join(folder, 'content/systems/wms.mdx'))).toBe(false)
  })

  test('come back to each half-written header, and never end the server', async () => {
    const whole = files['content/integrations/orders.mdx']
    for (let end = 0; end <= whole.length; end += 7) {
      await client.write('content/integrations/orders.mdx', whole.slice(0, end))
      const position = cursorIn(`${whole.slice(0, end)}|`).position
      await client.ask('textDocument/completion', 'content/integrations/orders.mdx', position)
      await client.ask('textDocument/hover', 'content/integrations/orders.mdx', position)
      await client.ask('textDocument/documentSymbol', 'content/integrations/orders.mdx')
    }
    await client.write('content/integrations/orders.mdx', whole.replace('title: Orders', 'title: "Orders'))
    await client.until(() => codesOf('content/integrations/orders.mdx').includes('frontmatter-syntax'))
    await client.write('content/integrations/orders.mdx', whole)
    await client.until(() => !codesOf('content/integrations/orders.mdx').includes('frontmatter-syntax'))
  })

  test('follow files that come, change their names and go on disk', async () => {
    writeFileSync(path.join(folder, 'content/systems/wms.mdx'), system.replace('order-ops', 'nobody'))
    await client.until(() => codesOf('content/systems/wms.mdx').includes('owner-unknown'))
    renameSync(path.join(folder, 'content/systems/wms.mdx'), path.join(folder, 'content/systems/wm.mdx'))
    await client.until(() => codesOf('content/systems/wm.mdx').includes('owner-unknown') && codesOf('content/systems/wms.mdx').length === 0)
    rmSync(path.join(folder, 'content/systems/wm.mdx'))
    await client.until(() => codesOf('content/systems/wm.mdx').length === 0)
  })
})

describe('completion', () => {
  beforeAll(start)
  afterAll(stop)

  test('knows the keys of a kind that are not there yet, those that are needed first', async () => {
    const labels = await completions('content/teams/a.mdx', '---\ntitle: A\n|\n---\n')
    expect(labels[0]).toBe('purpose')
    expect(labels).toContain('members')
    expect(labels).not.toContain('title')
  })

  test('writes a key with its colon, and none where one stands', async () => {
    expect(await completed('content/teams/a.mdx', '---\ntitle: A\npur|\n---\n', 'purpose')).toBe('---\ntitle: A\npurpose: \n---\n')
    expect(await completed('content/teams/a.mdx', '---\ntitle: A\npur|: x\n---\n', 'purpose')).toBe('---\ntitle: A\npurpose: x\n---\n')
  })

  test('knows the keys inside of lists, in both ways of writing them', async () => {
    const flow = await completions('content/escalation-paths/a.mdx', '---\ntitle: A\nlevels: [{after: 0m, |}]\n---\n')
    expect(flow).toContain('notify')
    expect(flow).not.toContain('after')
    expect(await completions('content/escalation-paths/a.mdx', '---\ntitle: A\nlevels:\n  - after: 0m\n    |\n---\n')).toEqual(flow)
    const begun = await completed('content/escalation-paths/a.mdx', '---\ntitle: A\nlevels:\n  |\n---\n', 'notify')
    expect(begun).toBe('---\ntitle: A\nlevels:\n  - notify: \n---\n')
  })

  test('knows words and ids, quoted, half written, in lists and of several kinds', async () => {
    expect(await completions('content/systems/a.mdx', '---\ntitle: A\ncategory: |\n---\n')).toContain('erp')
    expect(await completions('content/systems/a.mdx', '---\ntitle: A\nowner: ord|\n---\n')).toEqual(['order-ops'])
    expect(await completed('content/systems/a.mdx', '---\nowner: "ord|"\n---\n', 'order-ops')).toBe('---\nowner: "order-ops"\n---\n')
    expect(await completed('content/integrations/a.mdx', '---\nfrom: [shop, e|]\n---\n', 'erp')).toBe('---\nfrom: [shop, erp]\n---\n')
    expect(await completed('content/integrations/a.mdx', '---\nfrom: |\n---\n', 'erp')).toBe('---\nfrom: [erp]\n---\n')
    const named = await completions('content/escalation-paths/a.mdx', '---\nlevels: [{after: 0m, notify: [te|]}]\n---\n')
    expect(named).toContain('team:order-ops')
  })

  test('knows settings, their keys and how strict a rule may be', async () => {
    expect(await completions('content/settings.yaml', 'organisation: x\nsev|\n')).toContain('severities')
    expect(await completions('content/settings.yaml', 'rules:\n  owner-mailbox: |\n')).toEqual(['error', 'warning', 'note', 'off'])
  })

  test('knows where links lead: kinds, ids, places of a page', async () => {
    const body = (text: string) => `---\ntitle: A\npurpose: x\n---\n## One here\n\n${text}\n`
    expect(await completions('content/teams/a.mdx', body('[a](run|)'))).toEqual(['runbook:'])
    expect(await completed('content/teams/a.mdx', body('[a](runbook:st|)'), 'stuck-orders')).toBe(body('[a](runbook:stuck-orders)'))
    expect(await completions('content/teams/a.mdx', body('[a](runbook:stuck-orders#|)'))).toContain('recover-1')
    expect(await completions('content/teams/a.mdx', body('[a](#|)'))).toEqual(['one-here'])
    expect(await completions('content/teams/a.mdx', body('[a](https:|)'))).toEqual([])
  })

  test('knows components, their attributes, what those take, and the inputs of a runbook', async () => {
    const body = (text: string) => files['content/runbooks/stuck-orders.mdx'] + text
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n::|'))).toEqual(['status', 'escalation', 'oncall'])
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n:::da|'))).toEqual(['danger'])
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n::status{size="row" |}'))).toEqual(['signal', 'integration'])
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n::status{signal="|"}'))).toEqual(['orders/waiting'])
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n<Status size="|" />'))).toEqual(['inline', 'row', 'card'])
    expect(await completions('content/runbooks/stuck-orders.mdx', body('\n```sh\nredrive {{|}}\n```\n'))).toEqual(['order_id'])
  })

  test('offers nothing in prose, in a comment, and in what is no content', async () => {
    expect(await completions('content/teams/a.mdx', '---\ntitle: A\n---\nSome words|\n')).toEqual([])
    expect(await completions('content/teams/a.mdx', '---\ntitle: A # own|\n---\n')).toEqual([])
    expect(await completions('notes/a.mdx', '---\n|\n---\n')).toEqual([])
    expect(await completions('untitled:Untitled-1', '---\n|\n---\n')).toEqual([])
  })
})

describe('hover', () => {
  beforeAll(start)
  afterAll(stop)

  async function hover(file: string, marked: string): Promise<string | undefined> {
    const position = await open(file, marked)
    const answer = await client.ask<Hover | null>('textDocument/hover', file, position)
    return answer ? (answer.contents as {value: string}).value : undefined
  }

  test('says what a field is, its type and what holds without it', async () => {
    const said = await hover('content/runbooks/a.mdx', '---\ntitle: A\nexer|cised: 2026-10-14\n---\n')
    expect(said).toBe(
      '**exercised**: text\n\nDay it was last carried out, for real or in a game day.\n\nWithout it: never.\n\n```yaml\nexercised: 2026-10-14\n```',
    )
  })

  test('says of an id what it names, who owns it and where it stands', async () => {
    const said = '**Orders**\n\nintegration `orders`\n\nOwner: Order operations (`order-ops`)\n\n`integrations/orders.mdx`'
    expect(await hover('content/teams/a.mdx', '---\ntitle: A\npurpose: x\n---\n[a](integration:ord|ers)\n')).toBe(said)
    expect(await hover('content/contracts/a.mdx', '---\ntitle: A\nintegration: ord|ers\n---\n')).toBe(said)
  })

  test('says what a component is, and nothing of prose and of ids that name nothing', async () => {
    const body = (text: string) => `---\ntitle: A\npurpose: x\n---\n${text}\n`
    expect(await hover('content/teams/a.mdx', body('::sta|tus{signal="orders/waiting"}'))).toContain('Live state of a signal')
    expect(await hover('content/teams/a.mdx', body('Some wo|rds'))).toBeUndefined()
    expect(await hover('content/teams/a.mdx', body('[a](runbook:go|ne)'))).toBeUndefined()
  })
})

describe('names', () => {
  beforeEach(start)
  afterEach(stop)

  async function at<T>(method: string, file: string, marked: string, more = {}): Promise<T> {
    return await client.ask<T>(method, file, await open(file, marked), more)
  }
  const place = ({uri, range: {start}}: Location) => `${path.relative(folder, fileURLToPath(uri))}:${start.line + 1}:${start.character + 1}`

  test('lead to the file that has them, from headers, links, attributes and paths', async () => {
    const body = (text: string) => `---\ntitle: A\npurpose: x\n---\n${text}\n`
    const definition = async (file: string, marked: string) => {
      const found = await at<Location | null>('textDocument/definition', file, marked)
      return found && place(found)
    }
    expect(await definition('content/systems/a.mdx', system.replace('order-ops', 'order|-ops'))).toBe('content/teams/order-ops.mdx:2:8')
    expect(await definition('content/teams/a.mdx', body('[a](runbook:stuck|-orders#recover)'))).toBe(
      'content/runbooks/stuck-orders.mdx:2:8',
    )
    expect(await definition('content/teams/a.mdx', body('[a](../systems/sh|op.mdx)'))).toBe('content/systems/shop.mdx:2:8')
    expect(await definition('content/teams/a.mdx', body('::status{signal="orders/wai|ting"}'))).toBe('content/integrations/orders.mdx:8:16')
    expect(await definition('content/teams/a.mdx', body('[a](runbook:no|ne)'))).toBeNull()
    expect(await definition('content/teams/a.mdx', body('wor|ds'))).toBeNull()
  })

  test('are found wherever they stand, unsaved texts included', async () => {
    await client.write('content/systems/wms.mdx', system)
    const found = await at<Location[]>(
      'textDocument/references',
      'content/teams/order-ops.mdx',
      files['content/teams/order-ops.mdx'].replace('title: ', 'title: |'),
      {
        context: {includeDeclaration: true},
      },
    )
    expect(found.map(place).sort()).toEqual([
      'content/integrations/orders.mdx:7:8',
      'content/runbooks/stuck-orders.mdx:10:50',
      'content/runbooks/stuck-orders.mdx:5:8',
      'content/systems/erp.mdx:4:8',
      'content/systems/shop.mdx:4:8',
      'content/systems/wms.mdx:4:8',
      'content/teams/order-ops.mdx:2:8',
    ])
  })

  test('are listed as symbols, of a file and of all files', async () => {
    await client.write('content/runbooks/stuck-orders.mdx', files['content/runbooks/stuck-orders.mdx'])
    const symbols = await client.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'content/runbooks/stuck-orders.mdx')
    const names = (all: readonly DocumentSymbol[]): unknown[] => all.map(({name, children}) => [name, ...names(children ?? [])])
    expect(names(symbols)).toEqual([
      ['Stuck orders', ['title'], ['duration'], ['reviewed'], ['owner'], ['inputs']],
      ['Recover', ['1. See [the shop](../systems/shop.mdx) and [who](team:order-ops#who-we-are).']],
    ])
    const entries = await client.connection.sendRequest<SymbolInformation[]>('workspace/symbol', {query: 'stuck'})
    expect(entries.map(({name, containerName}) => [name, containerName])).toEqual([['Stuck orders', 'runbook stuck-orders']])
  })
})

describe('rename', () => {
  beforeEach(start)
  afterEach(stop)

  async function renamed(file: string, marked: string, newName: string): Promise<Map<string, string>> {
    const position = await open(file, marked)
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', file, position, {newName})
    const {text} = cursorIn(marked)
    return new Map(
      changesOf(edit).map(([uri, changes]) => {
        const changed = path.relative(folder, fileURLToPath(uri))
        if (typeof changes === 'string') return [`${changed} moves`, path.relative(folder, fileURLToPath(changes))]
        return [changed, edited(changed === file ? text : textOf(changed), changes)]
      }),
    )
  }

  test('changes an entry wherever it is named, remembers the old name and moves the file', async () => {
    const after = await renamed('content/systems/erp.mdx', system.replace('Shop', 'ERP').replace('order-ops', 'order|-ops'), 'order-desk')
    expect([...after.keys()].sort()).toEqual([
      'content/integrations/orders.mdx',
      'content/runbooks/stuck-orders.mdx',
      'content/systems/erp.mdx',
      'content/systems/shop.mdx',
      'content/teams/order-ops.mdx',
      'content/teams/order-ops.mdx moves',
    ])
    expect(after.get('content/teams/order-ops.mdx moves')).toBe('content/teams/order-desk.mdx')
    expect(after.get('content/teams/order-ops.mdx')).toBe(
      files['content/teams/order-ops.mdx'].replace('title: Order operations\n', 'title: Order operations\nformerly: [order-ops]\n'),
    )
    expect(after.get('content/runbooks/stuck-orders.mdx')).toBe(
      files['content/runbooks/stuck-orders.mdx'].replaceAll('order-ops', 'order-desk'),
    )
    for (const [file, text] of after) if (!file.endsWith('moves')) writeFileSync(path.join(folder, file), text)
    renameSync(path.join(folder, 'content/teams/order-ops.mdx'), path.join(folder, 'content/teams/order-desk.mdx'))
    const {diagnostics} = await check({content: 'content', cwd: folder, now: clock, cache: path.join(folder, 'cache')})
    const dangling = ['owner-unknown', 'reference-unknown', 'link-broken', 'link-anchor-unknown', 'former-name-taken']
    expect(diagnostics.filter(({ruleId}) => dangling.includes(ruleId))).toEqual([])
  })

  test('of an integration reaches the names of its signals; a system is renamed in paths, too', async () => {
    const orders = await renamed(
      'content/integrations/orders.mdx',
      files['content/integrations/orders.mdx'].replace('title: Or', 'title: Or|'),
      'web-orders',
    )
    expect(orders.get('content/integrations/orders.mdx')).toContain('::status{signal="web-orders/waiting"}')
    expect(orders.get('content/teams/order-ops.mdx')).toContain('(integration:web-orders)')
    const shop = await renamed('content/systems/shop.mdx', system.replace('title: Sh', 'title: Sh|'), 'storefront')
    expect(shop.get('content/runbooks/stuck-orders.mdx')).toContain('(../systems/storefront.mdx)')
    expect(shop.get('content/integrations/orders.mdx')).toContain('from: [storefront]')
  })

  test('of a signal changes its id and all who show it', async () => {
    const text = files['content/integrations/orders.mdx']
    const after = await renamed('content/integrations/orders.mdx', text.replace('id: wait', 'id: wait|'), 'queued')
    expect([...after]).toEqual([
      ['content/integrations/orders.mdx', text.replace('id: waiting', 'id: queued').replace('orders/waiting', 'orders/queued')],
    ])
  })

  test('begins at the id alone', async () => {
    const text = '---\ntitle: A\npurpose: x\n---\n[a](runbook:stuck-|orders#recover)\n'
    const position = await open('content/teams/a.mdx', text)
    expect(await client.ask('textDocument/prepareRename', 'content/teams/a.mdx', position)).toEqual({
      range: {start: {line: 4, character: 12}, end: {line: 4, character: 24}},
      placeholder: 'stuck-orders',
    })
    expect(await client.ask('textDocument/prepareRename', 'content/teams/a.mdx', {line: 2, character: 9})).toBeNull()
  })

  test.each([
    ['Order Desk', 'Expected an id such as `orders-waiting`: lower case, digits, hyphens.'],
    ['../x', 'Expected an id such as `orders-waiting`: lower case, digits, hyphens.'],
    ['order-ops', 'It is `order-ops` already.'],
    ['night-desk', 'There is team `night-desk` already.'],
  ])('refuses `%s` in one sentence', async (newName, message) => {
    await client.write('content/teams/night-desk.mdx', '---\ntitle: Night desk\npurpose: Orders.\n---\n')
    const position = await open('content/systems/erp.mdx', system.replace('order-ops', 'order|-ops'))
    await expect(client.ask('textDocument/rename', 'content/systems/erp.mdx', position, {newName})).rejects.toThrow(message)
  })

  test('refuses what stands spelled in a way it cannot write again, and says where', async () => {
    await client.write('content/teams/a.mdx', '---\ntitle: A\npurpose: x\n---\n[a](runbook:stuck%2Dorders)\n')
    const position = await open(
      'content/runbooks/stuck-orders.mdx',
      files['content/runbooks/stuck-orders.mdx'].replace('title: ', 'title: |'),
    )
    const asked = client.ask('textDocument/rename', 'content/runbooks/stuck-orders.mdx', position, {newName: 'late-orders'})
    await expect(asked).rejects.toThrow(
      '`content/teams/a.mdx:5:5` spells `stuck-orders` in another way; write it plainly there, and rename again.',
    )
  })

  test('goes with a file that is renamed in the list of files', async () => {
    const uri = (file: string) => client.uri(file)
    const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{oldUri: uri('content/systems/shop.mdx'), newUri: uri('content/systems/storefront.mdx')}],
    })
    const changed = changesOf(edit).map(([each]) => path.relative(folder, fileURLToPath(each)))
    expect(changed.sort()).toEqual(['content/integrations/orders.mdx', 'content/runbooks/stuck-orders.mdx', 'content/systems/shop.mdx'])
  })
})

describe('repairs', () => {
  beforeAll(start)
  afterAll(stop)

  async function actions(file: string, text: string, only?: string[]): Promise<CodeAction[]> {
    await client.write(file, text)
    const lines = text.split('\n').length
    const range = {start: {line: 0, character: 0}, end: {line: lines, character: 0}}
    return await client.ask('textDocument/codeAction', file, undefined, {range, context: {diagnostics: [], ...(only && {only})}})
  }
  const mended = (text: string, action: CodeAction | undefined) => edited(text, Object.values(action?.edit?.changes ?? {})[0] ?? [])

  test('are those of `check --fix`, one by one and all at once', async () => {
    const text = system.replace('category', 'catgory').replace('owner', 'onwer')
    const found = await actions('content/systems/a.mdx', text)
    const first = found.find(({title}) => title === 'Write `category` in place of `catgory`')
    expect(mended(text, first)).toBe(text.replace('catgory', 'category'))
    expect(first?.diagnostics?.[0]?.code).toBe('frontmatter-unknown-key')
    const [all] = await actions('content/systems/a.mdx', text, ['source.fixAll'])
    expect(mended(text, all)).toBe(system)
  })

  test('write a missing key with each word that it takes', async () => {
    const text = '---\ntitle: WMS\nowner: order-ops\n---\n'
    const found = await actions('content/systems/a.mdx', text)
    expect(found.map(({title}) => title)).toContain('Add `category: erp`')
    expect(
      mended(
        text,
        found.find(({title}) => title === 'Add `category: erp`'),
      ),
    ).toBe('---\ntitle: WMS\nowner: order-ops\ncategory: erp\n---\n')
  })

  test('leave open what only the author knows, inside of lists too', async () => {
    const text = '---\ntitle: A\nlevels: [{after: 0m}]\n---\n'
    const found = await actions('content/escalation-paths/a.mdx', text)
    const notify = found.find(({title}) => title.startsWith('Add `notify: [team:'))
    expect(mended(text, notify)).toBe('---\ntitle: A\nlevels: [{after: 0m, notify: [team:order-ops]}]\n---\n')
    const [team] = await actions('content/teams/a.mdx', '---\ntitle: A\n---\n')
    expect(team?.title).toBe('Add `purpose:`')
  })

  test('are none where nothing is wrong, and in what is no content', async () => {
    expect(await actions('content/systems/shop.mdx', system)).toEqual([])
    expect(await actions('notes.mdx', '---\ntitle: [\n---\n')).toEqual([])
  })
})
