import {execFile} from 'node:child_process'
import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {expect, test} from 'vitest'
import {root, userEnv} from '../support/clarity.ts'

/** Seconds that a check may take on a quiet machine; a busy one has three times as long. */
const limit = 20

const many = (count: number, of: (index: number) => string, between = '') =>
  Array.from({length: count}, (_, index) => of(index)).join(between)
const person = (header: string, body = '') => `---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n${header}---\n${body}\n`
const kai = (body: string, header = '') => ({'people/kai.mdx': person(header, body)})
const files = (count: number, name: (index: number) => string, text: string) =>
  Object.fromEntries(Array.from({length: count}, (_, index) => [name(index), text]))
const signal = (query: string) => ({
  'settings.yaml': "sources: [{id: erp, kind: json, url: 'https://erp.example.com/report.json'}]\n",
  'integrations/orders.mdx':
    '---\ntitle: O\nfrom: [a]\nto: [b]\nmechanism: M.\ntier: 1\n' +
    `signals: [{id: waiting, title: W, unit: orders, source: erp, query: '${query}'}]\n---\n`,
})

// Each of these once took minutes, all memory, or for ever.
test.each<[string, () => Record<string, string>]>([
  [
    '60,000 unknown keys',
    () =>
      kai(
        '',
        many(60_000, i => `key${i}: 1\n`),
      ),
  ],
  ['10,000 links to anchors that are not there', () => kai(many(10_000, i => `[a](#nowhere-${i})\n\n## Heading ${i}\n\n`))],
  ['50,000 attributes of an element', () => kai(`<Status ${many(50_000, i => `a${i}="x"`, ' ')} />`)],
  ['50,000 attributes of a directive', () => kai(`::status{${many(50_000, i => `a${i}="x"`, ' ')}}`)],
  ['200,000 character references', () => kai('&amp; '.repeat(100_000) + '&#65;'.repeat(100_000))],
  [
    '50,000 ids of nobody',
    () => ({
      ...files(3000, i => `people/somebody-${i}.mdx`, person('')),
      'teams/ops.mdx': `---\ntitle: T\npurpose: P.\nlead: nobody\nmembers: [${many(50_000, i => `person-${i}`, ', ')}]\n---\n`,
    }),
  ],
  ['2,000 filters one after the other', () => signal(`$${'[?@.a]'.repeat(2000)}`)],
  ['2,000 filters one in the other', () => signal(`$${'[?@'.repeat(2000)}${']'.repeat(2000)}`)],
  ['150,000 quotes of a word processor in one command', () => kai(`\`\`\`sh\n${'echo “x”\n'.repeat(75_000)}\`\`\``)],
  ['30,000 headings of one name with wrong links', () => kai('## Same\n\n[x](#sam)\n\n'.repeat(30_000))],
  ['30,000 passwords', () => kai(many(30_000, i => `password: hunter${i}abcXYZ\n`))],
  ['500,000 underscores', () => kai('_a'.repeat(500_000))],
  ['20,000 severities', () => ({'settings.yaml': `severities:\n${many(20_000, i => `  - {id: SEV${i}, title: x, humanWithin: 10m}\n`)}`})],
  [
    '20,000 layers of a rotation',
    () => ({
      'people/kai.mdx': person(''),
      'rotations/all.mdx': `---\ntitle: R\nteam: one\ntimeZone: UTC\nlayers:\n${'  - {members: [kai], start: 2026-01-05}\n'.repeat(20_000)}---\n`,
    }),
  ],
  [
    '5,000 escalation paths in a circle',
    () =>
      Object.fromEntries(
        Array.from({length: 5000}, (_, i) => [
          `escalation-paths/e-${i}.mdx`,
          `---\ntitle: E\nlevels: [{after: 0m, notify: [person:kai]}]\nthen: e-${(i + 1) % 5000}\n---\n`,
        ]),
      ),
  ],
  ['30,000 ways between folders', () => ({})],
  ['20,000 files in no folder of entries', () => files(20_000, i => `notes/n${i}.mdx`, 'Text.')],
])('a check ends in time with %s', {timeout: limit * 3000 + 20_000}, async (name, made) => {
  const cwd = folderOf({'teams/one.mdx': '---\ntitle: One\npurpose: P.\n---\n', ...made()})
  if (name.includes('ways')) linkAll(path.join(cwd, 'content/teams'), 170)
  const {code, output} = await check(cwd)
  expect(output.slice(0, 300)).toMatch(/^\{\n {2}"version": 1,/)
  expect(code).toBeLessThan(2)
})

function folderOf(content: Record<string, string>): string {
  const cwd = mkdtempSync(path.join(tmpdir(), 'clarity-hostile-'))
  for (const name of Object.keys(content)) mkdirSync(path.join(cwd, 'content', path.dirname(name)), {recursive: true})
  for (const [name, text] of Object.entries(content)) writeFileSync(path.join(cwd, 'content', name), text)
  return cwd
}

function linkAll(folder: string, count: number): void {
  const names = Array.from({length: count}, (_, index) => `d${index}`)
  for (const name of names) mkdirSync(path.join(folder, name))
  for (const name of names)
    for (const other of names) if (other !== name) symlinkSync(`../${other}`, path.join(folder, name, `to-${other}`))
}

/** Runs a check in a process that is ended when the time is over; its code is then no number. */
function check(cwd: string): Promise<{code: number; output: string}> {
  const args = [path.join(root, 'bin/clarity'), 'check', '--format', 'json']
  const options = {cwd, env: userEnv({CLARITY_CACHE: path.join(cwd, 'cache')}), timeout: limit * 3000, maxBuffer: 2 ** 30}
  return new Promise(resolve =>
    execFile(process.execPath, args, options, (error, stdout) => resolve({code: error ? Number(error.code) : 0, output: stdout})),
  )
}
