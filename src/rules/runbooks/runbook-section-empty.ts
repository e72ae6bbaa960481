import {namedSections} from '../../core/catalog/queries/runbook.ts'
import {sectionFormOf} from '../../core/content/section-form.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each fixed section of a runbook that has a heading and nothing below it. */
export default defineRule({
  id: 'runbook-section-empty',
  severity: 'error',
  summary: 'A section of a runbook is empty.',
  why: 'At night nobody can tell whether there is nothing to do or nobody has written it down.',
  local: true,
  *check(catalog) {
    for (const {id, document} of catalog.list('runbook')) {
      for (const {section, name} of namedSections(document.body, sectionFormOf(catalog.settings.sections))) {
        if (!name || !section.empty) continue
        yield {
          at: section.heading.span,
          message: `section \`${section.heading.text}\` of runbook \`${id}\` is empty`,
          help: 'Write what to do there, or in one sentence why there is nothing to do.',
        }
      }
    }
  },
  examples: [
    {
      name: 'a sentence that says why there is nothing to do',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Roll back
          Nothing was changed.
        `,
      },
      expect: [],
    },
    {
      name: 'a heading alone, and one with a comment',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Verify
          ## Roll back
          {/* to do */}
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:6:1-6:10 section `Verify` of runbook `stuck-orders` is empty',
        'content/runbooks/stuck-orders.mdx:7:1-7:13 section `Roll back` of runbook `stuck-orders` is empty',
      ],
    },
  ],
})
