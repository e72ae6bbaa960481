import {readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {kindNames, kinds} from '../../src/core/content/kinds.ts'
import {failureEntries} from '../../src/incident/failure-text.ts'
import {readLog} from '../../src/incident/log-text.ts'
import {clarity, folderWith, root} from '../support/clarity.ts'

const settings = {'content/settings.yaml': 'organisation: Larkmoor Outfitters\ntimeZone: Europe/Lisbon\n'}
const kai = '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n'
const ops = '---\ntitle: Order operations\npurpose: Orders.\n---\n'

interface Found {
  file: string
  start: {line: number}
  message: string
  help: string
}

async function findingsIn(folder: string, file: string): Promise<Found[]> {
  const {stdout} = await clarity(['check', '--format', 'json'], {cwd: folder})
  return (JSON.parse(stdout).diagnostics as Found[]).filter(each => each.file === file)
}

function readIn(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8')
}

function partsOf(entry: string): {fields: unknown; body: string} {
  const [, header = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(entry) ?? []
  return {fields: parse(header), body: body.trimEnd()}
}

// The last comment names the fields that every kind may have; they grow in number.
function withoutTail(text: string): string {
  return text.replace(/\n# It may also have number, summary, .*\./, '')
}

describe('clarity new', () => {
  test.each(kindNames)('begins the first %s of an organisation, and check names each thing it leaves open', async kind => {
    const cwd = folderWith(settings)
    const {code, stdout, stderr} = await clarity(['new', kind, 'first-one'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const file = `content/${kinds[kind].folder}/first-one.mdx`
    const open = [...stdout.matchAll(/ \(line (\d+)\)/g)].map(match => Number(match[1]))
    expect(open.length).toBeGreaterThan(0)
    const found = await findingsIn(cwd, file)
    const named = new Set(found.map(({start}) => start.line))
    // What is commented out is missed at the head of the file.
    const lines = readIn(cwd, file).split('\n')
    expect([...named].filter(line => line > 2)).toEqual(open.filter(line => !lines[line - 1]?.startsWith('# ')))
    for (const line of open.filter(at => lines[at - 1]?.startsWith('# '))) {
      expect(found.map(({message}) => message)).toContain(`\`${lines[line - 1]?.replace(/^# |:$/g, '')}\` is missing`)
    }
  })

  test('fills in what is true of every new one, names the words and ids there are, and takes the only one there is', async () => {
    const cwd = folderWith({...settings, 'content/people/kai.mdx': kai, 'content/teams/order-ops.mdx': ops})
    await clarity(['new', 'rotation', 'order-ops-primary', '--title', 'Order operations (first)'], {cwd})
    expect(withoutTail(readIn(cwd, 'content/rotations/order-ops-primary.mdx'))).toBe(`---
title: Order operations (first)
team: order-ops
timeZone: Europe/Lisbon
# Turns and hours; a later layer fills what earlier ones leave open.
layers:
  - members: [kai]
    start: 2026-11-23
---
`)
  })

  test('does not say that data come from where they go, though there is one system only', async () => {
    const cwd = folderWith({...settings, 'content/systems/shop.mdx': '---\ntitle: Shop\ncategory: storefront\n---\n'})
    await clarity(['new', 'integration', 'orders'], {cwd})
    const text = readIn(cwd, 'content/integrations/orders.mdx')
    expect(text).toContain('# Where data comes from. There is shop.\nfrom:\n# Where data goes. There is shop.\nto:\n')
    expect(text).toContain('# Team that answers for it. There is none yet: `clarity new team ID`. Without it: owner of its failures')
  })

  test('makes an id of a title, and a title of an id', async () => {
    const cwd = folderWith(settings)
    expect(await clarity(['new', 'team', '--title', 'Überfällige  Bestellungen: "Eins"'], {cwd})).toMatchObject({code: 0})
    expect(readIn(cwd, 'content/teams/uberfallige-bestellungen-eins.mdx')).toContain(`\ntitle: 'Überfällige Bestellungen: "Eins"'\n`)
    await clarity(['new', 'team', 'order-ops'], {cwd})
    expect(readIn(cwd, 'content/teams/order-ops.mdx')).toContain('\ntitle: Order ops\n')
  })

  test('shows the file with --dry-run and writes nothing', async () => {
    const cwd = folderWith(settings)
    const {code, stdout} = await clarity(['new', 'team', 'order-ops', '--dry-run'], {cwd})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^would write content\/teams\/order-ops\.mdx\n {2}---\n {2}title: Order ops\n/)
    expect(() => readIn(cwd, 'content/teams/order-ops.mdx')).toThrow('ENOENT')
  })

  test('begins an entry of a kind that a configuration brings', async () => {
    const config = `import {base, defineKind, field, ref, words} from 'operational-clarity/kinds'
import * as z from '${path.join(root, 'node_modules/zod/index.js')}'
const schema = z.strictObject({
  ...base,
  sells: field(words(), {is: 'What it sells.', example: 'Parcels'}),
  asks: field(ref('person'), {is: 'Who answers.', example: 'kai'}),
  state: field(z.enum(['new', 'old']), {is: 'Where it stands.', example: 'old', draft: {begins: {value: 'new'}}}),
})
export default {kinds: [defineKind({id: 'supplier', folder: 'suppliers', one: 'supplier', many: 'suppliers', note: 'A supplier sells us something.', schema})]}
`
    const cwd = folderWith({...settings, 'clarity.config.mjs': config, 'content/people/kai.mdx': kai})
    expect(await clarity(['new', 'supplier', 'parcels'], {cwd})).toMatchObject({code: 0, stderr: ''})
    expect(withoutTail(readIn(cwd, 'content/suppliers/parcels.mdx'))).toBe(
      '---\ntitle: Parcels\n# What it sells. Such as: Parcels.\nsells:\nasks: kai\nstate: new\n---\n',
    )
  })
})

describe('clarity new --from', () => {
  const source = `---
# Kept.
title: Orders silent   # told by nobody
number: FM-09
integration: orders
class: stuck

# What is seen.
symptoms: [None.]
severity: SEV1
alerts:
  - name: OrdersSilent
    severity: page
    query: up == 0
runbook: look
---

Text stays.
`

  test('copies an entry under a new id, without what is true of the other alone', async () => {
    const cwd = folderWith({...settings, 'content/failure-modes/orders-silent.mdx': source})
    const args = ['new', 'failure-mode', 'refunds-silent', '--from', 'content/failure-modes/orders-silent.mdx']
    expect((await clarity(args, {cwd})).stdout).toContain('Left behind: number, alerts.\n')
    expect(readIn(cwd, 'content/failure-modes/refunds-silent.mdx')).toBe(`---
# Kept.
title: Refunds silent
integration: orders
class: stuck

# What is seen.
symptoms: [None.]
severity: SEV1
runbook: look
---

Text stays.
`)
  })

  test('takes the day of the copy as the day on which a runbook was read', async () => {
    const text = '---\ntitle: Old\nduration: 5m\nreviewed: 2024-01-01\nexercised: 2024-01-01\n---\n## Impact\nBad for us.\n'
    const cwd = folderWith({...settings, 'content/runbooks/old.mdx': text})
    await clarity(['new', 'runbook', 'young', '--from', 'content/runbooks/old.mdx'], {cwd})
    expect(readIn(cwd, 'content/runbooks/young.mdx')).toBe(
      '---\ntitle: Young\nduration: 5m\nreviewed: 2026-11-23\n---\n## Impact\nBad for us.\n',
    )
  })

  test('refuses what is no entry of the kind', async () => {
    const cwd = folderWith({...settings, 'content/people/kai.mdx': kai, 'notes.txt': 'Nothing.\n', 'open.mdx': '---\ntitle: [\n---\n'})
    const said = async (from: string) => (await clarity(['new', 'team', 'a', '--from', from], {cwd})).stderr
    expect(await said('content/people/kai.mdx')).toContain('clarity: `content/people/kai.mdx` is a person, not a team\n')
    expect(await said('notes.txt')).toContain('clarity: cannot copy `notes.txt`: it does not begin with `---` lines\n')
    expect(await said('open.mdx')).toContain('clarity: cannot copy `open.mdx`: its frontmatter cannot be read\n')
    expect(await said('none.mdx')).toContain('clarity: cannot read `none.mdx`: there is no such file or folder\n')
  })
})

describe('clarity new says in one sentence what it cannot begin', () => {
  test.each([
    [['runbok', 'a'], 'there is no kind of entry `runbok`; did you mean `runbook`?\nKinds are `system`, `person`,'],
    [['people', 'a'], 'there is no kind of entry `people`; did you mean `person`?\n'],
    [['team', 'a/b'], '`a/b` cannot be an id\nUse lower-case letters, digits and single hyphens, at most 100, such as `a-b`.\n'],
    [['team', '../../etc'], '`../../etc` cannot be an id\n'],
    [
      ['team', 'Order ops'],
      '`Order ops` cannot be an id\nUse lower-case letters, digits and single hyphens, at most 100, such as `order-ops`.\n',
    ],
    [['team', 'a.b'], '`a.b` cannot be an id\n'],
    [['team', 'kein-team'.repeat(30)], 'cannot be an id\n'],
    [['team'], 'say the id of the team\nRun it as `clarity new team some-id`.\n'],
    [['team', '--title', '???'], 'no id can be made of the title `???`\n'],
    [['team', 'a', '--title', ' '], 'the title is empty\n'],
    [['team', 'order-ops'], 'there is a team `Order-Ops` already, in content/teams/sub/Order-Ops.mdx\n'],
  ])('%j', async (args, said) => {
    const cwd = folderWith({...settings, 'content/teams/sub/Order-Ops.mdx': ops})
    const {code, stdout, stderr} = await clarity(['new', ...args], {cwd})
    expect({code, stdout}).toEqual({code: 2, stdout: ''})
    expect(stderr).toContain(said)
    expect(stderr.split('\n')).toHaveLength(3)
  })

  test('never writes over a file, nor through a link out of the content', async () => {
    const cwd = folderWith({...settings, 'content/teams/README': 'x', 'elsewhere/x': 'x'})
    writeFileSync(path.join(cwd, 'content/teams/a.mdx'), '')
    symlinkSync('../nowhere', path.join(cwd, 'content/teams/b.mdx'))
    symlinkSync(path.join(cwd, 'elsewhere'), path.join(cwd, 'content/people'))
    expect((await clarity(['new', 'team', 'a'], {cwd})).stderr).toContain('there is a team `a` already, in content/teams/a.mdx\n')
    expect((await clarity(['new', 'team', 'b'], {cwd})).stderr).toContain('there is a team `b` already')
    expect((await clarity(['new', 'person', 'kai'], {cwd})).stderr).toContain(
      'cannot write `content/people/kai.mdx`: its folder is a link that leads elsewhere\n',
    )
  })

  test('a content root that is not there', async () => {
    expect((await clarity(['new', 'team', 'a'], {cwd: folderWith({})})).stderr).toBe(
      'clarity: cannot read the content root `content`: there is no such folder\nBegin one with `clarity init`, or name it with `--content DIR` or `CLARITY_CONTENT`.\n',
    )
  })
})

describe('clarity new incident --from a log', () => {
  const log = [
    '# Incident 2026-11-23T15:00:00Z: Orders stand still',
    '',
    '- Severity: SEV1',
    '- Runbook: redrive-dead-letters',
    '',
    '## Log',
    '',
    '- 2026-11-23T15:00:00Z started the clock on `redrive-dead-letters`',
    '- 2026-11-23T15:04:00Z note: "<b> is {odd}"',
    '- 2026-11-23T15:40:00Z stopped the clock',
    '',
  ]

  test('fills in what the log knows, and the body is read as text', async () => {
    const cwd = folderWith({...settings, 'log.md': log.join('\n')})
    const {code, stdout, stderr} = await clarity(['new', 'incident', '--from', 'log.md'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    const file = 'content/incidents/2026-11-23-redrive-dead-letters.mdx'
    expect(stdout).toMatch(/^wrote content\/incidents\/2026-11-23-redrive-dead-letters\.mdx\nLeft for you, as only you know: integration, /)
    expect(readIn(cwd, file)).toContain(
      'startedAt: 2026-11-23T15:00:00Z\ndetectedAt: 2026-11-23T15:00:00Z\nresolvedAt: 2026-11-23T15:40:00Z\n',
    )
    const messages = (await findingsIn(cwd, file)).map(({message}) => message)
    expect(messages.filter(message => /MDX|syntax|parse/i.test(message))).toEqual([])
  })

  test('begins a failure that nobody had named, with its runbook: notes are symptoms, what was done is to be read again', async () => {
    const steps = log.toSpliced(10, 0, '- 2026-11-23T15:20:00Z done `redrive-dead-letters#recover-1`: Restart the *receiver*.')
    const cwd = folderWith({...settings, 'log.md': steps.join('\n')})
    const {code, stdout, stderr} = await clarity(['new', 'failure-mode', 'receiver-deaf', '--from', 'log.md'], {cwd})
    expect({code, stderr}).toEqual({code: 0, stderr: ''})
    expect(stdout.match(/^wrote .*/gm)).toEqual([
      'wrote content/failure-modes/receiver-deaf.mdx',
      'wrote content/runbooks/receiver-deaf.mdx',
    ])
    const mode = readIn(cwd, 'content/failure-modes/receiver-deaf.mdx')
    expect(mode).toContain('severity: SEV1\n')
    expect(mode).toContain('runbook: receiver-deaf\n')
    expect(mode).toContain('<b> is {odd}')
    expect(mode).toMatch(/^# alerts:$|^alerts:$/m)
    expect(readIn(cwd, 'content/runbooks/receiver-deaf.mdx')).toContain('## Recover\n\n1. Restart the \\*receiver\\*.\n\n## Verify')
    const messages = (await findingsIn(cwd, 'content/failure-modes/receiver-deaf.mdx')).map(({message}) => message)
    expect(messages.filter(message => /MDX|syntax|parse/i.test(message))).toEqual([])
  })

  test.each([
    ['that fitted a runbook', log],
    ['with what people saw of an integration', log.toSpliced(4, 0, '- Integration: orders-to-erp')],
    ['without a word of anybody', log.filter(line => !line.includes('note:'))],
  ])('a page begins the same failure mode and runbook from a log %s', async (_, lines) => {
    const cwd = folderWith({...settings, 'log.md': lines.join('\n')})
    const args = ['new', 'failure-mode', 'unnamed-2026-11-23', '--title', 'Unnamed 2026-11-23', '--from', 'log.md']
    expect((await clarity([...args, '--now', '2026-11-23T16:00:00Z'], {cwd})).stderr).toBe('')
    const read = readLog(lines.join('\n'))
    const {text} = failureEntries('log' in read ? read.log : expect.fail())
    const shown = text.split(/^==> (.*) <==\n/m).slice(1)
    expect(shown.filter((_, index) => index % 2 === 0)).toEqual(['failure-modes/unnamed-2026-11-23.mdx', 'runbooks/unnamed-2026-11-23.mdx'])
    for (const [index, file] of shown.entries()) {
      if (index % 2 === 1) continue
      const [ours, theirs] = [shown[index + 1] ?? '', readIn(cwd, `content/${file}`)].map(partsOf)
      expect(ours).toEqual(theirs)
    }
  })

  test('a failure mode without an id is refused with the command to run', async () => {
    const cwd = folderWith({...settings, 'log.md': log.join('\n')})
    const {code, stderr} = await clarity(['new', 'failure-mode', '--from', 'log.md'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('Run it as `clarity new failure-mode some-id`.')
  })

  test('says which line of a log it cannot read', async () => {
    const cwd = folderWith({...settings, 'log.md': log.join('\n').replace('note: ', 'danced: ')})
    const {code, stderr} = await clarity(['new', 'incident', '--from', 'log.md'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toContain('cannot read the log `log.md`: line 9: ')
  })
})
