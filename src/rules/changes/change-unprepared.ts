import {unpreparedFor} from '../../core/catalog/queries/changes.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each change that is released, or being released, without approval, evidence of tests or a way back. */
export default defineRule({
  id: 'change-unprepared',
  severity: 'error',
  summary: 'A change is released without approval, evidence of tests or a way back.',
  why: 'When it goes wrong nobody knows whether it ever worked, who agreed, or how to undo it.',
  *check(catalog) {
    for (const change of catalog.list('change')) {
      const {id, data, document} = change
      if (data.state !== 'released' && data.state !== 'in-progress') continue
      const missing = unpreparedFor(change)
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.valueSpan(['state']),
        message: `change \`${id}\` is \`${data.state}\` without ${missing.join(', ').replace(/, ([^,]*)$/, ' and $1')}`,
        help: 'Add what is missing under `approvals`, `tests` and `rollback`; if it does not exist, take the change back.',
      }
    }
  },
  examples: [
    {
      name: 'a release with all three, and a proposal with none',
      files: {
        'changes/chg-1.mdx': change('released', 'approvals: [{by: kai, on: 2026-11-01}]\ntests: [Replayed.]\nrollback: {how: Redeploy.}\n'),
        'changes/chg-2.mdx': change('proposed', ''),
      },
      expect: [],
    },
    {
      name: 'a release that nobody approved, and one in progress with nothing',
      files: {
        'changes/chg-1.mdx': change('released', 'tests: [Replayed.]\nrollback: {how: Redeploy.}\n'),
        'changes/chg-2.mdx': change('in-progress', ''),
      },
      expect: [
        'content/changes/chg-1.mdx:4:8-4:16 change `chg-1` is `released` without approval',
        'content/changes/chg-2.mdx:4:8-4:19 change `chg-2` is `in-progress` without approval, evidence of tests and a way back',
      ],
    },
  ],
})

function change(state: string, lines: string): string {
  return `---\ntitle: A change\nclass: additive\nstate: ${state}\n${lines}---\n`
}
