import {listed} from '../core/nearest.ts'
import {runbookSections} from '../core/questions/runbook.ts'
import {defineRule, mdx} from '../core/rule.ts'

/** Reports each runbook that lacks one of the fixed sections. */
export default defineRule({
  id: 'runbook-section-missing',
  severity: 'error',
  summary: 'A runbook lacks one of its sections.',
  why: 'At night people go by place: who looks for *Verify* and finds none, declares the incident over unproven.',
  *check(catalog) {
    for (const {id, document} of catalog.list('runbook')) {
      // A body that does not parse has no sections to miss.
      if (document.problems.length > 0) continue
      const present = document.body.sections.map(({heading}) => heading.text)
      const missing = runbookSections.filter(name => !present.includes(name))
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `runbook \`${id}\` has no section ${listed(missing, 9)}`,
        help: `Add \`## ${missing[0]}\`; a runbook has ${runbookSections.join(', ')}.`,
      }
    }
  },
  examples: [
    {
      name: 'all sections',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
        ---
        title: Stuck orders
        duration: 10m
        reviewed: 2026-11-01
        ---
        ${runbookSections.map(name => `## ${name}\n        Text.`).join('\n        ')}
      `,
      },
      expect: [],
    },
    {
      name: 'no verification',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
        ---
        title: Stuck orders
        duration: 10m
        reviewed: 2026-11-01
        ---
        ${runbookSections
          .filter(name => name !== 'Verify')
          .map(name => `## ${name}\n        Text.`)
          .join('\n        ')}
      `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:2:8-2:20 runbook `stuck-orders` has no section `Verify`'],
    },
  ],
})
