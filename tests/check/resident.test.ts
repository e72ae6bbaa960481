import {cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {check} from '../../src/check/check.ts'
import {ResidentCheck} from '../../src/check/resident.ts'
import type {Report} from '../../src/report/report.ts'
import {folderWith} from '../support/clarity.ts'
import {clock} from '../support/clock.ts'
import {goldenFolder} from '../support/golden.ts'

/** Opens a copy of a golden case, with a question for what a check that has kept nothing says of it. */
async function opened(name: string) {
  const cwd = folderWith({})
  cpSync(path.join(goldenFolder, name, 'content'), path.join(cwd, 'content'), {recursive: true})
  const request = {content: 'content', cwd, now: clock, cache: path.join(cwd, 'cache')}
  const resident = await ResidentCheck.open(request)
  const write = (contentPath: string, text: string) => {
    mkdirSync(path.dirname(path.join(cwd, 'content', contentPath)), {recursive: true})
    writeFileSync(path.join(cwd, 'content', contentPath), text)
  }
  const read = (contentPath: string) => readFileSync(path.join(cwd, 'content', contentPath), 'utf8')
  const fresh = async () => saidIn(await check({...request, cache: path.join(folderWith({}), 'cache')}))
  return {at: path.join(cwd, 'content'), resident, write, read, fresh}
}

function saidIn({diagnostics, suppressed, files}: Report) {
  return {diagnostics, suppressed, files}
}

describe('content that stays in memory', () => {
  test('says after each change what a check says that reads everything', async () => {
    const {at, resident, write, read, fresh} = await opened('broken-ownership')
    const changes: [string, () => string[]][] = [
      ['nothing', () => []],
      ['another owner', () => edit('systems/shop.mdx', text => text.replace(/^owner:.*$/m, 'owner: ledgr'))],
      ['text in the body', () => edit('systems/shop.mdx', text => `${text}\n\nSee [nothing](runbook:gone#x) and ![a](b.png).\n`)],
      ['lines above', () => edit('systems/shop.mdx', text => text.replace('---\n', '---\nsummary: A shop.\n'))],
      ['a header that cannot be read', () => edit('systems/shop.mdx', text => text.replace('title: ', 'title: ['))],
      ['a header that can be read again', () => edit('systems/shop.mdx', text => text.replace('title: [', 'title: '))],
      ['a new file', () => edit('teams/night-desk.mdx', () => '---\ntitle: Night desk\npurpose: Orders at night.\n---\n')],
      ['the same id once more', () => edit('teams/old/night-desk.mdx', () => '---\ntitle: \npurpose: x\nowner: y\n---\n')],
      ['the first of them gone', () => remove('teams/night-desk.mdx')],
      ['a file of another name', () => rename('teams/old/night-desk.mdx', 'teams/old/day-desk.mdx')],
      ['a folder gone', () => remove('teams/old')],
      ['settings that turn a rule off', () => edit('settings.yaml', () => 'organisation: Larkmoor\nrules: {owner-unknown: off}\n')],
      ['settings that cannot be read', () => edit('settings.yaml', () => 'organisation: [\n')],
      ['no settings', () => remove('settings.yaml')],
      ['a calendar without a rotation', () => edit('rotations/night.ics', () => 'BEGIN:VCALENDAR\nEND:VCALENDAR\n')],
      ['a rotation that takes it', () => edit('rotations/night.mdx', () => rotation)],
      ['the calendar gone', () => remove('rotations/night.ics')],
      ['a file that is no text', () => edit('teams/x.mdx', () => 'a\0b')],
    ]
    const edit = (contentPath: string, by: (text: string) => string): string[] => {
      const text = () => {
        try {
          return read(contentPath)
        } catch {
          return ''
        }
      }
      write(contentPath, by(text()))
      return [contentPath]
    }
    const remove = (contentPath: string): string[] => {
      rmSync(path.join(at, contentPath), {recursive: true})
      return [contentPath]
    }
    const rename = (from: string, to: string): string[] => {
      renameSync(path.join(at, from), path.join(at, to))
      return [from, to]
    }
    for (const [what, change] of changes) {
      const paths = change()
      expect([what, saidIn(await resident.check(paths))]).toEqual([what, await fresh()])
    }
  }, 300_000)

  test('judges texts that are open in an editor in place of those on disk, also of files that are not there yet', async () => {
    const {resident, write, read, fresh} = await opened('broken-ownership')
    const shop = read('systems/shop.mdx').replace(/^owner:.*$/m, 'owner: night-desk')
    const team = '---\ntitle: Night desk\npurpose: Orders at night.\n---\n'
    resident.open('systems/shop.mdx', shop)
    resident.open('teams/night-desk.mdx', team)
    const unsaved = saidIn(await resident.check())
    const before = await fresh()
    expect(unsaved).not.toEqual(before)
    // What others save meanwhile changes nothing of what is open.
    write('systems/shop.mdx', '---\ntitle: x\n---\n')
    expect(saidIn(await resident.check(['systems/shop.mdx']))).toEqual(unsaved)
    write('systems/shop.mdx', shop)
    write('teams/night-desk.mdx', team)
    expect(unsaved).toEqual(await fresh())
    resident.open('systems/shop.mdx', undefined)
    resident.open('teams/night-desk.mdx', undefined)
    expect(saidIn(await resident.check())).toEqual(unsaved)
  }, 120_000)
})

const rotation = `---
title: Night
team: night-desk
timeZone: Europe/Berlin
calendar: {file: night.ics}
---
`

test('a file that had the id of another one is judged by itself once that is gone', async () => {
  const cwd = folderWith({
    'content/people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Berlin\n---\n',
    'content/people/old/kai.mdx':
      '---\ntitle: Kai\nrole: Engineer\ntimeZone: Europe/Berlin\ncontacts: [{via: phone, address: "12"}]\n---\n',
  })
  const request = {content: 'content', cwd, now: clock, cache: path.join(cwd, 'cache')}
  await check(request)
  rmSync(path.join(cwd, 'content/people/kai.mdx'))
  const fresh = await check({...request, cache: path.join(cwd, 'other')})
  expect(saidIn(await check(request))).toEqual(saidIn(fresh))
  expect(fresh.diagnostics.map(({ruleId}) => ruleId)).toContain('contact-malformed')
})
