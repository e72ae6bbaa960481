import type {Catalog} from '../../core/catalog/catalog.ts'
import {isSettingsSlip, settingsName} from '../../core/content/entry-names.ts'
import {rootPrefix} from '../../core/content/roots.ts'
import {startOf} from '../../core/content/span.ts'
import type {Finding} from '../../core/lint/diagnostic.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports content without settings, or whose settings say nothing: every policy is then at its default, which is mostly off. */
export default defineRule({
  id: 'settings-missing',
  severity: 'warning',
  summary: 'There are no settings, so no policy is in force.',
  why: 'How soon a human is reached and how often a runbook is read is checked against nothing, and the check is green.',
  suppressible: false,
  *check(catalog) {
    const finding = emptySettings(catalog) ?? noSettings(catalog)
    if (finding) yield finding
  },
  examples: [
    {
      name: 'settings that say who this is',
      files: {'settings.yaml': 'organisation: Larkmoor Outfitters\n', 'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n'},
      expect: [],
    },
    {
      name: 'settings that are all commented out',
      files: {'settings.yaml': '# timeZone: UTC\n', 'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n'},
      expect: [
        'content/settings.yaml:1:1-1:1 `settings.yaml` says nothing, so the defaults hold: no policy for any severity, time zone `UTC`, every rule as strict as it comes',
      ],
    },
    {
      name: 'no settings at all',
      files: {'teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n'},
      expect: [
        'content/settings.yaml:1:1-1:1 there is no `settings.yaml`, so the defaults hold: no policy for any severity, time zone `UTC`, every rule as strict as it comes',
      ],
    },
  ],
})

const help = 'Write the severities with their policies and the time zone into `settings.yaml` at the content root; the guide shows how.'

function defaultsOf({settings}: Catalog): string {
  return `the defaults hold: no policy for any severity, time zone \`${settings.timeZone}\`, every rule as strict as it comes`
}

function emptySettings(catalog: Catalog): Finding | undefined {
  const {settingsFile} = catalog
  if (!settingsFile || settingsFile.problem || settingsFile.frontmatter.problem) return undefined
  if (Object.keys(settingsFile.frontmatter.data).length > 0) return undefined
  return {at: startOf(settingsFile.file), message: `\`${settingsName}\` says nothing, so ${defaultsOf(catalog)}`, help}
}

// Nobody has to write settings; who does not is told what holds, without being stopped. A file that was meant to be them is
// `file-misplaced`.
function noSettings(catalog: Catalog): Finding | undefined {
  const first = catalog.documents.find(({contentPath}) => rootPrefix(contentPath) === '')
  if (catalog.settingsFile || !first || catalog.documents.some(({contentPath}) => isSettingsSlip(contentPath))) return undefined
  const root = first.file.slice(0, first.file.length - first.contentPath.length)
  const message = `there is no \`${settingsName}\`, so ${defaultsOf(catalog)}`
  return {at: startOf(`${root}${settingsName}`), message, help, severity: 'note'}
}
