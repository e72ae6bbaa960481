import type {Body} from '../../core/content/body.ts'
import type {Document} from '../../core/content/document.ts'
import type {Span} from '../../core/content/span.ts'
import {counted} from '../../core/format/plural.ts'
import {guessInWords} from '../../core/format/suggest.ts'
import type {Edit} from '../../core/lint/diagnostic.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unknownAnchors} from './find-links.ts'

/** Reports each link to a heading, step, signal or field that its page does not have. */
export default defineRule({
  id: 'link-anchor-unknown',
  severity: 'error',
  summary: 'A link leads to a place that its page does not have.',
  why: 'The page opens at its top, and the reader searches for the step the link promised.',
  reads: 'document',
  *check(catalog) {
    for (const {document, link, anchor, on, guess, right} of unknownAnchors(catalog)) {
      const said = `\`${on.contentPath}\` has no place \`${anchor}\``
      yield {
        at: link.span,
        message: `${said}${stepsInWords(on, anchor) || guessInWords(guess)}`,
        // How many steps there are is another number tomorrow.
        key: said,
        help: 'Link to a heading in lower case with hyphens, to a step as `recover-2`, or to the page as a whole.',
        fix: fixOf(document, link.span, anchor, right),
      }
    }
  },
  examples: [
    {
      name: 'headings, a step, a signal, and a page that does not exist',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ## Who we are

          See [above](#who-we-are), [step 1](runbook:stuck-orders#recover-1), [waiting](integration:orders#signal-waiting),
          [nothing](runbook:gone#verify) and [elsewhere](https://example.com/#x).
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Redrive.\n',
        'integrations/orders.mdx': mdx`
          ---
          title: Orders
          from: [shopify]
          to: [netsuite]
          mechanism: Webhook.
          tier: 1
          signals: [{id: waiting, title: Orders waiting, unit: orders}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'a step that does not exist, and a mistyped heading',
      files: {
        'teams/order-ops.mdx': mdx`
          ---
          title: Order operations
          purpose: Orders.
          ---
          ## Who we are

          See [above](#who-we-ar) and [step 2](../runbooks/stuck-orders.mdx#recover-20).
        `,
        'runbooks/stuck-orders.mdx': '---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Redrive.\n',
      },
      expect: [
        'content/teams/order-ops.mdx:7:13-7:23 `teams/order-ops.mdx` has no place `who-we-ar`; did you mean `who-we-are`?',
        'content/teams/order-ops.mdx:7:38-7:77 `runbooks/stuck-orders.mdx` has no place `recover-20`; `Recover` has 1 step',
      ],
    },
  ],
})

// `recover-9`, where Recover has three steps.
function stepsInWords({body}: Document, anchor: string): string {
  const section = /^(.+)-\d+$/.exec(anchor)?.[1]
  const own = section === undefined ? undefined : stepsOf(body).get(section)
  return own ? `; \`${own.heading}\` has ${counted(own.steps, 'step')}` : ''
}

const stepsByBody = new WeakMap<Body, Map<string, {heading: string; steps: number}>>()

// Sections with steps, by anchor.
function stepsOf(body: Body): Map<string, {heading: string; steps: number}> {
  const cached = stepsByBody.get(body)
  if (cached) return cached
  const headings = new Map([...body.headings].reverse().map(({anchor, text}) => [anchor, text]))
  const counts = Map.groupBy(body.stepAnchors, each => each.replace(/-\d+$/, ''))
  const made = new Map(
    [...counts].flatMap(([section, steps]) => {
      const heading = headings.get(section)
      return heading === undefined ? [] : [[section, {heading, steps: steps.length}] as const]
    }),
  )
  stepsByBody.set(body, made)
  return made
}

function fixOf(document: Document, at: Span, anchor: string, right: string | undefined): Edit[] | undefined {
  return right === undefined ? undefined : replaceWord(document, at, `#${anchor}`, `#${right}`)
}
