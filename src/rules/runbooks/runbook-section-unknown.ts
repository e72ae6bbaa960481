import {namedSections, titlesOf} from '../../core/catalog/queries/runbook.ts'
import {sectionFormOf} from '../../core/content/section-form.ts'
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
    const form = sectionFormOf(catalog.settings.sections)
    const titles = titlesOf(form)
    for (const {document} of catalog.list('runbook')) {
      for (const {section, name, exact} of namedSections(document.body, form)) {
        if (exact) continue
        const {text, span} = section.heading
        // Where other headings are welcome, one that is nearly a section is a slip all the same.
        const isSlip = name !== undefined && isTypoOf(text, name)
        if (form.unknown === 'allow' && !isSlip) continue
        const guess = name ? `; did you mean \`${name}\`?` : `; a runbook has ${listed(titles, 9)}`
        const help = name ? `Write \`## ${name}\`.` : `Write \`### ${text}\` inside one of the sections.`
        const fix = isSlip ? replaceWord(document, span, text, name) : undefined
        yield {at: span, message: `no section is called \`${text}\`${guess}`, help, fix, ...(form.unknown === 'note' && {severity: 'note'})}
      }
    }
  },
  examples: [
    {
      name: 'other names of sections, and headings that settings allow',
      files: {
        'settings.yaml': 'sections: {preset: alert, unknown: allow, names: {recover: [Remedy]}}\n',
        'runbooks/stuck-orders.md': '# Stuck orders\n## Bedeutung\n## Impact\n## Background\n## Diagnóstico\n## Remedy\n## Vérifier\n',
      },
      expect: [],
    },
    {
      name: 'a slip where other headings are welcome',
      files: {
        'settings.yaml': 'sections: {preset: alert, unknown: allow}\n',
        'runbooks/stuck-orders.md': '# Stuck orders\n## Mitigaton\n## Background\n',
      },
      expect: ['content/runbooks/stuck-orders.md:2:1-2:13 no section is called `Mitigaton`; did you mean `Mitigation`?'],
    },
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
