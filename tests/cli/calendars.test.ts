import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:https'
import type {AddressInfo} from 'node:net'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity, folderWith, startedClarity} from '../support/clarity.ts'

const now = '2026-11-23T02:00:00Z'
const base = {
  'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: "+1-555-0100"}]\n---\n',
  'content/people/noor.mdx': '---\ntitle: Noor\nrole: Engineer\ntimeZone: UTC\ncontacts: [{via: phone, address: "+1-555-0101"}]\n---\n',
  'content/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nlead: kai\nmembers: [noor]\n---\n',
}
const rotation = (calendar: string) => `---\ntitle: Ops\nteam: ops\ntimeZone: UTC\ncalendar: ${calendar}\n---\n`
const week = (name: string, from: string, more = '') =>
  `BEGIN:VEVENT\nUID:${name}${from}\nSUMMARY:${name}\nDTSTART:${from}T090000Z\nDURATION:P7D\n${more}END:VEVENT\n`
const ics = (...events: string[]) => `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n${events.join('')}END:VCALENDAR\n`
const turns = ics(week('Kai', '20261116', 'RRULE:FREQ=WEEKLY;INTERVAL=2\n'), week('Noor', '20261123', 'RRULE:FREQ=WEEKLY;INTERVAL=2\n'))

const checked = async (cwd: string) =>
  (await clarity(['check', '--now', now], {cwd})).stdout.split('\n').filter(line => /^(error|warning|note):/.test(line))

describe('a rotation with a calendar', () => {
  test('is checked and answered from the file beside it', async () => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics, names: {Kai: kai, Noor: noor}}'),
      'content/rotations/ops.ics': turns,
    })
    expect(await checked(cwd)).toEqual([])
    const {stdout} = await clarity(['oncall', '--at', now], {cwd})
    expect(stdout).toContain('Ops (ops)\n  Kai until 2026-11-23 09:00 UTC; next: Noor\n')
    const json = JSON.parse((await clarity(['oncall', '--at', now, '--format', 'json'], {cwd})).stdout)
    expect(json.rotations).toEqual([
      {
        id: 'ops',
        title: 'Ops',
        timeZone: 'UTC',
        person: 'kai',
        until: '2026-11-23T09:00:00.000Z',
        next: {person: 'noor', from: '2026-11-23T09:00:00.000Z'},
        outOfHours: null,
        known: true,
        knownUntil: null,
      },
    ])
  })

  test('is seen anew when only the calendar has changed', async () => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics, names: {Kai: kai, Noor: noor}}'),
      'content/rotations/ops.ics': turns,
    })
    expect(await checked(cwd)).toEqual([])
    writeFileSync(path.join(cwd, 'content/rotations/ops.ics'), turns.replace('SUMMARY:Noor', 'SUMMARY:Remy'))
    expect(await checked(cwd)).toEqual([
      'warning: the calendar of rotation `ops` has `Remy`, mapped to nobody, on call from 2026-11-23 09:00 UTC (calendar-name-unmapped)',
      'note: `Noor` is in no coming shift of the calendar of rotation `ops` (calendar-name-unseen)',
    ])
    expect((await clarity(['oncall', '--at', '2026-11-24T00:00:00Z'], {cwd})).stdout).toContain('unmapped:Remy until')
  })

  test('says unknown where the calendar does not tell, and never a name', async () => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics, names: {Kai: kai}}'),
      'content/rotations/ops.ics': ics(week('Kai', '20261123')),
    })
    const said = async (at: string) => (await clarity(['oncall', '--at', at], {cwd})).stdout.split('\n')[3]
    expect(await said('2026-11-20T00:00:00Z')).toMatch(/^ {2}unknown: the calendar/)
    expect(await said('2026-11-24T00:00:00Z')).toBe('  Kai until 2026-11-30 09:00 UTC; next: unknown from 2026-11-30 09:00 UTC')
    expect(await said('2026-12-24T00:00:00Z')).toMatch(/^ {2}unknown: the calendar/)
  })

  test.each([
    ['missing', undefined, 'there is no file `rotations/ops.ics`'],
    ['empty', '', 'it is empty'],
    ['too large', `BEGIN:VCALENDAR\n${'X-A:1\n'.repeat(800_000)}END:VCALENDAR\n`, 'it is larger than 4 MiB'],
    ['no text', Uint8Array.from([0x42, 0x00, 0xff]), 'it is not a text in UTF-8'],
    ['a web page', '<html>\n', 'line 1: a calendar begins with `BEGIN:VCALENDAR`'],
    ['broken', ics('BEGIN:VEVENT\nUID:1\nDTSTART:never\nEND:VEVENT\n'), 'line 6: `DTSTART` is no time that exists'],
  ])('is a finding when the file is %s', async (_name, text, reason) => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics}'),
      ...(text !== undefined && {'content/rotations/ops.ics': text}),
    })
    expect(await checked(cwd)).toEqual([`error: the calendar of rotation \`ops\` cannot be read: ${reason} (calendar-unreadable)`])
    expect((await clarity(['oncall', '--at', now], {cwd})).stdout).toContain('unknown: the calendar that holds the shifts does not tell')
  })

  test('reads nothing outside the content root, not by a path and not by a link', async () => {
    const cwd = folderWith({
      ...base,
      'secret.ics': turns,
      'content/rotations/ops.mdx': rotation('{file: ../../secret.ics}'),
      'content/rotations/two.mdx': rotation('{file: link.ics}'),
    })
    symlinkSync(path.join(cwd, 'secret.ics'), path.join(cwd, 'content/rotations/link.ics'))
    expect(await checked(cwd)).toEqual([
      'error: the calendar of rotation `ops` cannot be read: `../../secret.ics` is outside the content root (calendar-unreadable)',
      'error: the calendar of rotation `two` cannot be read: it leads out of the content root (calendar-unreadable)',
    ])
  })

  test('is a finding when the file is a folder or a pipe', async () => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics}'),
      'content/rotations/two.mdx': rotation('{file: two.ics}'),
    })
    mkdirSync(path.join(cwd, 'content/rotations/ops.ics'))
    spawnSync('mkfifo', [path.join(cwd, 'content/rotations/two.ics')])
    expect((await checked(cwd)).map(line => line.replace(/.*read: /, ''))).toEqual([
      'it is not a regular file (calendar-unreadable)',
      'it is not a regular file (calendar-unreadable)',
    ])
  })

  test('compared with a revision shows what a change of the calendar alone brought about', async () => {
    const cwd = folderWith({
      ...base,
      'content/rotations/ops.mdx': rotation('{file: ops.ics, names: {Kai: kai, Noor: noor}}'),
      'content/rotations/ops.ics': turns,
    })
    const git = (...args: string[]) => spawnSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {cwd})
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
    writeFileSync(path.join(cwd, 'content/rotations/ops.ics'), turns.replace('SUMMARY:Noor', 'SUMMARY:Noor with Kai'))
    const {stdout} = await clarity(['check', '--now', now, '--since', 'HEAD'], {cwd})
    expect(stdout).toContain('stands for `kai` and `noor` (calendar-name-ambiguous)')
  })
})

