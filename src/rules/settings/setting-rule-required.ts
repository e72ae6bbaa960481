import {defineRule} from '../../core/lint/rule.ts'
import mdxSyntax from '../components/mdx-syntax.ts'

/** Reports each rule that settings turn off although a page would be missing or empty without a word. */
export default defineRule({
  id: 'setting-rule-required',
  severity: 'error',
  summary: 'Settings turn off a rule that cannot be turned off.',
  why: 'What such a rule reports leaves a page out or empty; without it a runbook would be gone from the site, and nobody told.',
  *check({settings, settingsFile}, {requiredIds = []}) {
    for (const id of requiredIds) {
      if (!settingsFile || settings.rules[id] !== 'off') continue
      yield {
        at: settingsFile.frontmatter.valueSpan(['rules', id]),
        message: `rule \`${id}\` cannot be turned off`,
        help: 'Remove the line, or write `warning`: the finding then stays in sight, and the exit code is 0.',
      }
    }
  },
  examples: [
    {name: 'a rule that is lowered', files: {'settings.yaml': 'rules:\n  setting-rule-required: warning\n'}, expect: []},
    {
      name: 'a rule about files that cannot be read, turned off',
      files: {'settings.yaml': 'rules:\n  mdx-syntax: off\n'},
      beside: [mdxSyntax],
      expect: ['content/settings.yaml:2:15-2:18 rule `mdx-syntax` cannot be turned off'],
    },
  ],
})
