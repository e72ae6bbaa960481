import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {limitsInWords} from '../../plugins/remark-status.ts'
import {conditionOf} from '../../src/core/catalog/queries/alerts.ts'
import {
  durationInWords,
  lengthInWords,
  minutesInWords,
  secondsInWords,
  spanInWords,
  totalHoursInWords,
} from '../../src/core/format/duration.ts'
import {counted, plural} from '../../src/core/format/plural.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {root} from '../support/clarity.ts'

describe('a length of time', () => {
  test('that somebody wrote loses nothing', () => {
    const written = ['90s', '30s', '1h30m', '2d', '1d', '500ms', '1w', '0m', 'soon']
    expect(written.map(durationInWords)).toEqual([
      '1 min 30 s',
      '30 s',
      '1 h 30 min',
      '2 days',
      '1 day',
      '0.5 s',
      '7 days',
      'at once',
      'soon',
    ])
  })

  test('that was measured is as coarse as it is felt', () => {
    const minute = 60_000
    expect([0, 20_400, 4 * minute + 5000, 200 * minute, 30 * 60 * minute, 50 * 60 * minute].map(spanInWords)).toEqual([
      '0 s',
      '20 s',
      '4 min',
      '3 h 20 min',
      '1 day 6 h',
      '2 days',
    ])
    expect([2700, 5, 90, -90].map(value => secondsInWords(value))).toEqual(['45 min', '5 s', '2 min', '-1 min'])
  })

  test('is whole, a wait, or a sum of hours', () => {
    expect([lengthInWords(0), minutesInWords(0), minutesInWords(90), totalHoursInWords(5_443_200_000)]).toEqual([
      '0 s',
      'at once',
      '1 h 30 min',
      '1,512 h',
    ])
  })
})

test('a count goes with its noun', () => {
  expect([0, 1, 2].map(count => counted(count, 'file'))).toEqual(['0 files', '1 file', '2 files'])
  expect(counted(2, 'entity', 'entities')).toBe('2 entities')
  expect([1, 5].map(count => plural(count, 'it is', 'they are'))).toEqual(['it is', 'they are'])
})

describe('a threshold', () => {
  const conditionIn = (settings: object, signal: object) => {
    const head = {title: 'Orders', from: ['shop'], to: ['erp'], mechanism: 'By hand.', tier: 1}
    const mode = {title: 'Stuck', integration: 'orders', class: 'stuck', severity: 'SEV1'}
    const files = {
      'settings.yaml': JSON.stringify(settings),
      'integrations/orders.mdx': `---\n${JSON.stringify({...head, signals: [{id: 'age', title: 'Age', ...signal}]})}\n---\n`,
      'failure-modes/stuck.mdx': `---\n${JSON.stringify({...mode, alerts: [{name: 'Stuck', severity: 'page', signal: 'orders/age', for: '5m'}]})}\n---\n`,
    }
    const catalog = exampleCatalog({name: 'an alert', files, expect: []})
    const [alert, part] = [catalog.part('alert', 'Stuck'), catalog.part('signal', 'orders/age')]
    if (!alert || !part) throw new Error('the content does not fit')
    return {alert: conditionOf(catalog, alert.data).words, signal: limitsInWords({...part.data, locale: catalog.settings.locale})}
  }

  test.each([
    ['seconds', 7200, 'en-US', '2 h'],
    ['seconds', 90, 'en-US', '1 min 30 s'],
    ['ratio', 0.985, 'en-US', '98.5 %'],
    ['USD', 20_000, 'en-US', '$20,000'],
    ['EUR', 20_000, 'de-DE', '20.000\u00a0€'],
    ['orders', 1200, 'de-DE', '1.200'],
  ])('in %s is spelt the same for its alert and its signal', (unit, critical, locale, words) => {
    const said = conditionIn({locale}, {unit, critical})
    expect(said.alert).toBe(`Age at or above ${words}${unit === 'orders' ? ' orders' : ''} for 5 min`)
    expect(said.signal).toBe(`critical from ${words}${unit === 'orders' ? ' orders' : ''}`)
  })

  test('of one is one', () => {
    const said = conditionIn({}, {unit: 'orders', critical: 1})
    expect(said.alert).toBe('Age at or above 1 order for 5 min')
  })
})

test('nobody else chooses between one and several, or writes out a length', () => {
  const sources = ['src', 'plugins'].flatMap(folder =>
    readdirSync(path.join(root, folder), {recursive: true, encoding: 'utf8'}).map(name => path.join(folder, name)),
  )
  const texts = sources.filter(name => /\.(ts|astro)$/.test(name)).map(name => [name, readFileSync(path.join(root, name), 'utf8')] as const)
  const suspects = /=== 1 \? ('[^']*'|\(?`\$\{\w+\} \w+`) : ['`]|\? '' : 's'|\} (min|h)`|\/ 1000\} s\b/
  // A key tells findings apart from one release to the next; nobody reads it.
  const suspected = (text: string) => text.split('\n').some(line => suspects.test(line) && !/\bkey: /.test(line))
  expect(texts.filter(([, text]) => suspected(text)).map(([name]) => name)).toEqual(['src/core/format/duration.ts'])
})
