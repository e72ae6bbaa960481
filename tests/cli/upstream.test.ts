import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {clarity} from '../support/clarity.ts'
import {commit, repositories, writeAll} from '../support/roots.ts'

const theirs = '---\ntitle: Ops\npurpose: Orders.\nlead: kai\n---\n## Work\n\nOrders.\n\n## Night\n\nNobody.\n'
const ours = "---\nextends: ops # of payments\nchannel: '#ops'\n---\n## Work\n\nOurs.\n"
const team = 'payments/runbooks/teams/ops.mdx'

/** Makes two repositories, of which the first has a team that stands on one of the second; gives the folder of the first. */
function both(local = ours): string {
  const folder = repositories({
    ours: {
      'clarity.config.mjs': "export default {content: ['content', '../payments/runbooks']}\n",
      'content/settings.yaml': 'organisation: Larkmoor\n',
      'content/teams/ops.mdx': local,
      'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
    },
    payments: {'runbooks/teams/ops.mdx': theirs},
  })
  return path.join(folder, 'ours')
}

const said = async (args: string[], cwd: string) => {
  const {code, stdout, stderr} = await clarity(args, {cwd})
  return {code, said: stderr || stdout}
}
const localOf = (cwd: string) => readFileSync(path.join(cwd, 'content/teams/ops.mdx'), 'utf8')
const edit = (cwd: string, from: string, to: string) =>
  writeFileSync(path.join(cwd, '..', team), readFileSync(path.join(cwd, '..', team), 'utf8').replace(from, to))

describe('clarity upstream', () => {
  test('says that no text is recorded, and records it with --accept where it stands in short and in full', async () => {
    const cwd = both()
    expect(await said(['upstream'], cwd)).toEqual({
      code: 0,
      said: `team:ops  content/teams/ops.mdx on ../${team}\n  it is not recorded which text it was written for; now it is b3b4f33665b76feb\n\n1 entry without a recorded text; \`clarity upstream --accept [entry]\` records what has been read\n`,
    })
    expect((await said(['upstream', '--accept'], cwd)).said).toContain('accepted as it is now')
    expect(localOf(cwd)).toBe(ours.replace('ops #', "{entry: ops, revision: 'b3b4f33665b76feb'} #"))
    expect((await said(['check'], cwd)).said).toContain('no findings')
    for (const form of ['extends:\n  entry: team:ops\n  after: [Work]\n', 'extends: {entry: "ops", after: [Work]}\n']) {
      const full = both(ours.replace('extends: ops # of payments\n', form))
      await said(['upstream', '--accept', 'ops'], full)
      expect(localOf(full)).toBe(
        ours.replace(
          'extends: ops # of payments\n',
          form
            .replace('team:ops\n', "team:ops\n  revision: 'b3b4f33665b76feb'\n")
            .replace('"ops",', '"ops", revision: \'b3b4f33665b76feb\','),
        ),
      )
    }
  })

  test('says part by part what has moved on and what that means here, with the difference to the text of then from git', async () => {
    const cwd = both()
    await said(['upstream', '--accept'], cwd)
    edit(cwd, 'lead: kai', 'lead: kai\nsummary: Who works.')
    edit(cwd, 'Orders.\n\n##', 'Orders and refunds.\n\n##')
    edit(cwd, '## Night\n\nNobody.\n', '## Day\n\nAll.\n')
    commit(path.join(cwd, '../payments'), 'another text')
    const answer = await said(['upstream'], cwd)
    expect(answer.code).toBe(1)
    expect(answer.said).toMatch(/moved on from b3b4f33665b76feb \(commit [0-9a-f]+ of \d{4}-\d\d-\d\d\) to [0-9a-f]{16}\n/)
    expect(answer.said).toContain(
      [
        '  key `summary` is new: taken over as it is now',
        '  section `Work` has changed: replaced here, so the change does not show',
        '    here it is:',
        '    | Ours.',
        '  section `Day` is new: taken over as it is now',
        '  section `Night` is gone: taken over as it is now',
        '',
        `--- a/../${team}`,
      ].join('\n'),
    )
    expect(answer.said).toContain('-Orders.\n+Orders and refunds.\n')
    const found = await said(['check'], cwd)
    expect(found.code).toBe(0)
    expect(found.said).toContain(
      'warning: team `ops` has moved on since `b3b4f33665b76feb`, which this entry was written for (upstream-moved)\n  --> content/teams/ops.mdx:2:33\n',
    )
    const json = JSON.parse((await clarity(['upstream', '--format', 'json'], {cwd})).stdout)
    expect(json.entries[0]).toMatchObject({entry: 'team:ops', state: 'moved', recorded: 'b3b4f33665b76feb', accepted: false})
    expect(json.entries[0].parts.map(({name, fate}: {name: string; fate: string}) => `${name} ${fate}`)).toEqual([
      'summary taken',
      'Work replaced',
      'Day taken',
      'Night taken',
    ])
    await said(['upstream', '--accept'], cwd)
    expect((await said(['upstream'], cwd)).said).toContain('1 entry up to date')
  })

  test('has the text of then from what was kept where there is no repository, and says so where it cannot be had', async () => {
    const cwd = both()
    rmSync(path.join(cwd, '../payments/.git'), {recursive: true})
    await said(['upstream', '--accept'], cwd)
    edit(cwd, 'Nobody.', 'Somebody.')
    expect((await said(['upstream'], cwd)).said).toContain('(kept here when it was accepted)')
    rmSync(path.join(cwd, '.clarity'), {recursive: true})
    expect(await said(['upstream'], cwd)).toEqual({
      code: 1,
      said: expect.stringContaining('The text of then cannot be had: its root is in no git repository, and it was not kept here.\n'),
    })
  })

  test('is told line ends of another system, and a name of another day, as the same text', async () => {
    const cwd = both()
    await said(['upstream', '--accept'], cwd)
    writeFileSync(path.join(cwd, '..', team), theirs.replaceAll('\n', '\r\n'))
    expect((await said(['upstream'], cwd)).said).toContain('1 entry up to date')
  })

  test('names what stands on others where an entry is asked for that does not', async () => {
    const cwd = both()
    expect(await said(['upstream', 'opps'], cwd)).toEqual({
      code: 2,
      said: 'clarity: no entry `opps` stands on another\nThose that do are `team:ops`.\n',
    })
    rmSync(path.join(cwd, 'content/teams/ops.mdx'))
    expect((await said(['upstream'], cwd)).said).toBe('No entry stands on another; `extends` in its frontmatter says so.\n')
  })
})

