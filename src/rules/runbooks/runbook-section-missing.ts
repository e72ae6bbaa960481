import {missingSections, runbookSections} from '../../core/catalog/queries/runbook.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each runbook that lacks one of the fixed sections; a misspelt one is there, `runbook-section-unknown` reports it. */
export default defineRule({
  id: 'runbook-section-missing',
  severity: 'error',
  summary: 'A runbook lacks one of its sections.',
  why: 'At night people go by place: who looks for *Verify* and finds none, declares the incident over unproven.',
  local: true,
  *check(catalog) {
    for (const {id, document} of catalog.list('runbook')) {
      // A body that does not parse has no sections to miss.
      if (document.problems.length > 0) continue
      const missing = missingSections(document.body)
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `runbook \`${id}\` has no section ${listed(missing, 9)}`,
        help: `Add \`## ${missing[0]}\`; a runbook has ${runbookSections.join(', ')}.`,
      }
    }
  },
  examples: [
    {name: 'all sections', files: {'runbooks/stuck-orders.mdx': runbookWith(runbookSections)}, expect: []},
    {
      name: 'no verification',
      files: {'runbooks/stuck-orders.mdx': runbookWith(runbookSections.filter(name => name !== 'Verify'))},
      expect: ['content/runbooks/stuck-orders.mdx:2:8-2:20 runbook `stuck-orders` has no section `Verify`'],
    },
    {
      name: 'a misspelt section',
      files: {'runbooks/stuck-orders.mdx': runbookWith(runbookSections.map(name => (name === 'Roll back' ? 'Rollback' : name)))},
      expect: [],
    },
  ],
})

function runbookWith(sections: readonly string[]): string {
  const head = mdx`
    ---
    title: Stuck orders
    duration: 10m
    reviewed: 2026-11-01
    ---
  `
  return head + sections.map(name => `## ${name}\nText.\n`).join('\n')
}
