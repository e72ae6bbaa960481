import {writeFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {entryNameMeant, isEntryName, isSettingsSlip, mayBeEntry, opensAsEntry} from '../../src/core/content/entry-names.ts'
import {listContent} from '../../src/host/content.ts'
import {folderWith} from '../support/clarity.ts'

test.each([
  'settings.yml',
  'settings.YAML',
  'Settings.yaml',
  'setting.yaml',
  'setings.yaml',
  'settings.yaml.txt',
  'settings',
  'settings.yaml ',
])('`%s` was meant to be the settings', name => expect(isSettingsSlip(name)).toBe(true))

test.each(['settings.yaml', 'settings.png', 'settings.yaml.bak', 'teams/settings.yaml', 'package.json', 'readme.txt', '.gitignore'])(
  '`%s` was not',
  name => expect(isSettingsSlip(name)).toBe(false),
)

test.each(['teams/ops.mdx', 'teams/ops.MDX', 'teams/ops.mdx ', 'teams/ops.mdx.txt', 'teams/ops.md', 'teams/ops.mdx (1)', 'teams/ops.mxd'])(
  '`%s` is, or was meant to be, an entry',
  name => {
    expect(isEntryName(name)).toBe(true)
    expect(entryNameMeant(name)).toMatch(/^teams\/ops( \(1\))?\.mdx?$/)
  },
)

test.each(['teams/ops.mdx~', 'teams/ops.mdx.orig', 'teams/ops.mdx.swp', 'teams/#ops.mdx#', 'runbooks/flow.md.png', 'runbooks/guide.pdf'])(
  '`%s` is none',
  name => expect([isEntryName(name), mayBeEntry(name)]).toEqual([false, false]),
)

test('of a file with another ending, or none, the first lines decide', () => {
  expect(['teams/ops', 'teams/ops.yaml', 'teams/ops.txt'].map(mayBeEntry)).toEqual([true, true, true])
  expect(['ops', 'notes/ops', 'teams/ops.csv'].map(mayBeEntry)).toEqual([false, false, false])
  expect(['---\ntitle: Ops\n---\n', 'title: Ops\n', '\uFEFF---\r\npurpose: Orders.\r\ntitle: Ops\r\n'].map(opensAsEntry)).toEqual([
    true,
    true,
    true,
  ])
  expect(['', 'apiVersion: v1\nkind: Pod\n', 'The title: of a book\n', '---\n'].map(opensAsEntry)).toEqual([false, false, false, false])
  expect(['title: Order\n$schema: x\n', '"$id": a\ntitle: Order\n'].map(opensAsEntry)).toEqual([false, false])
})

test('a content root lists what was meant to be an entry, and leaves alone what stands beside', () => {
  const entry = '---\ntitle: Ops\n---\n'
  const cwd = folderWith({
    'content/teams/day.mdx.txt': entry,
    'content/teams/night': entry,
    'content/teams/week.yaml': 'title: Week\n',
    'content/teams/pod.yaml': 'apiVersion: v1\nkind: Pod\n',
    'content/teams/LICENSE': 'Use it as you like.\n',
    'content/teams/calls.txt': 'Monday: 3\n',
  })
  writeFileSync(path.join(cwd, 'content/teams/late.mdx '), entry)
  expect(listContent('content', cwd).items.map(({contentPath}) => contentPath)).toEqual([
    'teams/day.mdx.txt',
    'teams/late.mdx ',
    'teams/night',
    'teams/week.yaml',
  ])
})
