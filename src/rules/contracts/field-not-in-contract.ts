import {defineRule} from '../../core/lint/rule.ts'
import {unknownFields} from './find-unknown-fields.ts'

/**
 * Reports each field that a command writes or reads on a system with contracts and that stands in no contract of that system, once a file.
 *
 * Seen are fields in the spelling that NetSuite and Salesforce give to those of their customers, and keys of what is sent to an endpoint.
 */
export default defineRule({
  id: 'field-not-in-contract',
  severity: 'note',
  summary: 'A command uses a field that no contract of its system has.',
  why: 'Who renames the field asks the contracts who uses it, hears nobody, and the command fails in the night in which it is needed.',
  reads: 'document',
  *check(catalog) {
    for (const {name, system, at} of unknownFields(catalog)) {
      yield {
        at,
        message: `field \`${name}\` stands in no contract of \`${system.id}\``,
        help: 'Add it to the fields of the contract whose record has it, with a note that says who writes it.',
      }
    }
  },
  examples: [
    {
      name: 'a field of the contract, a field of another system, and a field in prose',
      files: {
        ...content('{name: custbody_hold, type: boolean}', '{"custbody_hold": true}'),
        'runbooks/mail.mdx': runbook('curl https://api.salesforce.example.com/q -d \'{"other": 1}\'', 'Look at `custbody_prose`.'),
      },
      expect: [],
    },
    {
      name: 'a field of one’s own that the contract lacks, and a key that is sent to its endpoint',
      files: content('{name: custbody_hold, type: boolean}', '{"custbody_resend": true, "memo": "again"}'),
      expect: [
        'content/runbooks/hold.mdx:9:90-9:105 field `custbody_resend` stands in no contract of `netsuite`',
        'content/runbooks/hold.mdx:9:115-9:119 field `memo` stands in no contract of `netsuite`',
      ],
    },
  ],
})

function content(field: string, body: string): Record<string, string> {
  return {
    'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\n---\n',
    'systems/salesforce.mdx': '---\ntitle: Salesforce\ncategory: crm\n---\n',
    'contracts/sales-order.mdx': `---\ntitle: Sales order\nintegration: orders\nsystem: netsuite\ntransport: rest\nendpoint: PUT /record/v1/salesOrder/eid:<id>\nfields: [${field}]\n---\n`,
    'runbooks/hold.mdx': runbook(`curl -X PATCH https://$NETSUITE_ACCOUNT.example.com/record/v1/salesOrder/{{id}} -d '${body}'`, ''),
  }
}

function runbook(command: string, prose: string): string {
  return `---\ntitle: A runbook\n---\n## First actions\n\n1. Do it. ${prose}\n\n   \`\`\`sh\n   ${command}\n   \`\`\`\n`
}
