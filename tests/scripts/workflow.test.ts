import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseDocument} from 'yaml'
import {z} from 'zod'
import {root} from '../support/clarity.ts'

const step = z.union([
  z.strictObject({uses: z.string().regex(/^[\w-]+\/[\w-]+@v\d+$/), with: z.record(z.string(), z.unknown()).optional()}),
  z.strictObject({name: z.string().optional(), run: z.string(), env: z.record(z.string(), z.string()).optional()}),
])
const job = z.looseObject({
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  strategy: z.looseObject({matrix: z.strictObject({node: z.array(z.number())})}),
  steps: z.array(step),
})
const workflow = z.strictObject({
  name: z.string(),
  on: z.strictObject({push: z.strictObject({branches: z.array(z.string())}), pull_request: z.null()}),
  permissions: z.record(z.string(), z.literal('read')),
  concurrency: z.looseObject({group: z.string()}),
  jobs: z.record(z.string(), job),
})

const folder = path.join(root, '.github/workflows')
const {scripts, engines} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  engines: {node: string}
}

// `npm test` and `npm run types` name a script; `npm ci` is npm's own.
function unknownScripts(command: string): string[] {
  const named = [...command.matchAll(/\bnpm (?:run (?:-s )?)?([\w:-]+)/g)].map(([, name]) => name ?? '')
  return named.filter(name => name !== 'ci' && !(name in scripts))
}

describe.each(readdirSync(folder))('the workflow %s', name => {
  const text = readFileSync(path.join(folder, name), 'utf8')
  const parsed = parseDocument(text)
  const read = workflow.safeParse(parsed.toJS())

  test('is YAML that a code host takes, with no right but to read', () => {
    expect(parsed.errors).toEqual([])
    expect(read.error?.issues ?? []).toEqual([])
  })

  test('runs the two commands of the README, on the promised Nodes', () => {
    const [only] = Object.values(read.data?.jobs ?? {})
    const commands = only?.steps.flatMap(each => ('run' in each ? [each.run] : [])) ?? []
    expect(commands.flatMap(unknownScripts)).toEqual([])
    expect(commands.filter(command => command.startsWith('npm')).join(' && ')).toBe('npm ci && npm test')
    expect(readFileSync(path.join(root, 'README.md'), 'utf8')).toContain('npm ci && npm test')
    expect(only?.strategy.matrix.node).toEqual([22, 24])
    expect(engines.node).toMatch(/^>=22\./)
  })

  test('needs no secret, so that it works on a fork', () => {
    expect(text).not.toMatch(/secrets\.|pull_request_target|environment:|GITHUB_TOKEN/)
  })

  test('a script that is not there is seen', () => {
    expect(unknownScripts('npm ci && npm run -s nothing')).toEqual(['nothing'])
  })
})
