import {namedSections, runbookSections} from '../../core/catalog/queries/runbook.ts'
import {isTypoOf, listed} from '../../core/format/suggest.ts'
import {replaceWord} from '../../core/lint/edit.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each level-2 heading of a runbook that is none of its fixed sections. */
export default defineRule({
  id: 'runbook-section-unknown',
  severity: 'error',
  summary: 'A runbook has a section that is none of the fixed ones.',
  why: 'All runbooks have the same sections, so that nobody has to search; a section of another name is skipped.',
  local: true,
  *check(catalog) {
    for (const {document} of catalog.list('runbook')) {
      for (const {section, name, exact} of namedSections(document.body)) {
        if (exact) continue
        const {text, span} = section.heading
        const guess = name ? `; did you mean \`${name}\`?` : `; a runbook has ${listed(runbookSections, 9)}`
        const help = name ? `Write \`## ${name}\`.` : `Write \`### ${text}\` inside one of the sections.`
        const fix = name && isTypoOf(text, name) ? replaceWord(document, span, text, name) : undefined
        yield {at: span, message: `no section is called \`${text}\`${guess}`, help, fix}
      }
    }
  },
  examples: [
    {
      name: 'a heading of its own inside a section',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          ### With one order
        `,
      },
      expect: [],
    },
    {
      name: 'a section in other words',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Rollback
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:6:1-6:12 no section is called `Rollback`; did you mean `Roll back`?'],
    },
    {
      name: 'a section that no other runbook has',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Background
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:6:1-6:14 no section is called `Background`; a runbook has `Is this it?`, `Impact`, `First actions`, `Diagnose`, `Recover`, `Verify`, `Roll back`, `Escalate` and `After`',
      ],
    },
  ],
})
