import {describe, expect, test} from 'vitest'
import {bySeverity, worstSeverity} from '../../src/core/catalog/queries/ranks.ts'
import {editorSchemas} from '../../src/core/content/schema/editor.ts'
import {usualVocabulary, vocabularyOf} from '../../src/core/content/schema/vocabulary.ts'
import {checkExample, exampleCatalog} from '../../src/core/lint/check.ts'
import invalidValue from '../../src/rules/files/frontmatter-invalid-value.ts'

const catalogOf = (files: Record<string, string>) => exampleCatalog({name: '', files, expect: []})
const messagesOf = (files: Record<string, string>) => checkExample(invalidValue, {name: '', files, expect: []})

const settings = `severities:
  - {id: P1, means: Down., humanWithin: 10m, reviewEvery: 90d}
  - {id: P10, means: Odd., humanWithin: 30m, reviewEvery: 90d}
  - {id: P2, means: Slow., humanWithin: 12h, reviewEvery: 180d}
tiers: [{id: gold, means: nobody can buy without it}, {id: 2, means: some notice}]
classes: [{id: down, means: It does not answer.}, {id: slow, means: It answers too late.}]
categories: [database, load-balancer]
`

describe('the words that settings list', () => {
  test('are those of the program where settings list none, one object for all content', () => {
    expect(vocabularyOf()).toBe(usualVocabulary)
    expect(vocabularyOf({severities: [{id: 'SEV1'}, {id: 'SEV2'}]})).toBe(usualVocabulary)
    expect(vocabularyOf({classes: [], tiers: 'none', categories: [7]})).toBe(usualVocabulary)
  })

  test('are the list of a scale of its own as soon as one of its severities is none of ours', () => {
    expect(vocabularyOf({severities: [{id: 'SEV1'}, {id: 'SEV5'}]}).severity).toEqual(['SEV1', 'SEV5'])
    expect(vocabularyOf({severities: [{id: 'P1', humanWithin: 'soon'}, {}, null]}).severity).toEqual(['P1'])
  })

  test('order what bears them by the list, and not by the alphabet', () => {
    const catalog = catalogOf({
      'settings.yaml': settings,
      'failure-modes/a.mdx': mode('P2', 'slow'),
      'failure-modes/b.mdx': mode('P10', 'slow'),
      'failure-modes/c.mdx': mode('P1', 'down'),
    })
    expect(bySeverity(catalog, catalog.list('failure-mode')).map(({id}) => id)).toEqual(['c', 'b', 'a'])
    expect(worstSeverity(catalog)).toBe('P1')
  })

  test('are the only ones that content may use, and a finding names them', () => {
    const files = {
      'settings.yaml': `${settings}operable: [{tier: 3, level: error}]\n`,
      'failure-modes/a.mdx': mode('SEV1', 'dwon'),
      'systems/db.mdx': '---\ntitle: DB\ncategory: erp\n---\n',
    }
    expect(messagesOf(files)).toEqual([
      'content/failure-modes/a.mdx:4:8-4:12 `class`: expected one of `down` and `slow`, got `dwon`',
      'content/failure-modes/a.mdx:5:11-5:15 `severity`: expected one of `P1`, `P10` and `P2`, got `SEV1`',
      'content/settings.yaml:8:19-8:20 `operable[0].tier`: expected one of `gold` and `2`, got `3`',
      'content/systems/db.mdx:3:11-3:14 `category`: expected one of `database` and `load-balancer`, got `erp`',
    ])
  })

  test('are words though the policy of one does not fit, so that one fault is one finding', () => {
    const files = {'settings.yaml': settings.replace('humanWithin: 10m', 'humanWithin: soon'), 'failure-modes/c.mdx': mode('P1', 'down')}
    expect(messagesOf(files)).toEqual([
      'content/settings.yaml:2:41-2:45 `severities[0].humanWithin`: expected a duration such as `5m` or `1h30m`, got `soon`',
    ])
  })

  test('stand once each, and are words', () => {
    const files = {'settings.yaml': 'classes: [{id: slow, means: Late.}, {id: slow, means: Later.}]\ncategories: ["<b>"]\n'}
    expect(messagesOf(files)).toEqual([
      'content/settings.yaml:1:10-1:63 `classes`: expected each `id` once',
      'content/settings.yaml:2:14-2:19 `categories[0]`: expected a word such as `P1` (letters, digits, at most 40), got `<b>`',
    ])
  })

  test('are what the schemas of editors offer', () => {
    const {'failure-mode': mode, integration} = editorSchemas([], vocabularyOf({classes: [{id: 'slow'}], tiers: [{id: 'gold'}, {id: 2}]}))
    expect(mode).toMatchObject({properties: {class: {type: 'string', enum: ['slow']}, severity: {enum: ['SEV1', 'SEV2', 'SEV3', 'SEV4']}}})
    expect(integration).toMatchObject({properties: {tier: {enum: ['gold', 2]}}})
  })
})

function mode(severity: string, failureClass: string): string {
  return `---\ntitle: A failure\nintegration: orders\nclass: ${failureClass}\nseverity: ${severity}\n---\n`
}
