import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {dayOf} from '../../core/format/dates.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {change, contract, landscape} from './example-content.ts'

/** Reports each change that is released although its window has not begun, and each step that has begun or is done before its first day. */
export default defineRule({
  id: 'change-released-early',
  severity: 'error',
  summary: 'A change is released before its window.',
  why: 'Nobody stands by, and consumers who count on the date have not moved.',
  *check(catalog, {now}) {
    for (const change of catalog.list('change')) {
      yield* earlySteps(catalog, change, now)
      const {id, data, document} = change
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
    {
      name: 'a step that is done before its first day',
      files: {
        ...landscape,
        'contracts/sales-order.mdx': contract(),
        'changes/chg-1.mdx': change(
          'class: breaking\nstate: in-progress\nsteps: [{step: expand, from: 2026-11-16, state: done}, {step: contract, from: 2026-12-08, state: done}]',
        ),
      },
      expect: ['content/changes/chg-1.mdx:6:98-6:102 step `contract` of change `chg-1` is `done`, and begins on 2026-12-08'],
    },
  ],
})

function* earlySteps({settings}: Catalog, {id, data, document}: Entry<'change'>, now: string): Generator<Finding> {
  const today = dayOf(now, settings.timeZone)
  for (const [index, {step, from, state}] of data.steps.entries()) {
    if (state === 'planned' || from <= today) continue
    yield {
      at: document.frontmatter.valueSpan(['steps', index, 'state']),
      message: `step \`${step}\` of change \`${id}\` is \`${state}\`, and begins on ${from}`,
      help: 'Say `planned` until then, or move the first day with those who approved it.',
    }
  }
}
