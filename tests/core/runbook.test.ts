import {describe, expect, test} from 'vitest'
import {
  inputPlaceholders,
  misplacedSections,
  missingSections,
  namedSections,
  runbookSections,
} from '../../src/core/catalog/queries/runbook.ts'
import {parseDocument} from '../../src/core/content/document.ts'

const bodyOf = (...headings: string[]) => {
  const content = `---\ntitle: a\n---\n${headings.map(text => `## ${text}\n`).join('\n')}`
  return parseDocument({file: 'a.mdx', contentPath: 'runbooks/a.mdx', content}).body
}
const without = (name: string) => runbookSections.filter(section => section !== name)

describe('a misspelt section', () => {
  test.each([
    ['Rollback', 'Roll back'],
    ['is this it', 'Is this it?'],
    ['First Actions', 'First actions'],
    ['Recovery', 'Recover'],
  ])('%s stands for the one it resembles, and is not missing', (written, name) => {
    const body = bodyOf(...runbookSections.map(section => (section === name ? written : section)))
    expect(namedSections(body).find(({exact}) => !exact)?.name).toBe(name)
    expect(missingSections(body)).toEqual([])
    expect(misplacedSections(body)).toEqual([])
  })

  test('stands for nothing when the section it resembles is there', () => {
    expect(namedSections(bodyOf('Verify', 'Verifi')).map(({name}) => name)).toEqual(['Verify', undefined])
  })

  test('that resembles none leaves the section missing', () => {
    expect(missingSections(bodyOf(...without('Verify'), 'Verification'))).toEqual(['Verify'])
  })
})

describe('sections out of order', () => {
  test('are the fewest to move', () => {
    const body = bodyOf('Escalate', ...without('Escalate'))
    expect(misplacedSections(body).map(({name, after}) => [name, after])).toEqual([['Escalate', 'Roll back']])
  })

  test('may belong at the beginning', () => {
    const body = bodyOf(...without('Is this it?'), 'Is this it?')
    expect(misplacedSections(body)).toMatchObject([{name: 'Is this it?'}])
    expect(misplacedSections(body)[0]).not.toHaveProperty('after')
  })

  test('are none in a runbook that lacks some', () => {
    expect(misplacedSections(bodyOf('Impact', 'Verify', 'After'))).toEqual([])
  })
})

test('templates of other tools are no inputs', () => {
  const content =
    '---\ntitle: a\n---\n`{{order_id}} {{ Order-Id }} {{ .Labels.job }} {{ secrets.KEY }} {{ $value }} {{ a | b }} {{}} {{"a":1}}`'
  const {body} = parseDocument({file: 'a.mdx', contentPath: 'runbooks/a.mdx', content})
  expect(inputPlaceholders(body).map(({name}) => name)).toEqual(['order_id', 'Order-Id'])
})
