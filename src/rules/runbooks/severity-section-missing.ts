import {failureModesOf} from '../../core/catalog/queries/owner.ts'
import {missingSections} from '../../core/catalog/queries/runbook.ts'
import {sectionFormOf} from '../../core/content/section-form.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each runbook that lacks a section which settings ask for because of the severity of its worst failure mode. */
export default defineRule({
  id: 'severity-section-missing',
  severity: 'error',
  summary: 'A runbook lacks a section that the severity of its failure asks for.',
  why: 'What is a detail in a small incident decides a large one, and it is looked for at the worst time.',
  reads: 'document',
  *check(catalog) {
    const form = sectionFormOf(catalog.settings.sections)
    if (Object.keys(form.bySeverity).length === 0) return
    for (const {id, document} of catalog.list('runbook')) {
      const severity = failureModesOf(catalog, id)[0]?.data.severity
      const asked = (severity && form.bySeverity[severity]) || []
      const further = asked.filter(each => !form.required.includes(each))
      const missing = document.problems.length > 0 ? [] : missingSections(document.body, form, further)
      if (missing.length === 0) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `runbook \`${id}\` is for a ${severity} and has no section ${listed(missing, 9)}`,
        help: `Add \`## ${missing[0]}\`.`,
      }
    }
  },
  examples: [
    {name: 'a severity without the failure', files: contentWith('SEV3', ''), expect: []},
    {name: 'a runbook that has it', files: contentWith('SEV1', '## Zurückrollen\nStart the old one.\n'), expect: []},
    {
      name: 'no way back from a grave failure',
      files: contentWith('SEV1', ''),
      expect: ['content/runbooks/stuck-orders.md:4:1-4:15 runbook `stuck-orders` is for a SEV1 and has no section `Roll back`'],
    },
  ],
})

function contentWith(severity: string, more: string): Record<string, string> {
  return {
    'settings.yaml': 'sections: {preset: alert, required: [recover], bySeverity: {SEV1: [recover, roll-back]}}\n',
    'failure-modes/stuck.mdx': `---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: ${severity}\nrunbook: stuck-orders\n---\n`,
    'runbooks/stuck-orders.md': `---\nduration: 5m\n---\n# Stuck orders\n## Mitigation\nStart a new one.\n${more}`,
  }
}
