import {wrongLinks} from '../../alerts/runbook-link.ts'
import {didYouMean} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Reports each rule whose link leads to a place that its page does not have. */
export default defineRule({
  id: 'runbook-url-anchor-unknown',
  severity: 'warning',
  summary: 'The link of a rule leads to a place that its page does not have.',
  why: 'The page opens at its top, and the reader searches for the step that the link promised.',
  *check(catalog) {
    for (const {rule, written, what} of wrongLinks(catalog)) {
      if (!written || what.fault !== 'anchor') continue
      yield {
        at: written.node.span,
        message: `the link of alert \`${rule.title.text}\` leads to \`#${what.anchor}\`, which its page does not have${didYouMean(what.anchor, what.known)}`,
        help: 'Lead to a heading or step that is there, or to the page as a whole.',
      }
    }
  },
  examples: [
    {
      name: 'a step that is there, and the ladder of a page',
      files: firingExample(['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: a > 1, annotations: {runbook_url: "https://runbooks.example.com/runbooks/recreate-webhook/#recover-1"}}',
          '{alert: B, expr: b > 1, annotations: {runbook_url: "https://runbooks.example.com/alerts/B/#escalate"}}',
        ),
      }),
      expect: [],
    },
    {
      name: 'a heading that was renamed',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: a > 1, annotations: {runbook_url: "https://runbooks.example.com/runbooks/recreate-webhook/#recovr"}}',
        ),
      }),
      expect: [
        'content/alerts/rules.yaml:4:60-4:124 the link of alert `A` leads to `#recovr`, which its page does not have; did you mean `recover`?',
      ],
    },
  ],
})
