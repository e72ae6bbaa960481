import {missingSections, runbookSections, titlesOf} from '../../core/catalog/queries/runbook.ts'
import {sectionFormOf} from '../../core/content/section-form.ts'
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
    const form = sectionFormOf(catalog.settings.sections)
    for (const {id, document} of catalog.list('runbook')) {
      // A body that does not parse has no sections to miss.
      if (document.problems.length > 0) continue
      const missing = missingSections(document.body, form)
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `runbook \`${id}\` has no section ${listed(missing, 9)}`,
        help: `Add \`## ${missing[0]}\`; a runbook has ${titlesOf(form).join(', ')}.`,
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
    {
      name: 'the four sections of an alert, in other words',
      files: {
        'settings.yaml': 'sections: {preset: alert}\n',
        'runbooks/stuck-orders.mdx': runbookWith(['Meaning', 'Impact', 'Troubleshooting', 'Remediation']),
        'runbooks/slow-orders.mdx': runbookWith(['Meaning', 'Impact', 'Diagnosis']),
      },
      expect: ['content/runbooks/slow-orders.mdx:2:8-2:20 runbook `slow-orders` has no section `Mitigation`'],
    },
    {
      name: 'what settings require, of sections of their own',
      files: {
        'settings.yaml': 'sections: {list: [{id: why, title: Why}, {id: recover, title: Fix, steps: true}], required: [recover]}\n',
        'runbooks/stuck-orders.mdx': runbookWith(['Why', 'Behebung']),
        'runbooks/slow-orders.mdx': runbookWith(['Why']),
      },
      expect: ['content/runbooks/slow-orders.mdx:2:8-2:20 runbook `slow-orders` has no section `Fix`'],
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
