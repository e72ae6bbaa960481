import {expect, test} from 'vitest'
import {checkExample} from '../../src/core/lint/check.ts'
import type {Finding} from '../../src/core/lint/diagnostic.ts'
import {firstOfEachFile} from '../../src/core/lint/first-of-each-file.ts'
import {defineRule} from '../../src/core/lint/rule.ts'
import escalationCycle from '../../src/rules/escalation/escalation-cycle.ts'

const finding = (file: string, line: number): Finding => ({
  at: {file, start: {line, column: 1}, end: {line, column: 2}},
  message: `line ${line}`,
})

test('of many findings of one file the first are listed, and a last one says how many more there are', () => {
  const all = [...Array.from({length: 5}, (_, line) => finding('a', line + 1)), finding('b', 1)]
  expect([...firstOfEachFile(all, 3)].map(({at, message}) => `${at.file}:${at.start.line} ${message}`)).toEqual([
    'a:1 line 1',
    'a:2 line 2',
    'a:3 line 3',
    'b:1 line 1',
    'a:4 2 more findings of this rule in this file are not listed',
  ])
})

test('a rule that finds a fault on each of 3,000 lines reports a thousand of them', () => {
  const rule = defineRule({
    id: 'line-there',
    severity: 'error',
    summary: 'A line is there.',
    why: 'It is a test.',
    *check() {
      for (let line = 1; line <= 3000; line++) yield finding('content/teams/a.mdx', line)
    },
    examples: [],
  })
  const said = checkExample(rule, {name: 'long', files: {'teams/a.mdx': '---\ntitle: A\npurpose: P.\n---\n'}, expect: []})
  expect(said).toHaveLength(1001)
  expect(said.at(-1)).toContain('2000 more findings')
})

test('a loop of escalation paths is told once, from its first path, however it is entered', () => {
  const path = (then: string) => `---\ntitle: P\nthen: ${then}\nlevels: [{after: 0m, notify: [person:kai]}]\n---\n`
  const files = Object.fromEntries(
    Object.entries({a: 'd', b: 'c', c: 'd', d: 'c', e: 'e', f: 'b'}).map(([id, then]) => [`escalation-paths/${id}.mdx`, path(then)]),
  )
  expect(
    checkExample(escalationCycle, {name: 'loops', files, expect: []}).map(each => each.replace(/^.* escalation path/, 'path')),
  ).toEqual(['path `c` comes back to itself through `d`', 'path `e` comes back to itself through `e`'])
})