const certificate = () => {
  const folder = folderWith({})
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  const made = spawnSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      ...subject,
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
    ],
    {cwd: folder},
  )
  return made.status === 0
    ? {folder, key: readFileSync(path.join(folder, 'key.pem')), cert: readFileSync(path.join(folder, 'cert.pem'))}
    : undefined
}

describe('fetch-calendars', () => {
  const feed = (url: string) =>
    folderWith({...base, 'content/rotations/ops.mdx': rotation(`{url: '${url}', names: {Kai: kai, Noor: noor}}`)})

  test('says what was never fetched, and fetches nothing by itself', async () => {
    const cwd = feed('https://localhost:1/ops.ics')
    expect(await checked(cwd)).toEqual([
      'warning: the calendar feed of rotation `ops` was never fetched: there is no file `rotations/ops.feed.ics` (calendar-not-fetched)',
    ])
    expect(existsSync(path.join(cwd, 'content/rotations/ops.feed.ics'))).toBe(false)
  })

  test('says what it tried, what came back and what to do', async () => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
    const {port} = server.address() as AddressInfo
    await new Promise(resolve => server.close(resolve))
    const cwd = feed(`https://localhost:${port}/ops.ics`)
    const {code, stderr} = await clarity(['fetch-calendars'], {cwd})
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /^clarity: rotation `ops`: cannot fetch the calendar from `localhost:\d+`: .*ECONNREFUSED.*\nOpen the address in a browser/,
    )
    const unknown = await clarity(['fetch-calendars', '--rotation', 'opps'], {cwd})
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'clarity: no rotation `opps`; did you mean `ops`?\nName one that stands below `rotations/`.\n',
    ])
    const none = await clarity(['fetch-calendars'], {cwd: folderWith(base)})
    expect([none.code, none.stdout]).toEqual([0, 'No rotation has a calendar feed.\n'])
  })

  test('keeps each feed beside its rotation with the time, and what it had where a server fails', async context => {
    const tls = certificate()
    if (!tls) return context.skip()
    let answer = turns
    const server = createServer({key: tls.key, cert: tls.cert}, (request, response) => {
      if (request.url === '/key-1/ops.ics') response.end(answer)
      else response.writeHead(404).end()
    })
    await new Promise<void>(resolve => server.listen(0, 'localhost', resolve))
    const {port} = server.address() as AddressInfo
    const cwd = feed(`https://localhost:${port}/\${CALENDAR_KEY}/ops.ics`)
    const env = {NODE_EXTRA_CA_CERTS: path.join(tls.folder, 'cert.pem'), CALENDAR_KEY: 'key-1'}
    const kept = path.join(cwd, 'content/rotations/ops.feed.ics')
    try {
      expect(await startedClarity(['fetch-calendars'], {cwd, env})).toEqual({
        code: 0,
        stdout: 'ops: 2 events, kept in content/rotations/ops.feed.ics\n',
        stderr: '',
      })
      expect(readFileSync(kept, 'utf8')).toMatch(/^BEGIN:VCALENDAR\nX-CLARITY-FETCHED:\d{8}T\d{6}Z\nVERSION/)
      const later = new Date(Date.now() + 8 * 86_400_000).toISOString()
      expect((await clarity(['check', '--now', later], {cwd})).stdout).toMatch(
        /warning: the calendar feed of rotation `ops` was last fetched at .*, more than `7d` ago \(calendar-stale\)/,
      )

      const before = readFileSync(kept, 'utf8')
      answer = '<html>Sign in</html>'
      const page = await startedClarity(['fetch-calendars'], {cwd, env})
      expect(page.code).toBe(2)
      expect(page.stderr).toContain(
        'what the server sends is no calendar that can be read: line 1: a calendar begins with `BEGIN:VCALENDAR`',
      )
      const wrong = await startedClarity(['fetch-calendars'], {cwd, env: {...env, CALENDAR_KEY: 'other'}})
      expect(wrong.stderr).toContain('the server answers 404')
      expect(wrong.stderr).not.toContain('other')
      expect(readFileSync(kept, 'utf8')).toBe(before)

      answer = turns
      await startedClarity(['fetch-calendars'], {cwd, env})
      expect(readFileSync(kept, 'utf8').match(/X-CLARITY-FETCHED/g)).toHaveLength(1)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })
})
