import {defineRule} from '../../core/lint/rule.ts'

/** Reports each field that a change touches although it does not name the field's contract. */
export default defineRule({
  id: 'change-contract-missing',
  severity: 'error',
  summary: 'A change touches a field of a contract that it does not name.',
  why: 'Whoever owns that contract does not see the change coming, and does not test for it.',
  *check(catalog) {
    for (const {id, data, document} of catalog.list('change')) {
      for (const [index, field] of data.fields.entries()) {
        const contract = field.slice(0, Math.max(0, field.indexOf('/')))
        if (data.contracts.includes(contract) || !catalog.has('contract', contract)) continue
        yield {
          at: document.frontmatter.valueSpan(['fields', index]),
          message: `change \`${id}\` touches \`${field}\` and does not name contract \`${contract}\``,
          help: `Add \`${contract}\` to \`contracts\`, or name a field of a contract that is there.`,
        }
      }
    }
  },
  examples: [
    {
      name: 'a field of a contract that is named',
      files: {'contracts/webhook.mdx': contract(), 'changes/chg-1.mdx': change('contracts: [webhook]')},
      expect: [],
    },
    {
      name: 'a field of another contract',
      files: {'contracts/webhook.mdx': contract(), 'contracts/erp.mdx': contract(), 'changes/chg-1.mdx': change('contracts: [erp]')},
      expect: ['content/changes/chg-1.mdx:6:10-6:20 change `chg-1` touches `webhook/id` and does not name contract `webhook`'],
    },
  ],
})

function contract(): string {
  return '---\ntitle: A contract\nintegration: orders\ntransport: rest\nendpoint: /orders\nfields: [{name: id, type: integer}]\n---\n'
}

function change(line: string): string {
  return `---\ntitle: A change\nclass: additive\nstate: proposed\n${line}\nfields: [webhook/id]\n---\n`
}
