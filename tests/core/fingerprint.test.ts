import {expect, test} from 'vitest'
import type {Catalog} from '../../src/core/catalog/catalog.ts'
import {compareWithBaseline, parseBaseline} from '../../src/core/lint/baseline.ts'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {type Diagnostic, placeInWords} from '../../src/core/lint/diagnostic.ts'
import {causedBetween} from '../../src/core/lint/new-since.ts'
import type {RuleExample} from '../../src/core/lint/rule.ts'
import {rules} from '../../src/rules/index.ts'

const now = '2026-11-23T02:00:00Z'
const laterOn = ['2026-11-24T02:00:00Z', '2026-11-24T15:45:00Z', '2026-12-02T09:00:00Z']

const failing = rules.flatMap(rule =>
  rule.examples.filter(({expect}) => expect.length > 0).map(example => [`${rule.id}: ${example.name}`, rule.id, example] as const),
)

const examples = new Map<RuleExample, {catalog: Catalog; checks: Map<string, Diagnostic[]>}>()

// Each example is parsed once, and checked once for each day.
function found(example: RuleExample, ruleId: string, at: string): Diagnostic[] {
  const held = examples.get(example) ?? {catalog: exampleCatalog(example), checks: new Map<string, Diagnostic[]>()}
  examples.set(example, held)
  const all = held.checks.get(at) ?? checkCatalog(held.catalog, rules, {now: at})
  held.checks.set(at, all)
  return all.filter(diagnostic => diagnostic.ruleId === ruleId)
}

const place = (diagnostic: Diagnostic) => placeInWords(diagnostic as unknown as Parameters<typeof placeInWords>[0])
const byPlace = (list: Diagnostic[]) => Map.groupBy(list, place)

test.each(failing)('a finding is the same one on other days: %s', (_, ruleId, example) => {
  const before = byPlace(found(example, ruleId, now))
  for (const at of laterOn) {
    for (const [where, later] of byPlace(found(example, ruleId, at))) {
      const known = before.get(where)
      // What has come or gone since is another matter.
      if (known?.length !== later.length) continue
      expect(later.map(({fingerprint}) => fingerprint)).toEqual(known.map(({fingerprint}) => fingerprint))
    }
  }
})

test.each(failing)('two findings of one example are two: %s', (_, ruleId, example) => {
  const prints = found(example, ruleId, now).map(({fingerprint}) => fingerprint)
  expect(new Set(prints).size).toBe(prints.length)
})

const office = `---
title: Office
team: ops
timeZone: America/New_York
layers:
  - {members: [kai, noor], start: 2026-01-05, hours: [{days: [mon, tue, wed, thu, fri], from: '08:00', to: '18:00'}]}
---
`
const person = (title: string, left = '') => `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\n${left}---\n`
const files = {
  'rotations/office.mdx': office,
  'people/kai.mdx': person('Kai'),
  'people/noor.mdx': person('Noor'),
  'escalation-paths/orders.mdx': '---\ntitle: Orders\nlevels: [{after: 0m, notify: [rotation:office]}]\nlastResort: person:kai\n---\n',
  'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\nescalation: orders\n---\n',
}
const gapsAt = (at: string, more: RuleExample['files'] = {}) => {
  const catalog = exampleCatalog({name: '', files: {...files, ...more}, expect: []})
  return {catalog, diagnostics: checkCatalog(catalog, rules, {now: at}).filter(({ruleId}) => ruleId === 'rotation-gap')}
}

test('a baseline knows a gap whose first date has passed, and not one that another cause tears open', () => {
  const entries = gapsAt(now).diagnostics.map(({ruleId, file, message, fingerprint}) => ({rule: ruleId, file, message, fingerprint}))
  const nextDay = gapsAt('2026-11-24T02:00:00Z').diagnostics
  expect(nextDay.map(({message}) => message)).not.toEqual(entries.map(({message}) => message))
  expect(compareWithBaseline(entries, nextDay)).toMatchObject({fresh: [], fixed: [], known: entries})
  const leaving = gapsAt('2026-11-24T02:00:00Z', {'people/noor.mdx': person('Noor', 'left: 2026-12-01\n')}).diagnostics
  expect(compareWithBaseline(entries, leaving).fresh.map(({message}) => message)).toEqual([
    expect.stringMatching(/`noor` has left by then$/),
  ])
})

test('a gap is no new one since an older check, also in a file that has moved', () => {
  const before = gapsAt(now)
  expect(causedBetween(before, gapsAt('2026-11-24T02:00:00Z'))).toEqual([])
  const {'rotations/office.mdx': text, ...others} = files
  const moved = exampleCatalog({
    name: '',
    files: {
      ...others,
      'rotations/desk.mdx': text,
      'escalation-paths/orders.mdx': others['escalation-paths/orders.mdx'].replace('rotation:office', 'rotation:desk'),
    },
    expect: [],
  })
  const diagnostics = checkCatalog(moved, rules, {now: '2026-11-24T02:00:00Z'}).filter(({ruleId}) => ruleId === 'rotation-gap')
  expect(diagnostics.length).toBe(1)
  expect(causedBetween(before, {catalog: moved, diagnostics})).toEqual([])
})

test('a baseline may begin with a byte order mark, and says when a merge was not finished', () => {
  expect(parseBaseline('\uFEFF{"version": 1, "findings": []}')).toEqual([])
  expect(() => parseBaseline('<<<<<<< HEAD\n{"version": 1, "findings": []}\n=======\n')).toThrow('a merge was not finished')
})
