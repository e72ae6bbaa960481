import {defineRule} from '../../core/lint/rule.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each change that is released although its window has not begun. */
export default defineRule({
  id: 'change-released-early',
  severity: 'error',
  summary: 'A change is released before its window.',
  why: 'Nobody stands by, and consumers who count on the date have not moved.',
  *check(catalog, {now}) {
    for (const {id, data, document} of catalog.list('change')) {
      if (data.state !== 'released' || !data.window || Date.parse(data.window.from) <= Date.parse(now)) continue
      yield {
        at: document.frontmatter.valueSpan(['state']),
        message: `change \`${id}\` is released, and its window begins on ${data.window.from.slice(0, 10)}`,
        help: 'Say `scheduled` until then, or move the window with those who approved it.',
        related: [{at: document.frontmatter.valueSpan(['window']), message: 'is the window'}],
      }
    }
  },
  examples: [
    {
      name: 'a release in its window, and one that waits',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change('class: additive\nstate: released\nwindow: {from: 2026-11-12T15:00:00Z, to: 2026-11-12T19:00:00Z}'),
        'changes/chg-2.mdx': change('class: additive\nstate: scheduled\nwindow: {from: 2026-12-08T15:00:00Z, to: 2026-12-08T19:00:00Z}'),
      },
      expect: [],
    },
    {
      name: 'a release before its window',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change('class: additive\nstate: released\nwindow: {from: 2026-12-08T15:00:00Z, to: 2026-12-08T19:00:00Z}'),
      },
      expect: ['content/changes/chg-1.mdx:5:8-5:16 change `chg-1` is released, and its window begins on 2026-12-08'],
    },
  ],
})
