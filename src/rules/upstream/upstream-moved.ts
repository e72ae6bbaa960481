import {startOf} from '../../core/content/span.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each entry whose other one has another text than the one it was written for. */
export default defineRule({
  id: 'upstream-moved',
  // It comes true by a change elsewhere; whoever edits here cannot have brought it about.
  severity: 'warning',
  summary: 'An entry stands on a text that has moved on since.',
  why: 'What is taken over has changed unread, and what is replaced here may lack a repair that was made there.',
  *check(catalog) {
    for (const {composed, extends: said, revision, upstream} of catalog.overlays) {
      if (said.revision === undefined || said.revision === revision) continue
      yield {
        at: composed.frontmatter.valueSpan(['extends', 'revision']),
        message: `${said.kind} \`${said.id}\` has moved on since \`${said.revision}\`, which this entry was written for`,
        help: `Read what has changed with \`clarity upstream ${composed.kind}:${composed.id}\`, then accept it with \`--accept\`.`,
        related: [{at: startOf(upstream.file), message: 'is the text as it is now'}],
      }
    }
  },
  examples: [
    {
      name: 'the text that it was written for, and an entry that records none',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n',
        '@kube/teams/day.mdx': '---\ntitle: Day\npurpose: Orders.\n---\n',
        'teams/ops.mdx': '---\nextends: {entry: ops, revision: 04eedbea77eb406f}\n---\n',
        'teams/day.mdx': '---\nextends: day\n---\n',
      },
      expect: [],
    },
    {
      name: 'another text',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders and refunds.\n---\n',
        'teams/ops.mdx': '---\nextends: {entry: ops, revision: 3f9ac1d27be40512}\n---\n',
      },
      expect: ['content/teams/ops.mdx:2:33-2:49 team `ops` has moved on since `3f9ac1d27be40512`, which this entry was written for'],
    },
  ],
})
