import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {oneStylesheet} from '../../src/site/stylesheet.ts'
import {root} from '../support/clarity.ts'
import {classesIn, selectorsOfSite, siteFiles, styledNames} from '../support/styles.ts'

// Written by libraries: lines and tokens of code by the highlighter, the line under the pointer by the plots.
const fromElsewhere = /^(?:line|code-token-[\w-]+|u-cursor-x)$/

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

describe('the styles of the site', () => {
  test.each([
    ['.facts .rung-who::before', ['.rung-who']],
    ['.results:not(.short):has(.hit) > li', ['.results']],
    ['td :is(.window, .past)', ['.window', '.past']],
    ['escalation-clock[data-running] > :is(details)', ['escalation-clock']],
    ['.page-body > * + h2', ['.page-body']],
    ['thead th', []],
  ])('the selector %s is about %j', (selector, names) => {
    expect(styledNames(selector)).toEqual(names)
  })

  test('each class and each element of ours is styled in one file', () => {
    const homes = new Map<string, Set<string>>()
    for (const {file, selector} of selectorsOfSite()) {
      for (const name of styledNames(selector)) homes.set(name, (homes.get(name) ?? new Set()).add(file))
    }
    expect(homes.size).toBeGreaterThan(200)
    expect([...homes].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([])
  })

  test('no class is styled that nothing writes', () => {
    const written = writtenIn([...siteFiles(/\.(astro|ts)$/).map(file => `src/site/${file}`), ...pluginFiles()])
    const dead = selectorsOfSite().filter(({selector}) => classesIn(selector).some(name => !written(name)))
    expect(dead).toEqual([])
  })

  test('a component styles only what it draws itself', () => {
    const foreign = selectorsOfSite().filter(({file, selector}) => {
      if (!file.endsWith('.astro')) return false
      const written = writtenIn([`src/site/${file}`])
      return styledNames(selector).some(name => name.startsWith('.') && !written(name.slice(1)))
    })
    expect(foreign).toEqual([])
  })

  test('come first in each page of ours, and in no page of the user', () => {
    const {transform} = oneStylesheet([])
    const ours = path.join(root, 'src/site/routes/runbooks/[id].astro')
    expect(transform('page()', ours)?.code).toMatch(/^import "[^"]+\/src\/site\/styles\/site\.css";page\(\)$/)
    for (const other of ['/team/src/pages/index.astro', path.join(root, 'src/site/components/Chain.astro'), `${ours}?astro&type=style`]) {
      expect(transform('page()', other)).toBeUndefined()
    }
  })

  test('styles of a component stand in the layer for components', () => {
    for (const file of siteFiles(/\.astro$/)) {
      for (const [, css = ''] of read(`src/site/${file}`).matchAll(/<style[^>]*>(.*?)<\/style>/gs)) {
        expect(css.trim(), file).toMatch(/^@layer components \{\n.*\n {2}\}$/s)
      }
    }
  })
})

function pluginFiles(): string[] {
  const names = readdirSync(path.join(root, 'plugins'))
  return names.filter(name => name.endsWith('.ts')).map(name => `plugins/${name}`)
}

/**
 * Answers whether a class is written by one of these files: in a string where classes are given, as a string of its own, or as
 * `state-${word}`.
 */
function writtenIn(files: string[]): (name: string) => boolean {
  const sources = files.map(file => read(file).replace(/<style.*?<\/style>/gs, ''))
  const lines = sources.flatMap(source => source.split('\n'))
  const strings = lines.flatMap(line => stringsIn(line).filter(text => /class|roomy|list\(/i.test(line) || /^\w+-[\w-]+$/.test(text)))
  const names = new Set(strings.flatMap(text => text.split(/\s+/)))
  const keys = lines.filter(line => line.includes('class:list')).flatMap(line => line.match(/[\w-]+(?=: )/g) ?? [])
  const starts = lines.flatMap(stringsIn).flatMap(text => [...text.matchAll(/([\w-]+-)\$\{/g)].map(([, start = '']) => start))
  return name => names.has(name) || keys.includes(name) || starts.some(start => name.startsWith(start)) || fromElsewhere.test(name)
}

function stringsIn(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`/g)].map(([, double, single, template]) => double ?? single ?? template ?? '')
}
