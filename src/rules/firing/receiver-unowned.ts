import {allReceivers} from '../../alerts/routed.ts'
import {didYouMean} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample} from './example-content.ts'

/** Reports each receiver of which no team says that it reaches the team; receivers that tell nobody are left out. */
export default defineRule({
  id: 'receiver-unowned',
  severity: 'warning',
  summary: 'No team says that a receiver reaches it.',
  why: 'Whoever left may be the one who was woken; and where an alert goes cannot be compared with who owns it.',
  *check(catalog) {
    const owned = catalog.list('team').flatMap(({data}) => data.receivers)
    const names = new Set(owned)
    const all = allReceivers(catalog)
    const free = owned.filter(name => !all.some(({text}) => text === name))
    for (const {text, node, isSilent} of all) {
      if (isSilent || names.has(text)) continue
      yield {
        at: node.span,
        message: `no team has receiver \`${text}\`${didYouMean(text, free)}`,
        help: `Name it in the team that it reaches: \`receivers: [${text}]\`.`,
      }
    }
  },
  examples: [
    {
      name: 'receivers of teams, and one that tells nobody',
      files: firingExample([], {
        'routes.yaml':
          'route: {receiver: nobody}\nreceivers:\n  - name: nobody\n  - {name: commerce-pager, webhook_configs: []}\n  - {name: finance-pager, webhook_configs: []}\n',
      }),
      expect: [],
    },
    {
      name: 'a receiver with a slip of the pen, and one of nobody',
      files: firingExample([], {
        'routes.yaml':
          'route: {receiver: chat}\nreceivers:\n  - {name: chat, webhook_configs: []}\n  - {name: comerce-pager, webhook_configs: []}\n',
      }),
      expect: [
        'content/alerts/routes.yaml:3:12-3:16 no team has receiver `chat`',
        'content/alerts/routes.yaml:4:12-4:25 no team has receiver `comerce-pager`; did you mean `commerce-pager`?',
      ],
    },
  ],
})