describe('a check of entries that stand on others', () => {
  test('finds what is wrong where it is written, with the line as it stands there, and keeps what it found', async () => {
    const cwd = both(`${ours}\n[gone](team:gone)\n`)
    edit(cwd, 'Nobody.', 'See [late](team:late).')
    for (const _run of ['fresh', 'kept']) {
      const {said: found} = await said(['check'], cwd)
      expect(found).toContain('link `team:gone` names no entry (link-broken)\n  --> content/teams/ops.mdx:9:8\n  9 | [gone](team:gone)\n')
      expect(found).toContain(`link \`team:late\` names no entry (link-broken)\n  --> ../${team}:12:12\n  12 | See [late](team:late).\n`)
      expect(found).toContain('2 errors, 1 note in 2 files')
    }
  })

  test('keeps findings of what is taken over back by the suppression of the entry that takes it over', async () => {
    const suppress = 'suppress:\n  - {rule: link-broken, reason: Later., owner: ops, until: 2027-12-31}\n'
    const cwd = both(ours.replace("channel: '#ops'\n", `channel: '#ops'\n${suppress}`))
    edit(cwd, 'Nobody.', 'See [late](team:late).')
    expect((await said(['check'], cwd)).said).not.toContain('link-broken)')
  })

  test('--fix repairs the own file of an entry, in its own lines', async () => {
    const slip = ours.replace('Ours.\n', 'Ours, see [kai](person:kay).\n')
    const cwd = both(slip)
    const before = readFileSync(path.join(cwd, '..', team), 'utf8')
    await said(['check', '--fix'], cwd)
    expect(readFileSync(path.join(cwd, '..', team), 'utf8')).toBe(before)
    expect(localOf(cwd).split('\n')).toHaveLength(slip.split('\n').length)
  })

  test('--since sees what a change of the entry brings about', async () => {
    const cwd = both()
    expect((await said(['check', '--since', 'HEAD', '--format', 'json'], cwd)).said).toContain('"diagnostics": []')
    writeAll(cwd, {'content/teams/ops.mdx': `${ours}\n[gone](team:gone)\n`})
    expect((await said(['check', '--since', 'HEAD'], cwd)).said).toContain('link `team:gone` names no entry')
  })
})

test('what an entry hid is judged again by itself once that entry is gone, also from what was kept', async () => {
  const cwd = both()
  edit(cwd, 'purpose: Orders.', 'purpose: Orders.\nwrong: key')
  expect((await said(['check'], cwd)).said).toContain(`frontmatter-unknown-key)\n  --> ../${team}:4:1`)
  rmSync(path.join(cwd, 'content/teams/ops.mdx'))
  expect((await said(['check'], cwd)).said).toContain(`frontmatter-unknown-key)\n  --> ../${team}:4:1`)
})
