import type {Catalog} from '../../core/catalog/catalog.ts'
import {bySeverity} from '../../core/catalog/queries/ranks.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each severity that failure modes have and for which settings hold no policy; without settings `settings-missing` says it. */
export default defineRule({
  id: 'severity-without-policy',
  severity: 'warning',
  summary: 'Failures have a severity for which there is no policy.',
  why: 'Nobody has said how soon a human must be reached, so no check can tell that it takes too long.',
  *check(catalog) {
    const {settingsFile, settings} = catalog
    if (!settingsFile || !saysPolicies(catalog)) return
    const policies = new Set<string>(settings.severities.map(({id}) => id))
    const missing = Map.groupBy(bySeverity(catalog, catalog.list('failure-mode')), ({data}) => data.severity)
    for (const [severity, modes] of missing) {
      const [first] = modes
      if (policies.has(severity) || !first) continue
      yield {
        at: settingsFile.frontmatter.keySpan(['severities']),
        message: `there is no policy for \`${severity}\`, the severity of failure mode ${listed(modes.map(({id}) => id))}`,
        key: `there is no policy for \`${severity}\``,
        help: `Add \`${severity}\` under \`severities\`, with \`humanWithin\` and \`reviewEvery\`.`,
        related: [{at: first.document.frontmatter.valueSpan(['severity']), message: 'has it'}],
      }
    }
  },
  examples: [
    {
      name: 'a policy for each severity that is used',
      files: {
        'settings.yaml': 'severities: [{id: SEV1, means: Worst., humanWithin: 10m, reviewEvery: 90d}]\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\n---\n',
      },
      expect: [],
    },
    {
      name: 'a severity that was forgotten',
      files: {
        'settings.yaml': mdx`
          timeZone: UTC
          severities:
            - {id: SEV1, means: Worst., humanWithin: 10m, reviewEvery: 90d}
        `,
        'failure-modes/slow.mdx': '---\ntitle: Slow\nintegration: orders\nclass: stalled\nseverity: SEV3\n---\n',
        'failure-modes/stuck.mdx': '---\ntitle: Stuck\nintegration: orders\nclass: stuck\nseverity: SEV1\n---\n',
      },
      expect: ['content/settings.yaml:2:1-2:11 there is no policy for `SEV3`, the severity of failure mode `slow`'],
    },
  ],
})

// Where the part cannot be read it is a finding already, and what it would say is not known.
function saysPolicies({settingsFile, settings}: Catalog): boolean {
  if (!settingsFile || settingsFile.problem || settingsFile.frontmatter.problem) return false
  const {data} = settingsFile.frontmatter
  if (Object.keys(data).length === 0) return false
  return data.severities === undefined || settings.severities.length > 0 || (Array.isArray(data.severities) && data.severities.length === 0)
}
