import {describe, expect, test} from 'vitest'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {rulesByTopic} from '../../src/rules/index.ts'
import {base, clean, faults, withText} from './seeded.ts'

const now = '2026-11-23T02:00:00Z'

function find(files: Record<string, string>): string[] {
  const diagnostics = checkCatalog(exampleCatalog({name: 'x', files, expect: []}), rulesByTopic.specs ?? [], {now})
  return diagnostics.map(({file, start, ruleId}) => `${file.replace('content/', '')}:${start.line} ${ruleId}`)
}

test('the six specifications that faults are put into have no finding', () => {
  expect(find(base)).toEqual([])
})

test('there are at least 40 faults and 20 clean variants', () => {
  expect(faults.length).toBeGreaterThanOrEqual(40)
  expect(clean.length).toBeGreaterThanOrEqual(20)
})

describe('a fault is found in its file, on its line, by its rule, and once', () => {
  test.each(faults)('$name', ({file, from, to, expected, line}) => {
    const changed = withText(file, from, to)
    const [where = '', rule] = expected.split(' ')
    const number = (changed[where] ?? '').split('\n').findLastIndex(each => each.includes(line)) + 1
    expect(find(changed)).toEqual([`${where}:${number} ${rule}`])
  })
})

describe('a clean variant has no finding', () => {
  test.each(clean)('$name', ({file, from, to}) => {
    expect(find(withText(file, from, to))).toEqual([])
  })
})

test('a finding names the field that gets the value and the commands that use it', () => {
  const files = {
    ...withText('specs/orders.odcs.yaml', 'name: placed_on', 'name: placed_at'),
    'contracts/target.mdx':
      '---\ntitle: Target\nintegration: orders\ntransport: rest\nendpoint: a\nfields:\n  - {name: tranDate, type: date}\n---\n',
    'contracts/odcs.mdx': (base['contracts/odcs.mdx'] ?? '').replace(
      'placed_on, type: date',
      'placed_on, mapsTo: target/tranDate, type: date',
    ),
    'runbooks/look.mdx': "---\ntitle: Look\n---\n## First actions\n\n1. Look.\n\n   ```sh\n   jq '.placed_on' orders.json\n   ```\n",
  }
  const catalog = exampleCatalog({name: 'x', files, expect: []})
  const [finding] = checkCatalog(catalog, rulesByTopic.specs ?? [], {now})
  expect(finding?.message).toBe('`orders` of `specs/orders.odcs.yaml` has no field `placed_on`; did you mean `placed_at`?')
  expect(finding?.related.map(({at, message}) => `${at.file}:${at.start.line} ${message}`)).toEqual([
    'content/specs/orders.odcs.yaml:8 is the operation',
    'content/contracts/target.mdx:7 gets its value',
    'content/runbooks/look.mdx:9 reads it',
  ])
})

test('what comes back is read, also of a contract that writes: nothing in it has to be sent', () => {
  const found = find(withText('contracts/openapi.mdx', "'PUT /orders/{id}'}", 'getOrder}'))
  expect(found).toEqual(['contracts/openapi.mdx:11 spec-enum-differs', 'contracts/openapi.mdx:16 spec-field-unknown'])
})
