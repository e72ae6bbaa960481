import {spawnSync} from 'node:child_process'
import {parse} from 'graphql'
import {describe, expect, test} from 'vitest'
import type {Document} from '../../src/core/content/document.ts'
import {loadCatalog} from '../../src/host/catalog.ts'
import {root} from '../support/clarity.ts'

const {catalog} = loadCatalog('content', root)

/** The commands of an entry, each with the example values of its inputs where a reader would type their own. */
function blocksOf(document: Document, languages: readonly string[]): {at: string; text: string}[] {
  const examples = examplesOf(document)
  return document.body.codes
    .filter(({inline, language}) => !inline && languages.includes(language ?? ''))
    .map(({value, span}) => ({
      at: `${document.contentPath}:${span.start.line}`,
      text: value.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => examples.get(name) ?? name),
    }))
}

function examplesOf({kind, id}: Document): ReadonlyMap<string, string> {
  const inputs = kind === 'runbook' ? (catalog.get('runbook', id)?.data.inputs ?? []) : []
  return new Map(inputs.map(({name, example}) => [name, String(example)]))
}

const blocks = (...languages: string[]) => catalog.documents.flatMap(document => blocksOf(document, languages))

describe('the commands of the example organisation', () => {
  test('there are many of them, and what is asked of an API says how it is sent', () => {
    expect(blocks('sh').length).toBeGreaterThan(150)
    expect(blocks('sql', 'graphql').map(({at}) => at)).toEqual([])
  })

  test('each shell block is one that bash can read', () => {
    const wrong = blocks('sh').flatMap(({at, text}) => {
      const {status, stderr} = spawnSync('bash', ['-n'], {input: text, encoding: 'utf8'})
      return status === 0 ? [] : [`${at} ${stderr.trim()}`]
    })
    expect(wrong).toEqual([])
  })

  test('shellcheck warns of nothing in them', () => {
    const all = blocks('sh')
    const wrong = all.flatMap(({at, text}) => {
      const {status, stdout, error} = spawnSync('shellcheck', ['-s', 'bash', '-S', 'warning', '-f', 'gcc', '-'], {
        input: text,
        encoding: 'utf8',
      })
      if (error) return [`shellcheck does not run: ${error.message}`]
      return status === 0 ? [] : [`${at} ${stdout.trim()}`]
    })
    expect(wrong).toEqual([])
  })

  test('each GraphQL document can be parsed', () => {
    const within = blocks('sh').flatMap(({at, text}) =>
      [...text.matchAll(/<<'GQL'[\s\S]*?\n([{m][\s\S]*?)\n\s*GQL$/gm)].map(([, document = '']) => ({at, text: document})),
    )
    expect(within.length).toBeGreaterThan(5)
    const wrong = within.flatMap(({at, text}) => {
      try {
        parse(text)
        return []
      } catch (error) {
        return [`${at} ${error instanceof Error ? error.message : error}`]
      }
    })
    expect(wrong).toEqual([])
  })

  test('the outputs that are shown as JSON are JSON', () => {
    const lines = blocks('output').flatMap(({at, text}) =>
      text
        .split('\n')
        .filter(line => /^[{[].*[}\]]$/.test(line))
        .map(line => ({at, line})),
    )
    expect(lines.length).toBeGreaterThan(10)
    expect(lines.filter(({line}) => !isJson(line))).toEqual([])
  })
})

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
