import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import * as z from 'zod'
import {describeFields} from '../../src/core/content/schema/describe.ts'
import {editorSchemas} from '../../src/core/content/schema/editor.ts'
import {field} from '../../src/core/content/schema/field.ts'
import {schemas} from '../../src/core/content/schema/index.ts'
import {settingsSchemaOf} from '../../src/core/content/schema/settings.ts'
import {checkExample, exampleCatalog} from '../../src/core/lint/check.ts'
import {readSources} from '../../src/host/status/read-round.ts'
import queryNotPromql from '../../src/rules/alerts/query-not-promql.ts'
import frontmatterInvalidValue from '../../src/rules/files/frontmatter-invalid-value.ts'
import {planOf} from '../../src/status/collection-plan.ts'
import {addSourceKinds, ownSourceKinds, sourceKinds} from '../../src/status/source/index.ts'
import {defineSource} from '../../src/status/source/kind.ts'
import {readStatusPage} from '../../src/status/source/status-pages.ts'
import {pretend} from '../support/ask.ts'
import {root} from '../support/clarity.ts'

const now = Date.parse('2026-11-23T02:00:00Z')

describe('the registry of kinds of status sources', () => {
  test('lists every file of src/status/source that defines one, under its own name', () => {
    const folder = path.join(root, 'src/status/source')
    const defining = readdirSync(folder).filter(name =>
      /^export const \w+ = defineSource\(/m.test(readFileSync(path.join(folder, name), 'utf8')),
    )
    expect(ownSourceKinds.map(({id}) => `${id}.ts`).sort()).toEqual(defining.sort())
  })

  test.each(ownSourceKinds.map(kind => [kind.id, kind] as const))(
    '%s says what it is and what it can',
    (_id, {title, summary, reads, language, knowsAlerts}) => {
      expect(title).toMatch(/^[A-Za-z]/)
      expect(summary).toMatch(/^[A-Za-z].*[^.]$/)
      expect(['url', 'file', 'settings']).toContain(reads)
      expect(language !== undefined || knowsAlerts).toBe(true)
    },
  )

  test('is asked: no other file compares the name of a kind', () => {
    const ids = ownSourceKinds.map(({id}) => id).join('|')
    const comparison = new RegExp(`\\bkind\\b\\)?\\s*[!=]==\\s*['"\`](${ids})['"\`]|\\bcase\\s+['"](${ids})['"]|Set\\(\\[['"](${ids})['"]`)
    const files = ['src', 'plugins', 'scripts'].flatMap(part =>
      readdirSync(path.join(root, part), {recursive: true}).map(name => `${part}/${name}`),
    )
    const code = files.filter(name => /\.(ts|astro|mjs)$/.test(name))
    expect(code.filter(name => comparison.test(readFileSync(path.join(root, name), 'utf8')))).toEqual([])
    expect(comparison.test("if (source.kind === 'prometheus')")).toBe(true)
  })
})

const counter = defineSource({
  id: 'counter',
  title: 'counter',
  summary: 'a counter of our own',
  reads: 'settings',
  language: 'name',
  settings: {
    start: field(z.int(), {is: 'Where it begins.', example: 40}),
    step: field(z.int().default(2), {is: 'How far it goes.', example: 2}),
  },
  open: ({setting}) => ({
    read: async questions => ({
      measures: new Map(questions.map(({signal}) => [signal, {value: setting.start + setting.step, observedAt: '2026-11-23T02:00:00Z'}])),
      remarks: [],
    }),
  }),
})
const beacon = defineSource({
  id: 'beacon',
  title: 'beacon',
  summary: 'a beacon; the query is its lamp',
  language: 'name',
  statusPage: {
    answersAs: 'a beacon does',
    recognises: body => typeof body === 'object' && body !== null && 'lamp' in body,
    contentOf: ({body}) => {
      const isRed = (body as {lamp: string}).lamp === 'red'
      return {components: [{name: 'Lamp', state: isRed ? 'critical' : 'ok', level: isRed ? 3 : 0}]}
    },
  },
  open: () => ({read: async () => ({measures: new Map(), remarks: []})}),
})
const withCounter = [...ownSourceKinds, counter]

function filesWith(source: object) {
  const signal = {id: 'waiting', title: 'Waiting', unit: 'orders', query: 'sum('}
  const orders = {title: 'Orders', from: ['shop'], to: ['erp'], mechanism: 'By hand.', tier: 1, signals: [signal]}
  return {'settings.yaml': JSON.stringify({sources: [source]}), 'integrations/orders.mdx': `---\n${JSON.stringify(orders)}\n---\n`}
}

function messagesFor(source: object): string[] {
  const example = {name: 'a source', files: filesWith(source), expect: []}
  return checkExample(frontmatterInvalidValue, example, {sourceKinds: withCounter}).map(line => line.replace(/^\S+ /, ''))
}

describe('a kind from outside', () => {
  test('has fields of its own, with their defaults, which no other kind is given', () => {
    const written = [
      {id: 'own', kind: 'counter', start: 40},
      {id: 'metrics', kind: 'prometheus', url: 'https://metrics.example.com'},
    ]
    const [own, metrics] = settingsSchemaOf(withCounter).parse({sources: written}).sources
    expect(own).toMatchObject({start: 40, step: 2, can: {title: 'counter', reads: 'settings', language: 'name', isDemo: false}})
    expect(metrics).not.toHaveProperty('step')
  })

  test('is refused where a field is missing, is of another kind or has another form', () => {
    expect(messagesFor({id: 'own', kind: 'counter', start: 40, step: 3})).toEqual([])
    expect(messagesFor({id: 'own', kind: 'counter'})).toEqual(['`sources[0]`: expected `start` for a source of kind `counter`'])
    expect(messagesFor({id: 'own', kind: 'counter', start: 'x'})).toEqual(['`sources[0].start`: expected a number, got the text `"x"`'])
    expect(messagesFor({id: 'own', kind: 'counter', start: 1, url: 'https://a.example.com'})).toEqual([
      '`sources[0].url`: expected no `url` for a source of kind `counter`, got `https://a.example.com`',
    ])
    expect(messagesFor({id: 'm', kind: 'prometheus', url: 'https://a.example.com', start: 1})).toEqual([
      '`sources[0].start`: expected no `start` for a source of kind `prometheus`, got `1`',
    ])
    expect(messagesFor({id: 'm', kind: 'counte'})).toEqual([
      expect.stringMatching(/^`sources\[0\]\.kind`: expected one of `prometheus`, .* \(perhaps `counter`\), got `counte`$/),
    ])
  })

  test('stands in the documentation of the settings and in what editors know', () => {
    const fields = new Map(describeFields(settingsSchemaOf(withCounter)).map(each => [each.path, each]))
    expect(fields.get('sources[].kind')?.type).toContain('replay, counter')
    expect(fields.get('sources[].start')).toMatchObject({is: 'Where it begins.', example: 40, required: false})
    expect(fields.get('sources[].step')).toMatchObject({is: 'How far it goes.', absent: '2'})
    const kind = {enum: withCounter.map(({id}) => id)}
    const step = {description: 'How far it goes. Without it: 2.'}
    expect(editorSchemas(withCounter).settings).toMatchObject({properties: {sources: {items: {properties: {kind, step}}}}})
  })

  test('is asked for values, and rules go by the language it says it has', async () => {
    const example = {name: 'a source', files: filesWith({id: 'own', kind: 'counter', start: 40}), expect: []}
    expect(checkExample(queryNotPromql, example, {sourceKinds: withCounter})).toEqual([])
    addSourceKinds([counter])
    expect(sourceKinds()).toEqual(withCounter)
    const plan = planOf(exampleCatalog(example, sourceKinds()))
    const reader = {
      env: {},
      memories: new Map(),
      recordings: new Map(),
      allowances: {files: new Map(), commands: new Map()},
      end: new AbortController().signal,
    }
    const [outcome] = await readSources(plan, reader, now)
    expect(outcome).toMatchObject({
      id: 'own',
      answer: {measures: new Map([['orders/waiting', {value: 42, observedAt: '2026-11-23T02:00:00Z'}]])},
    })
  })

  test('cannot take the name of another, nor of a field that all sources have', () => {
    addSourceKinds([counter])
    expect(() => addSourceKinds([{...counter}])).toThrow('there are two kinds of status source `counter`')
    const open = counter.open
    expect(() => defineSource({id: 'Own', title: 'x', summary: 'x', open})).toThrow('`Own` is no id of a kind of source')
    expect(() => defineSource({id: 'own', title: 'x', summary: 'x', settings: {url: z.string()}, open})).toThrow(
      'cannot have a field `url`',
    )
  })
})

describe('a format of status pages', () => {
  const pages = {
    statuspage: {status: {indicator: 'none'}, components: [{id: 'c1', name: 'API', status: 'operational'}]},
    stripe: {largestatus: 'up', statuses: {api: 'up'}},
    gatus: [{name: 'API', results: [{success: true, timestamp: '2026-11-23T02:00:00Z'}]}],
    upptime: [{name: 'API', slug: 'api', status: 'up'}],
  }
  const formats = ownSourceKinds.flatMap(({id, statusPage}) => (statusPage ? [[id, statusPage] as const] : []))

  test.each(formats)('%s knows its own pages, and no others', (id, format) => {
    expect(Object.entries(pages).flatMap(([of, body]) => (format.recognises(body) ? of : []))).toEqual([id])
    for (const body of [null, 'up', 0, {}]) expect(format.recognises(body)).toBe(false)
  })

  test('that is the wrong one says which one is right', async () => {
    expect(formats.map(([id]) => id).sort()).toEqual(Object.keys(pages).sort())
    for (const [id, body] of Object.entries(pages)) {
      expect((await readStatusPage(id, pretend({'': body}), [])).state).toBe('ok')
      const other = id === 'gatus' ? 'upptime' : 'gatus'
      const message = new RegExp(`^it did not answer as (Gatus|Upptime) does; such a page has the format \`${id}\`$`)
      await expect(readStatusPage(other, pretend({'': body}), [])).rejects.toThrow(message)
    }
  })

  test('is what systems may name, beside those for people', () => {
    const field = () => describeFields(schemas.system).find(each => each.path === 'statusPage.format')
    const named = formats.map(([id]) => id)
    expect(field()?.type).toBe(`one of ${[...named, 'html', 'none'].join(', ')}`)
    addSourceKinds([beacon])
    expect(field()?.type).toBe(`one of ${[...named, 'beacon', 'html', 'none'].join(', ')}`)
    expect(() => addSourceKinds([{...beacon, id: 'html'}])).toThrow('a status page of the format `html` is for people')
  })

  test('from outside is read for the systems that name it', async () => {
    addSourceKinds([beacon])
    const statusPage = {url: 'https://a.example.com', api: 'https://a.example.com/lamp', format: 'beacon', components: ['Lamp']}
    const system = `---\n${JSON.stringify({title: 'Shop', category: 'storefront', statusPage})}\n---\n`
    const files = {'settings.yaml': 'status: {vendors: 5m}', 'systems/shop.mdx': system}
    const {vendors} = planOf(exampleCatalog({name: 'a system', files, expect: []}, sourceKinds()))
    expect(vendors).toMatchObject([{system: 'shop', format: 'beacon'}])
    expect(await readStatusPage('beacon', pretend({'': {lamp: 'red'}}), ['Lamp'])).toMatchObject({state: 'critical', incidents: []})
    await expect(readStatusPage('html', pretend({}), [])).rejects.toThrow('it is for people only')
  })
})
