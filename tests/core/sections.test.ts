import {describe, expect, test} from 'vitest'
import {missingSections, namedSections} from '../../src/core/catalog/queries/runbook.ts'
import {parseDocument} from '../../src/core/content/document.ts'
import {canonicalSection, canonicalSections, sectionFormOf} from '../../src/core/content/section-form.ts'
import {sectionLanguages, sectionNames} from '../../src/core/content/section-names.ts'
import {parseSettings} from '../../src/core/content/settings.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import {unknownAnchors} from '../../src/rules/links/find-links.ts'
import {createRenderer} from '../../src/site/render/render.ts'

const formOf = (yaml: string) => {
  const {settings} = parseSettings({file: 'settings.yaml', contentPath: 'settings.yaml', content: `sections: ${yaml}\n`}, [])
  return sectionFormOf(settings.sections)
}
const bodyOf = (...headings: string[]) => {
  const content = `# A\n${headings.map(text => `## ${text}\nText.\n`).join('\n')}`
  return parseDocument({file: 'a.md', contentPath: 'runbooks/a.md', content}).body
}

describe('names of sections', () => {
  test('mean one section each, in every language', () => {
    for (const language of sectionLanguages) {
      const all = canonicalSections.flatMap(id => (sectionNames[id]?.[language] ?? []).map(name => name.toLowerCase()))
      expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([])
      expect(canonicalSections.filter(id => (sectionNames[id]?.[language] ?? []).length === 0)).toEqual([])
    }
  })

  test.each([
    ['Meaning', 'is-this-it'],
    ['3. Mitigation:', 'recover'],
    ['WIEDERHERSTELLEN', 'recover'],
    ['¿Es esto?', 'is-this-it'],
    ['Vérification', 'verify'],
    ['Escalado', 'escalate'],
    ['Getting a coffee', undefined],
  ])('%s means %s', (heading, id) => expect(canonicalSection(heading)).toBe(id))
})

describe('the form that settings give', () => {
  test('knows German, French and Spanish beside its own titles, other English words only where settings say so', () => {
    const ids = (yaml: string, ...headings: string[]) => namedSections(bodyOf(...headings), formOf(yaml)).map(({id, exact}) => [id, exact])
    expect(ids('{}', 'Recover', 'Wiederherstellen', 'Escalade', 'Verificación')).toEqual([
      ['recover', true],
      ['recover', true],
      ['escalate', true],
      ['verify', true],
    ])
    expect(ids('{}', 'Remediation')).toEqual([[undefined, false]])
    expect(ids('{languages: [en]}', 'Remediation', 'Wiederherstellen')).toEqual([
      ['recover', true],
      [undefined, false],
    ])
    expect(ids('{names: {recover: [Remedy]}}', 'remedy')).toEqual([['recover', true]])
  })

  test('asks for the four sections of an alert under their own titles, and for what a list names', () => {
    expect(missingSections(bodyOf('Impact'), formOf('{preset: alert}'))).toEqual(['Meaning', 'Diagnosis', 'Mitigation'])
    expect(missingSections(bodyOf('Why'), formOf('{list: [{id: why, title: Why}, {id: fix, title: Fix}]}'))).toEqual(['Fix'])
    expect(missingSections(bodyOf('Why'), formOf('{required: [verify]}'))).toEqual(['Verify'])
  })
})

describe('pages and links', () => {
  const catalog = exampleCatalog({
    name: 'a runbook in German',
    expect: [],
    files: {
      'runbooks/a.md': '# A\n\n## Prüfen\n\n1. Los.\n2. Weiter.\n\n## Über uns\n\nText.\n',
      'runbooks/b.md': '# B\n\n[x](a.md#verify), [y](a.md#prüfen), [z](a.md#verify-2), [no](a.md#verify-3), [über](a.md#über-uns)\n',
    },
  })

  test('know a section by its id and by the words of its heading', () => {
    expect(unknownAnchors(catalog).map(({anchor}) => anchor)).toEqual(['verify-3'])
  })

  test('show the heading as it is written, under the id', () => {
    const directory = {entry: () => undefined, sections: () => formOf('{}')} as unknown as Parameters<typeof createRenderer>[0]
    const document = catalog.documents[0]
    const {html} = document ? createRenderer(directory, '/').render(document) : {html: ''}
    expect(html).toContain('<section class="section section-steps" data-section="verify" aria-labelledby="verify">')
    expect(html).toContain('<h2 id="verify" tabindex="-1"><span id="prüfen"></span>Prüfen</h2>')
    expect(html).toContain('<li id="verify-2" class="step">')
    expect(html).toContain('<h2 id="über-uns"')
  })
})
