import {type MisplacedSection, misplacedSections, titlesOf} from '../../core/catalog/queries/runbook.ts'
import {sectionFormOf} from '../../core/content/section-form.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {moveSection} from './fix-section-order.ts'

/** Reports the fewest sections of a runbook to move, or to merge, so that they stand in their order. */
export default defineRule({
  id: 'runbook-section-order',
  severity: 'error',
  summary: 'The sections of a runbook are not in their order.',
  why: 'The order is the order of work: who recovers before diagnosing recovers the wrong thing.',
  local: true,
  *check(catalog) {
    const form = sectionFormOf(catalog.settings.sections)
    for (const {document} of catalog.list('runbook')) {
      for (const misplaced of misplacedSections(document.body, form)) {
        const {section, name, first} = misplaced
        yield {
          at: section.heading.span,
          message: first ? `section \`${name}\` is there twice` : `section \`${name}\` belongs ${placeFor(misplaced)}`,
          help: first ? 'Merge the two sections.' : `Move the section; the order is ${titlesOf(form).join(', ')}.`,
          fix: moveSection(document, misplaced, form),
          ...(first && {related: [{at: first.heading.span, message: 'is the first one'}]}),
        }
      }
    }
  },
  examples: [
    {
      name: 'sections in their order, some missing',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Impact
          ## Recover
          ## Verify
        `,
      },
      expect: [],
    },
    {
      name: 'one section at the wrong end',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Escalate
          ## Is this it?
          ## Impact
          ## Recover
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:6:1-6:12 section `Escalate` belongs after `Recover`'],
    },
    {
      name: 'one section twice',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Verify
          ## Verify
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:7:1-7:10 section `Verify` is there twice'],
    },
  ],
})

function placeFor({after}: MisplacedSection): string {
  return after ? `after \`${after}\`` : 'at the beginning'
}
