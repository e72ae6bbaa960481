import {didYouMean} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each rule that settings raise, lower or turn off and that does not exist. */
export default defineRule({
  id: 'setting-rule-unknown',
  severity: 'error',
  summary: 'Settings name a rule that does not exist.',
  why: 'Somebody meant to make a rule stricter or turn it off, and nothing happens.',
  *check({settingsFile}, {ruleIds}) {
    const set = settingsFile?.frontmatter.data.rules
    if (!settingsFile || typeof set !== 'object' || set === null || Array.isArray(set)) return
    for (const id of Object.keys(set)) {
      if (ruleIds.includes(id)) continue
      yield {
        at: settingsFile.frontmatter.keySpan(['rules', id]),
        message: `no rule \`${id}\`${didYouMean(id, ruleIds)}`,
        help: 'Correct the id, or remove the line; the site lists all rules below `/rules/`.',
      }
    }
  },
  examples: [
    {name: 'a rule by its id', files: {'settings.yaml': 'rules:\n  setting-rule-unknown: error\n'}, expect: []},
    {
      name: 'a mistyped id',
      files: {'settings.yaml': 'rules:\n  setting-rule-unknow: off\n'},
      expect: ['content/settings.yaml:2:3-2:22 no rule `setting-rule-unknow`; did you mean `setting-rule-unknown`?'],
    },
  ],
})
