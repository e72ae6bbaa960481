import {defineRule} from '../../core/lint/rule.ts'

/** Reports each input of a runbook whose name another one of it has. */
export default defineRule({
  id: 'input-name-taken',
  severity: 'error',
  summary: 'A runbook declares an input twice.',
  why: 'The page asks for the value once, and which of the two descriptions it shows is left to chance.',
  local: true,
  *check(catalog) {
    for (const {id, data, document} of catalog.list('runbook')) {
      const placeOf = (index: number) => document.frontmatter.valueSpan(['inputs', index, 'name'])
      const first = new Map<string, number>()
      for (const [index, {name}] of data.inputs.entries()) {
        const other = first.get(name)
        if (other === undefined) first.set(name, index)
        else {
          yield {
            at: placeOf(index),
            message: `runbook \`${id}\` declares input \`${name}\` twice`,
            help: 'Merge the two, or give one of them a name of its own.',
            related: [{at: placeOf(other), message: 'is the first one'}],
          }
        }
      }
    }
  },
  examples: [
    {name: 'two inputs', files: {'runbooks/redrive.mdx': runbook('order_id', 'queue')}, expect: []},
    {
      name: 'an input that was copied',
      files: {'runbooks/redrive.mdx': runbook('order_id', 'order_id')},
      expect: ['content/runbooks/redrive.mdx:7:12-7:20 runbook `redrive` declares input `order_id` twice'],
    },
  ],
})

function runbook(...names: string[]): string {
  const inputs = names.map(name => `  - {name: ${name}, is: What it is}\n`)
  return `---\ntitle: Redrive\nduration: 25m\nreviewed: 2026-11-02\ninputs:\n${inputs.join('')}---\n`
}
