import {wrongLinks} from '../../alerts/runbook-link.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/** Notes each rule whose link is a template of which nobody can tell here where it leads. */
export default defineRule({
  id: 'runbook-url-untold',
  severity: 'note',
  summary: 'Nobody can tell where the link of a rule leads.',
  why: 'Whether its page is there shows only when it fires.',
  *check(catalog) {
    for (const {rule, written, what} of wrongLinks(catalog)) {
      if (!written || what.fault !== 'untold') continue
      yield {
        at: written.node.span,
        message: `where the link of alert \`${rule.title.text}\` leads depends on \`${what.part}\`, which its expression does not tell`,
        help: 'Write the address of one page, or ask for the values of the label in the expression.',
      }
    }
  },
  examples: [
    {
      name: 'a label whose values the expression names',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: \'a{page=~"A|A"} > 1\', annotations: {runbook_url: "https://runbooks.example.com/alerts/{{ $labels.page }}/"}}',
        ),
      }),
      expect: [],
    },
    {
      name: 'a label that may have any value, and a function',
      files: firingExample(['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}'], {
        'rules.yaml': ruleFile(
          '{alert: A, expr: a > 1, annotations: {runbook_url: "https://runbooks.example.com/alerts/{{ $labels.page }}/"}}',
          '{alert: B, expr: b > 1, annotations: {runbook_url: "https://runbooks.example.com/{{ template \\"x\\" . }}/"}}',
        ),
      }),
      expect: [
        'content/alerts/rules.yaml:4:60-4:117 where the link of alert `A` leads depends on `{{ $labels.page }}`, which its expression does not tell',
        'content/alerts/rules.yaml:5:60-5:114 where the link of alert `B` leads depends on `{{ template "x" . }}`, which its expression does not tell',
      ],
    },
  ],
})
