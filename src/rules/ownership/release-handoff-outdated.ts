import {defineRule} from '../../core/lint/rule.ts'
import {lastBreakOf} from '../../release/handoffs.ts'

/** Reports each ownership table whose latest handoff is older than the last breaking change that was released to its integration. */
export default defineRule({
  id: 'release-handoff-outdated',
  severity: 'error',
  summary: 'An integration was handed over before its last breaking change.',
  why: 'Those who operate it know the old form: they look for fields that are gone, and take what is new for a fault.',
  *check(catalog) {
    for (const {data, document} of catalog.list('ownership')) {
      const signed = data.handoffs.map(({on}) => on).sort()
      const last = data.integration === undefined ? undefined : lastBreakOf(catalog, data.integration)
      const latest = signed.at(-1)
      if (!last || latest === undefined || latest >= last.day) continue
      const index = data.handoffs.findIndex(({on}) => on === latest)
      yield {
        at: document.frontmatter.valueSpan(['handoffs', index, 'on']),
        message: `integration \`${data.integration}\` was handed over on ${latest}, and its breaking change \`${last.change.id}\` was released on ${last.day}`,
        help: `Hand it over again with \`changes: [${last.change.id}]\`.`,
        related: [{at: last.change.document.frontmatter.valueSpan(['class']), message: 'is the change'}],
      }
    }
  },
  examples: [
    {
      name: 'a handoff on the day of the release, and a breaking change that is not released',
      files: {
        'ownership/orders.mdx': table('2026-11-16'),
        'changes/chg-1.mdx': change('released', '2026-11-16'),
        'changes/chg-2.mdx': change('scheduled', '2026-12-14'),
      },
      expect: [],
    },
    {
      name: 'a breaking change after the handoff',
      files: {'ownership/orders.mdx': table('2026-11-01'), 'changes/chg-1.mdx': change('released', '2026-11-16')},
      expect: [
        'content/ownership/orders.mdx:7:10-7:20 integration `orders` was handed over on 2026-11-01, and its breaking change `chg-1` was released on 2026-11-16',
      ],
    },
    {
      name: 'a plan whose last step is done before the record says so',
      files: {
        'ownership/orders.mdx': table('2026-11-01'),
        'changes/chg-1.mdx': change('in-progress', '2026-11-16', 'steps: [{step: contract, from: 2026-11-17, state: done}]\n'),
      },
      expect: [
        'content/ownership/orders.mdx:7:10-7:20 integration `orders` was handed over on 2026-11-01, and its breaking change `chg-1` was released on 2026-11-17',
      ],
    },
  ],
})

function table(on: string): string {
  return `---\ntitle: Who owns orders\nintegration: orders\nresponsibilities: {}\n\nhandoffs:\n  - {on: ${on}, from: robin, to: noor}\n---\n`
}

function change(state: string, day: string, more = ''): string {
  return `---\ntitle: A change\nclass: breaking\nconsumers: [orders]\nstate: ${state}\nwindow: {from: ${day}T14:00:00Z, to: ${day}T18:00:00Z}\n${more}---\n`
}
