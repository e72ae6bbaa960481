import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {root, userEnv} from '../support/clarity.ts'

// A copy, as the chore writes into the checkout it stands in.
const copy = mkdtempSync(path.join(tmpdir(), 'clarity-new-'))
for (const name of ['scripts', 'src', 'package.json', 'biome.json']) cpSync(path.join(root, name), path.join(copy, name), {recursive: true})
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))

const node = (...args: string[]) => {
  const {status, stdout, stderr} = spawnSync(process.execPath, args, {cwd: copy, encoding: 'utf8', env: userEnv()})
  return {status, stdout, stderr}
}
const begin = (...args: string[]) => node('scripts/new.ts', ...args)

describe('npm run new', () => {
  test('begins a rule beside its like, lists it, and says what to do next', () => {
    const {status, stdout, stderr} = begin('rule', 'owner-asleep')
    expect({status, stderr}).toEqual({status: 0, stderr: ''})
    expect(stdout).toMatch(/^wrote src\/rules\/ownership\/owner-asleep\.ts, and listed it in src\/rules\/index\.ts\n\n1\. /)
    const list = readFileSync(path.join(copy, 'src/rules/index.ts'), 'utf8')
    expect(list).toContain("import ownerAsleep from './ownership/owner-asleep.ts'\n")
    const asked = `
      import {checkExample} from './src/core/lint/check.ts'
      import {ruleFile, rules} from './src/rules/index.ts'
      const rule = rules.find(({id}) => id === 'owner-asleep')
      const said = rule.examples.map(example => [checkExample(rule, example), example.expect])
      console.log(JSON.stringify({file: ruleFile(rule.id), said}))`
    const fault = 'content/teams/order-ops.mdx:2:8-2:12 title `TODO` says nothing'
    expect(JSON.parse(node('--input-type=module-typescript', '--eval', asked).stdout)).toEqual({
      file: 'src/rules/ownership/owner-asleep.ts',
      said: [
        [[], []],
        [[fault], [fault]],
      ],
    })
    const form = spawnSync(path.join(root, 'node_modules/.bin/biome'), ['check', 'src/rules'], {cwd: copy, encoding: 'utf8'})
    expect([form.status, form.stderr]).toEqual([0, ''])
  })

  test('takes a topic, and asks for one where no rule is alike', () => {
    expect(begin('rule', 'weather-bad').stderr).toContain('new: no rule begins with `weather-`, so say its topic\n')
    expect(begin('rule', 'weather-bad', 'sky').stderr).toContain('new: no topic `sky`\n')
    expect(begin('rule', 'weather-bad', 'data-objects').stdout).toContain('wrote src/rules/data-objects/weather-bad.ts')
    expect(readFileSync(path.join(copy, 'src/rules/index.ts'), 'utf8')).toContain(
      "import weatherBad from './data-objects/weather-bad.ts'\n",
    )
  })

  test.each([
    [[], 'say what to begin'],
    [['page', 'x'], '`page` is nothing that can be begun here; `npm run -s clarity -- new` is for entries of content'],
    [['rule'], 'say the id of the rule'],
    [['rule', 'Owner_Asleep'], 'expected an id in kebab-case such as `owner-unknown`, got `Owner_Asleep`'],
    [['rule', '../owner'], 'expected an id in kebab-case such as `owner-unknown`, got `../owner`'],
    [['rule', 'owner-unknown'], 'there is a rule `owner-unknown` already, in src/rules/ownership/owner-unknown.ts'],
    [['rule', 'owner-x', 'ownership', 'y'], 'expected an id and a topic, got `y` too'],
  ])('refuses %j in a sentence, says what is possible, and writes nothing', (args, words) => {
    const before = readFileSync(path.join(copy, 'src/rules/index.ts'), 'utf8')
    const {status, stdout, stderr} = begin(...args)
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).toMatch(/\n\nUsage: npm run new rule <id> \[topic\]\n[\s\S]*ownership/)
    expect(stderr.split('\n')[0]).toBe(`new: ${words}`)
    expect(readFileSync(path.join(copy, 'src/rules/index.ts'), 'utf8')).toBe(before)
  })
})
