import {entryPathOf} from '../../core/catalog/overlay/extends.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each entry that does not say which text of the other it was written for. */
export default defineRule({
  id: 'upstream-unrecorded',
  severity: 'note',
  summary: 'An entry does not say which text it was written for.',
  why: 'When the other one moves on, nobody is told to read it again.',
  *check(catalog) {
    for (const {composed, extends: said} of catalog.overlays) {
      if (said.revision !== undefined) continue
      yield {
        at: composed.frontmatter.valueSpan(entryPathOf(composed)),
        message: `it is not recorded which text of ${said.kind} \`${said.id}\` this entry was written for`,
        help: `Run \`clarity upstream --accept ${composed.kind}:${composed.id}\`, which writes \`revision\`.`,
      }
    }
  },
  examples: [
    {
      name: 'a recorded revision',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n',
        'teams/ops.mdx': '---\nextends: {entry: ops, revision: 3f9ac1d27be40512}\n---\n',
      },
      expect: [],
    },
    {
      name: 'none',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n',
        'teams/ops.mdx': '---\nextends: ops\n---\n',
      },
      expect: ['content/teams/ops.mdx:2:10-2:13 it is not recorded which text of team `ops` this entry was written for'],
    },
  ],
})
