import {describe, expect, test} from 'vitest'
import {checkCatalog, exampleCatalog} from '../../src/core/lint/check.ts'
import {rules, rulesByTopic} from '../../src/rules/index.ts'
import {base, clean, faults, withText} from './seeded.ts'

// The machine of a test may do other things beside it; by itself the comparison takes half of the two seconds.
const slack = 1.5
const now = '2026-11-23T02:00:00Z'
const firing = [...(rulesByTopic.firing ?? []), ...rules.filter(({id}) => id === 'runbook-unreached' || id === 'alert-name-taken')]

function find(files: Record<string, string>): string[] {
  const diagnostics = checkCatalog(exampleCatalog({name: 'x', files, expect: []}), firing, {now})
  return diagnostics.map(({file, start, ruleId}) => `${file.replace('content/', '')}:${start.line} ${ruleId}`)
}

test('the rules, routes, monitors and alarms that faults are put into have no finding', () => {
  expect(find(base)).toEqual([])
})

test('there are at least 60 faults and 40 clean variants', () => {
  expect(faults.length).toBeGreaterThanOrEqual(60)
  expect(clean.length).toBeGreaterThanOrEqual(40)
})

describe('a fault is found in its file, on its line, by its rule, and once', () => {
  test.each(faults)('$name', ({file, from, to, expected, line}) => {
    const found = find(withText(file, from, to))
    const [where = '', rule] = expected.split(' ')
    const changed = withText(file, from, to)[where] ?? ''
    const number = changed.split('\n').findLastIndex(each => each.includes(line)) + 1
    expect(found).toEqual([`${where}:${number} ${rule}`])
  })
})

describe('a clean variant has no finding', () => {
  test.each(clean)('$name', ({file, from, to}) => {
    expect(find(withText(file, from, to))).toEqual([])
  })
})

test('ten thousand rules are read and compared in under two seconds', () => {
  const name = (index: number) => `Alert${index}`
  const rule = (index: number) => `      - alert: ${name(index)}
        expr: sum(rate(orders_total{shop="s${index}"}[5m])) > ${index}
        for: 5m
        labels: {severity: page, team: commerce}
        annotations: {runbook_url: https://runbooks.example.com/alerts/${name(index)}/}
`
  const alert = (index: number) =>
    `  - {name: ${name(index)}, severity: page, for: 5m, query: 'sum(rate(orders_total{shop="s${index}"}[5m])) > ${index}'}\n`
  const numbers = Array.from({length: 10_000}, (_, index) => index)
  const mode = (index: number) =>
    `---\ntitle: M${index}\nintegration: orders\nclass: stuck\nseverity: SEV1\nowner: commerce\nrunbook: recreate\nalerts:\n${numbers
      .slice(index * 100, index * 100 + 100)
      .map(alert)
      .join('')}---\n`
  const modes = Object.fromEntries(numbers.slice(0, 100).map(index => [`failure-modes/m${index}.mdx`, mode(index)]))
  const catalog = exampleCatalog({
    name: 'x',
    files: {
      'settings.yaml': base['settings.yaml']?.replace(', alerts/*.json', '') ?? '',
      'teams/commerce.mdx': base['teams/commerce.mdx'] ?? '',
      'alerts/routes.yaml':
        'route:\n  receiver: chat\n  routes: [{matchers: [team="commerce"], receiver: commerce-pager}]\nreceivers: [{name: chat}, {name: commerce-pager}]\n',
      'alerts/rules.yaml': `groups:\n  - name: g\n    rules:\n${numbers.map(rule).join('')}`,
      ...modes,
    },
    expect: [],
  })
  const started = process.cpuUsage()
  const found = checkCatalog(catalog, rulesByTopic.firing ?? [], {now})
  const used = process.cpuUsage(started)
  expect(found.map(({message}) => message)).toEqual([])
  expect((used.user + used.system) / 1000).toBeLessThan(2000 * slack)
})
