import {describe, expect, test} from 'vitest'
import type {AnalyzedBody} from '../../src/core/content/body.ts'
import type {AnalyzedDocument, Document} from '../../src/core/content/document.ts'
import {exampleCatalog} from '../../src/core/lint/check.ts'
import type {Rule, RuleContext} from '../../src/core/lint/rule.ts'
import {rules} from '../../src/rules/index.ts'
import {sourceKinds} from '../../src/status/source/index.ts'

type More = Exclude<keyof Document, keyof AnalyzedDocument> | Exclude<keyof Document['body'], keyof AnalyzedBody>

// The compiler names each member that is forgotten here.
const more: Record<More, true> = {
  text: true,
  lines: true,
  headings: true,
  links: true,
  programs: true,
  slips: true,
  openingWords: true,
  sections: true,
}

/** Watches a document: tells what is asked of it that only a parsed one has. */
function watched<D extends object>(object: D, asked: (name: string) => void): D {
  return new Proxy(object, {
    get(target, name) {
      if (typeof name === 'string' && Object.hasOwn(more, name)) asked(name)
      return Reflect.get(target, name)
    },
  })
}

/** Runs the examples of a rule, and lists what it asked of documents beyond what is at hand of all of them. */
function askedBy(rule: Rule): Set<string> {
  const asked = new Set<string>()
  let isRunning = false
  const note = (name: string) => void (isRunning && asked.add(name))
  const context: RuleContext = {
    ...{now: '2026-11-23T02:00:00Z', ruleIds: rules.map(({id}) => id), secrets: [], unsuppressibleIds: [], requiredIds: []},
    fileState: () => 'missing',
    outcome: {hidden: new Map()},
  }
  for (const example of rule.examples) {
    const catalog = exampleCatalog(example, sourceKinds())
    const documents = catalog.documents.map(document => watched({...document, body: watched(document.body, note)}, note))
    const made = catalog.withAll(documents)
    isRunning = true
    for (const _finding of rule.check(made, context));
    isRunning = false
  }
  return asked
}

describe('what a rule says it needs of documents', () => {
  const global = rules.filter(({local}) => !local)

  test('is all that it asks of them', () => {
    const silent = global.filter(({reads}) => reads === undefined).map(rule => [rule.id, [...askedBy(rule)]] as const)
    expect(
      silent.filter(([, asked]) => asked.length > 0),
      "say `reads: 'document'`",
    ).toEqual([])
  })

  test('is asked for where it is said', () => {
    const saying = global.filter(({reads}) => reads === 'document')
    expect(saying.length).toBeGreaterThan(5)
    expect(saying.filter(rule => askedBy(rule).size === 0).map(({id}) => id)).toEqual([])
  })

  test('is not said by local rules, which are given parsed documents', () => {
    expect(rules.filter(({local, reads}) => local && reads).map(({id}) => id)).toEqual([])
  })
})
