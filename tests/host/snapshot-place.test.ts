import {readFileSync, symlinkSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {isSnapshotPath} from '../../src/core/content/schema/snapshot-place.ts'
import {openSnapshot} from '../../src/host/status/snapshot-place.ts'
import {folderWith} from '../support/clarity.ts'

describe('where a snapshot may stand', () => {
  test.each(['status.json', 'live/now-1.json', 'status.v2.json'])('`%s` is a place', place => {
    expect(isSnapshotPath(place)).toBe(true)
  })

  test.each([
    'index.html',
    'status',
    '../x.json',
    'a/../x.json',
    '/status.json',
    '.status.json',
    'a//b.json',
    'C:\\x.json',
    'lookup.json',
    'symptoms.json',
    'status/signals.json',
    'pagefind/pagefind-entry.json',
    'files/a.json',
    '',
  ])('`%s` is none', place => {
    expect(isSnapshotPath(place)).toBe(false)
  })

  test.each([
    ['nothing', undefined],
    ['a snapshot', '{"version":1,"writtenAt":"2026-11-23T02:00:00Z"}'],
    ['a snapshot that was cut off', '{"vers'],
    ['no bytes', ''],
    ['zeros', '\0\0\0'],
  ])('%s may be written over', (_name, text) => {
    const folder = folderWith(text === undefined ? {} : {'status.json': text})
    expect(openSnapshot(folder, 'status.json')).toBe(path.join(folder, 'status.json'))
  })

  test.each([
    ['a page', '<h1>Start</h1>'],
    ['a list', '[1]'],
    ['another JSON file', '{"name":"x","version":1}'],
  ])('%s is not written over', (_name, text) => {
    const folder = folderWith({'status.json': text})
    expect(() => openSnapshot(folder, 'status.json')).toThrow('what stands there is no snapshot')
    expect(readFileSync(path.join(folder, 'status.json'), 'utf8')).toBe(text)
  })

  test('a link is written through; what the disk refuses is said when writing', () => {
    const folder = folderWith({'disk/now.json': '{"version":1}', 'folder/x': ''})
    symlinkSync('disk/now.json', path.join(folder, 'status.json'))
    expect(openSnapshot(folder, 'status.json')).toBe(path.join(folder, 'disk/now.json'))
    expect(openSnapshot(folder, 'folder')).toBe(path.join(folder, 'folder'))
    expect(openSnapshot(folder, 'disk/now.json/x.json')).toBe(path.join(folder, 'disk/now.json/x.json'))
  })
})
