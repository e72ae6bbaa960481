import {setInRule} from '../../alerts/edit-rule.ts'
import {alertUrl, type LinkFault, wrongLinks} from '../../alerts/runbook-link.ts'
import {guessInWords} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, pageOf, ruleFile} from './example-content.ts'

/** Reports each rule whose link leads to a page that our site does not have, or is no address. */
export default defineRule({
  id: 'runbook-url-dangling',
  severity: 'error',
  summary: 'The link of a rule leads to no page.',
  why: 'The one link in the notification opens an error, and the search begins there.',
  *check(catalog) {
    for (const {rule, alert, written, what} of wrongLinks(catalog)) {
      if (!written || (what.fault !== 'dangling' && what.fault !== 'no-address')) continue
      const url = alert && alertUrl(catalog, alert.id)
      yield {
        at: written.node.span,
        message: `the link of alert \`${rule.title.text}\` ${reasonOf(what)}`,
        help: url === undefined ? 'Write the address of the page of its alert.' : `Write \`${url}\`; \`clarity alerts --fix\` does.`,
        fix: url === undefined ? undefined : setInRule(rule.node, ['annotations', 'runbook_url'], url),
      }
    }
  },
  examples: [
    {
      name: 'a page that is there, and one elsewhere of a rule that nobody names',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile(
          `{alert: A, expr: a > 1, ${pageOf('A')}}`,
          '{alert: Z, expr: z, annotations: {runbook_url: https://wiki.example.com/z}}',
        ),
      }),
      expect: [],
    },
    {
      name: 'a page that is not there, no address, and a label that is always empty',
      files: firingExample(
        [
          '{name: QueueFull, severity: page, query: a > 1}',
          '{name: B, severity: page, query: b > 1}',
          '{name: C, severity: page, query: c > 1}',
        ],
        {
          'rules.yaml': ruleFile(
            `{alert: QueueFull, expr: a > 1, ${pageOf('QueueFul')}}`,
            '{alert: B, expr: b > 1, annotations: {runbook_url: runbooks/b}}',
            '{alert: C, expr: c > 1, annotations: {runbook_url: "https://runbooks.example.com/alerts/{{ $labels.alertname }}/"}}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:68-4:113 the link of alert `QueueFull` leads to `/alerts/QueueFul/`, where no page stands; did you mean `/alerts/QueueFull/`?',
        'content/alerts/rules.yaml:5:60-5:70 the link of alert `B` is no web address: `runbooks/b`',
        'content/alerts/rules.yaml:6:60-6:122 the link of alert `C` becomes `https://runbooks.example.com/alerts//`, because Prometheus leaves `{{ $labels.alertname }}` empty',
      ],
    },
  ],
})

function reasonOf(what: Extract<LinkFault, {fault: 'dangling' | 'no-address'}>): string {
  if (what.fault === 'no-address') return `is no web address: \`${what.text}\``
  if (what.empty !== undefined) return `becomes \`${what.path}\`, because Prometheus leaves \`${what.empty}\` empty`
  return `leads to \`${what.path}\`, where no page stands${guessInWords(what.guess)}`
}
