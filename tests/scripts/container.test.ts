import {existsSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, test} from 'vitest'
import {root} from '../support/clarity.ts'

const text = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))

test('the container runs a Node that the program takes, and a command that the package brings', () => {
  const versions = [...text.matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major))
  expect(versions.length).toBeGreaterThan(0)
  const [least = Number.NaN] = /\d+/.exec(manifest.engines.node)?.map(Number) ?? []
  expect(versions.filter(major => !(major >= least))).toEqual([])
  const [entry] = JSON.parse(/^ENTRYPOINT (.*)$/m.exec(text)?.[1] ?? '[]')
  expect(Object.keys(manifest.bin)).toContain(entry)
  expect(text).toContain(`/${manifest.name}-*.tgz`)
})

test('what is copied into it leaves out what is made or installed here', () => {
  const ignored = readFileSync(path.join(root, '.dockerignore'), 'utf8').split('\n')
  expect(ignored).toEqual(expect.arrayContaining(['node_modules', '.git', '.clarity']))
  expect(existsSync(path.join(root, 'package-lock.json'))).toBe(true)
})
