import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {readContent} from '../../src/host/content.ts'
import {folderWith} from '../support/clarity.ts'

const found = (cwd: string) =>
  readContent('content', cwd).files.map(file =>
    'content' in file ? file.contentPath : `${file.contentPath}: ${'reason' in file && file.reason ? file.reason : file.problem}`,
  )

describe('the content root', () => {
  test('is read once, however many ways symbolic links open', () => {
    const cwd = folderWith({'content/teams/a.mdx': 'A'})
    const names = Array.from({length: 9}, (_, index) => `d${index}`)
    for (const name of names) mkdirSync(path.join(cwd, 'content/teams', name))
    for (const name of names)
      for (const other of names.filter(each => each !== name))
        symlinkSync(`../${other}`, path.join(cwd, 'content/teams', name, `to-${other}`))
    expect(found(cwd)).toHaveLength(1 + 9 * 8)
    expect(found(cwd)[1]).toBe('teams/d0/to-d1: leads to `teams/d1`, which is read already')
  })

  test('is read through links to hidden folders, and never outside of it', () => {
    const cwd = folderWith({'content/.shared/a.mdx': 'A', 'out/b.mdx': 'B', 'content/teams/c.mdx': 'C', 'content-too/d.mdx': 'D'})
    symlinkSync('.shared', path.join(cwd, 'content/systems'))
    symlinkSync('../out', path.join(cwd, 'content/people'))
    symlinkSync('../../content-too/d.mdx', path.join(cwd, 'content/teams/d.mdx'))
    symlinkSync('..', path.join(cwd, 'content/teams/up'))
    expect(found(cwd)).toEqual(['people: outside', 'systems/a.mdx', 'teams/c.mdx', 'teams/d.mdx: outside', 'teams/up: symlink-loop'])
  })

  test('passes over what speaks of a folder, and what settings ignore', () => {
    const cwd = folderWith({
      'content/settings.yaml': 'ignore: [drafts/, "*.tmp.md"]\n',
      'content/README.md': 'About.',
      'content/teams/_index.md': 'About.',
      'content/teams/a.md': '# A',
      'content/teams/b.tmp.md': '# B',
      'content/teams/drafts/c.mdx': 'C',
      'content/teams/d/index.md': '# D',
    })
    expect(found(cwd)).toEqual(['teams/a.md', 'teams/d/index.md'])
  })

  test.skipIf(process.platform === 'win32')('may hold pipes and links that lead nowhere', () => {
    const cwd = folderWith({'content/teams/c.mdx': 'C'})
    rmSync(path.join(cwd, 'content/settings.yaml'), {force: true})
    execFileSync('mkfifo', [path.join(cwd, 'content/settings.yaml'), path.join(cwd, 'content/teams/p.mdx')])
    symlinkSync('gone.mdx', path.join(cwd, 'content/teams/d.mdx'))
    expect(found(cwd)).toEqual(['teams/c.mdx', 'teams/d.mdx: symlink-loop', 'teams/p.mdx: it is not a regular file'])
    expect(readContent('content', cwd).settings).toMatchObject({problem: 'unreadable', reason: 'it is not a regular file'})
  })
})
