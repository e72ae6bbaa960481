import {defineRule} from '../../core/lint/rule.ts'
import {agreedChanges} from './at-stake.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each agreed breaking change without steps. */
export default defineRule({
  id: 'change-plan-missing',
  severity: 'error',
  summary: 'A breaking change has no step plan.',
  why: 'Old and new form are swapped in one moment, and whoever has not moved by then stops working.',
  compares: true,
  *check(catalog, {base}) {
    for (const {id, data, document} of agreedChanges(catalog, base)) {
      if (data.class !== 'breaking' || data.steps.length > 0) continue
      yield {
        at: document.frontmatter.valueSpan(['class']),
        message: `change \`${id}\` is breaking and has no steps`,
        help: 'Add `steps`: expand (the new beside the old), migrate (readers move), contract (the old goes).',
      }
    }
  },
  examples: [
    {
      name: 'a breaking change with steps, and one that adds',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change('class: breaking\nstate: approved\nsteps: [{step: expand, from: 2026-11-16, until: 2026-11-17}]'),
        'changes/chg-2.mdx': change('class: additive\nstate: approved'),
      },
      expect: [],
    },
    {
      name: 'a breaking change in one moment',
      files: {...landscape, 'contracts/sales-order.mdx': contract(), 'changes/chg-1.mdx': change('class: breaking\nstate: approved')},
      expect: ['content/changes/chg-1.mdx:4:8-4:16 change `chg-1` is breaking and has no steps'],
    },
  ],
})
