import type {Entry} from '../../core/catalog/catalog.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each decision whose state and `supersededBy` do not agree on whether it has been replaced. */
export default defineRule({
  id: 'decision-half-superseded',
  severity: 'error',
  summary: 'A decision is superseded one way only.',
  why: 'Some readers follow the old decision and some the new one, and both can point to a page.',
  *check(catalog) {
    for (const decision of catalog.list('decision')) {
      const fault = faultOf(decision)
      if (fault) yield {at: decision.document.frontmatter.valueSpan([fault.key]), message: fault.message, help: fault.help}
    }
  },
  examples: [
    {
      name: 'a decision that another one replaced',
      files: {
        'decisions/backfill.mdx': decision('state: superseded\nsupersededBy: stock-events'),
        'decisions/stock-events.mdx': decision('state: open'),
      },
      expect: [],
    },
    {
      name: 'a successor without the state, the state without a successor, and a decision that replaces itself',
      files: {
        'decisions/backfill.mdx': decision('state: agreed\nsupersededBy: stock-events'),
        'decisions/stock-events.mdx': decision('state: superseded'),
        'decisions/tax-fallback.mdx': decision('state: superseded\nsupersededBy: tax-fallback'),
      },
      expect: [
        'content/decisions/backfill.mdx:8:8-8:14 decision `backfill` is superseded by `stock-events` and still `agreed`',
        'content/decisions/stock-events.mdx:8:8-8:18 decision `stock-events` is superseded, and nothing says by which one',
        'content/decisions/tax-fallback.mdx:9:15-9:27 decision `tax-fallback` is superseded by itself',
      ],
    },
  ],
})

function faultOf({id, data}: Entry<'decision'>): {key: string; message: string; help: string} | undefined {
  const {state, supersededBy} = data
  if (supersededBy === id) {
    return {key: 'supersededBy', message: `decision \`${id}\` is superseded by itself`, help: 'Name the decision that replaced it.'}
  }
  if (state === 'superseded' && supersededBy === undefined) {
    const message = `decision \`${id}\` is superseded, and nothing says by which one`
    return {key: 'state', message, help: 'Add `supersededBy:` with the decision that replaced it, or write `refused`.'}
  }
  if (state === 'superseded' || supersededBy === undefined) return undefined
  const message = `decision \`${id}\` is superseded by \`${supersededBy}\` and still \`${state}\``
  return {key: 'state', message, help: 'Write `state: superseded`, or remove `supersededBy` if it stands.'}
}

function decision(lines: string): string {
  return `---\ntitle: A decision\nrank: 1\nhorizon: immediate\nimpact: 5\nlikelihood: 4\neffort: 2\n${lines}\n---\n`
}
