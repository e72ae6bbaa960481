import {mkdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {matchesGlob, plainPath} from '../../src/core/format/glob.ts'
import {readAlertFiles} from '../../src/host/alert-files.ts'
import {folderWith} from '../support/clarity.ts'

const repository = folderWith({
  'docs/content/alerts/a.yaml': 'a: 1\n',
  'docs/content/alerts/deep/b.yml': 'b: 1\n',
  'docs/content/.hidden/c.yaml': 'c: 1\n',
  'docs/content/node_modules/d.yaml': 'd: 1\n',
  'docs/content/empty.yaml': '\n',
  'docs/content/latin.yaml': new Uint8Array([0x61, 0xe9]),
  'docs/content/large.yaml': 'x',
  'deploy/rules.yaml': 'e: 1\n',
})
const content = path.join(repository, 'docs/content')
const outside = folderWith({'secret.yaml': 'secret: 1\n'})
mkdirSync(path.join(repository, '.git'))
truncateSync(path.join(content, 'large.yaml'), 17 * 1024 * 1024)
symlinkSync(path.join(outside, 'secret.yaml'), path.join(content, 'leads-out.yaml'))
symlinkSync(outside, path.join(content, 'folder-out'))
mkdirSync(path.join(content, 'folder.yaml'))
writeFileSync(path.join(repository, 'note.txt'), '')

const read = (...patterns: string[]) => readAlertFiles(patterns, content, repository)
const pathsOf = (...patterns: string[]) => read(...patterns).files.map(({file}) => file)

describe('files that settings name', () => {
  test('are found by path and by pattern, also beside the content root, each once', () => {
    expect(pathsOf('alerts/a.yaml', './alerts/*.yaml')).toEqual(['docs/content/alerts/a.yaml'])
    expect(pathsOf('alerts/**/*.y*ml')).toEqual(['docs/content/alerts/a.yaml', 'docs/content/alerts/deep/b.yml'])
    expect(pathsOf('../../deploy/*.yaml')).toEqual(['deploy/rules.yaml'])
    expect(read('alerts/a.yaml').files).toMatchObject([{contentPath: 'alerts/a.yaml', text: 'a: 1\n'}])
  })

  test('hidden folders and node_modules are passed over', () => {
    expect(pathsOf('**/c.yaml', '**/d.yaml')).toEqual([])
  })

  test.each([
    ['alerts/gone.yaml', 'there is no file `alerts/gone.yaml`'],
    ['alerts/*.json', 'no file fits `alerts/*.json`'],
    ['../../../x.yaml', '`../../../x.yaml` is outside the repository'],
    ['../../../*/x.yaml', '`../../../*/x.yaml` is outside the repository'],
    ['/etc/passwd', '`/etc/passwd` is no path from the content root'],
    ['https://x.example.com/a.yaml', '`https://x.example.com/a.yaml` is no path from the content root'],
    ['folder-out/*.yaml', 'no file fits `folder-out/*.yaml`'],
  ])('%s is a fault', (pattern, reason) => {
    expect(read('alerts/a.yaml', pattern)).toMatchObject({files: [{contentPath: 'alerts/a.yaml'}], faults: [{index: 1, reason}]})
  })

  test.each([
    ['leads-out.yaml', 'it leads out of the repository'],
    ['folder.yaml', 'it is not a regular file'],
    ['empty.yaml', 'it is empty'],
    ['latin.yaml', 'it is no text in UTF-8'],
    ['large.yaml', 'it is larger than 16 MiB'],
  ])('%s has no text, and says why', (name, problem) => {
    expect(read(name)).toMatchObject({files: [{contentPath: name, problem}], faults: []})
  })

  test('without a repository nothing beside the content root is read', () => {
    const lone = folderWith({'content/a.yaml': 'a: 1\n', 'b.yaml': 'b: 1\n'})
    expect(readAlertFiles(['../b.yaml'], path.join(lone, 'content'), lone).faults).toEqual([
      {index: 0, reason: '`../b.yaml` is outside the repository'},
    ])
  })
})

describe('patterns', () => {
  test.each([
    ['a/*.yaml', 'a/b.yaml', true],
    ['a/*.yaml', 'a/b/c.yaml', false],
    ['a/**/*.yaml', 'a/c.yaml', true],
    ['a/**', 'a/b/c', true],
    ['a/b?.yaml', 'a/b1.yaml', true],
    ['a/*-*-z', 'a/x-y-y-z', true],
    ['../x/*.yml', '../x/a.yml', true],
    ['a/[b].yaml', 'a/b.yaml', false],
  ])('%s and %s', (pattern, file, fits) => {
    expect(matchesGlob(pattern, file)).toBe(fits)
  })

  test('many stars end at once', () => {
    const started = process.cpuUsage()
    expect(matchesGlob(`${'**/'.repeat(60)}${'*a'.repeat(60)}`, `${'b/'.repeat(60)}${'a'.repeat(59)}b`)).toBe(false)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000)
  })

  test.each([
    ['./a//b/../c.yaml', 'a/c.yaml'],
    ['../../x', '../../x'],
    ['a/../../x', '../x'],
  ])('%s is %s', (written, plain) => {
    expect(plainPath(written)).toBe(plain)
  })
})
