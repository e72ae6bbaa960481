import {existsSync, readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
const roomsIn = (folder: string) =>
  readdirSync(path.join(root, folder), {withFileTypes: true}).flatMap(item => (item.isDirectory() ? [`${folder}/${item.name}/`] : []))

test('ARCHITECTURE names every room, and no other', () => {
  const named = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, room]) => room ?? '')
  expect([...roomsIn('src'), ...roomsIn('src/core')].filter(room => !named.includes(room))).toEqual([])
  expect(named.filter(room => !existsSync(path.join(root, room)))).toEqual([])
})

test('ARCHITECTURE fits on a screen, and the README leads to it', () => {
  expect(text.split('\n').length).toBeLessThan(70)
  expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain('](ARCHITECTURE.md)')
})
