import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {expect, inject, test} from 'vitest'

const order = ['reset', 'tokens', 'base', 'layout', 'components', 'utilities']

test('each page links one stylesheet, the same for all, and has no styles of its own', () => {
  const folder = inject('siteFolder')
  const pages = readdirSync(folder, {recursive: true})
    .map(String)
    .filter(name => name.endsWith('.html'))
  const links = pages.map(name =>
    readFileSync(path.join(folder, name), 'utf8')
      .match(/<link rel="stylesheet"[^>]*>|<style/g)
      ?.join(' '),
  )
  expect(pages.length).toBeGreaterThan(100)
  expect([...new Set(links)]).toEqual([expect.stringMatching(/^<link rel="stylesheet" href="\/assets\/site\.[\w-]+\.css">$/)])
})

test('the built stylesheet names the layers in their order before anything else, and holds nothing outside them', () => {
  const assets = path.join(inject('siteFolder'), 'assets')
  const sheets = readdirSync(assets).filter(name => name.endsWith('.css'))
  expect(sheets).toHaveLength(1)
  const css = readFileSync(path.join(assets, sheets[0] ?? ''), 'utf8')
  const named = [...css.matchAll(/@layer ([a-z, ]+)[;{]/g)].flatMap(([, names = '']) => names.split(/,\s*/))
  expect([...new Set(named)]).toEqual(order)
  expect(
    outsideLayers(css)
      .replace(/@layer [a-z, ]+/g, '')
      .replace(/[;{}\s]/g, ''),
  ).toBe('')
})

// In: `@layer a{b{c:d}}e{f:g}`. Out: `@layer a{}e{f:g}`, as what a layer holds is taken out.
function outsideLayers(css: string): string {
  let depth = 0
  let isInLayer = false
  let outside = ''
  for (const part of css.split(/(?<=[{}])/)) {
    if (depth === 0) isInLayer = part.trim().startsWith('@layer')
    if (depth === 0 || !isInLayer) outside += part
    depth += part.endsWith('{') ? 1 : part.endsWith('}') ? -1 : 0
  }
  return outside
}
