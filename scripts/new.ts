// Begins what the program is made of, so that nobody copies a file by hand. Usage: npm run new rule <id> [topic]
import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {ruleFile, rules, rulesByTopic} from '../src/rules/index.ts'
import {listedRule, ruleTemplate} from './rule-template.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const topics = Object.keys(rulesByTopic)
const usage = `Usage: npm run new rule <id> [topic]

  id     names the fault, in kebab-case: owner-unknown rather than check-owners
  topic  folder below src/rules: ${topics.join(', ')}
         (default: that of the rules whose ids begin with the same word)
`

const [what, id = '', topic = topicLike(id), ...others] = process.argv.slice(2)
const refused = refusal()
if (refused === undefined) writeRule(id, topic ?? '')
else {
  process.stderr.write(`new: ${refused}\n\n${usage}`)
  process.exitCode = 2
}

function refusal(): string | undefined {
  if (what === undefined) return 'say what to begin'
  if (what !== 'rule') return `\`${what}\` is nothing that can be begun here; \`npm run -s clarity -- new\` is for entries of content`
  if (id === '') return 'say the id of the rule'
  if (others.length > 0) return `expected an id and a topic, got \`${others.join(' ')}\` too`
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return `expected an id in kebab-case such as \`owner-unknown\`, got \`${id}\``
  if (rules.some(rule => rule.id === id)) return `there is a rule \`${id}\` already, in ${ruleFile(id)}`
  if (topic === undefined) return `no rule begins with \`${id.split('-')[0]}-\`, so say its topic`
  if (!topics.includes(topic)) return `no topic \`${topic}\``
  return existsSync(path.join(root, `src/rules/${topic}/${id}.ts`))
    ? `src/rules/${topic}/${id}.ts is there already, and in no list`
    : undefined
}

// `owner-unknown` stands in `ownership`, and so does what begins as it does.
function topicLike(id: string): string | undefined {
  const alike = (topic: string) => rulesByTopic[topic]?.filter(rule => rule.id.split('-')[0] === id.split('-')[0]).length ?? 0
  const [nearest] = topics.toSorted((a, b) => alike(b) - alike(a))
  return nearest !== undefined && alike(nearest) > 0 ? nearest : undefined
}

function writeRule(id: string, topic: string): void {
  const [file, list] = [`src/rules/${topic}/${id}.ts`, 'src/rules/index.ts']
  writeFileSync(path.join(root, file), ruleTemplate(id))
  writeFileSync(path.join(root, list), listedRule(readFileSync(path.join(root, list), 'utf8'), {id, topic}))
  spawnSync(path.join(root, 'node_modules/.bin/biome'), ['format', '--write', file, list], {cwd: root})
  process.stdout.write(`wrote ${file}, and listed it in ${list}

1. Say the fault in \`summary\`, what happens if it stays in \`why\`, and find it in \`check\`.
2. Make one example of content that passes and one that fails; they are its tests and its page.
3. npm run test:fast -- tests/rules/examples.test.ts -t ${id}
4. npm run check -- --now 2026-11-23T02:00:00Z   # the example organisation stays free of findings
`)
}
