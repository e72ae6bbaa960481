import {setInRule} from '../../alerts/edit-rule.ts'
import {alertUrl, wrongLinks} from '../../alerts/runbook-link.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, pageOf, ruleFile} from './example-content.ts'

/** Reports each rule whose link leads to another page than those of its alert: an error on our site, a warning elsewhere. */
export default defineRule({
  id: 'runbook-url-other-page',
  severity: 'error',
  summary: 'The link of a rule leads to another page than that of its alert.',
  why: 'Who follows it carries out the recovery of another failure.',
  *check(catalog) {
    for (const {rule, alert, written, what} of wrongLinks(catalog)) {
      if (!written || !alert || (what.fault !== 'other-page' && what.fault !== 'elsewhere')) continue
      const url = alertUrl(catalog, alert.id)
      const isOurs = what.fault === 'other-page'
      yield {
        at: written.node.span,
        message: `the link of alert \`${rule.title.text}\` leads to \`${what.text}\`, which is ${isOurs ? 'a page of something else' : 'no page of this site'}`,
        help:
          url === undefined
            ? `Lead to \`/alerts/${alert.id}/\` of the site; \`links.site\` in the settings says where that is.`
            : `Write \`${url}\`; \`clarity alerts --fix\` does.`,
        severity: isOurs ? 'error' : 'warning',
        fix: url === undefined ? undefined : setInRule(rule.node, ['annotations', 'runbook_url'], url),
      }
    }
  },
  examples: [
    {
      name: 'the page of the alert',
      files: firingExample(['{name: A, severity: page, query: a > 1}'], {
        'rules.yaml': ruleFile(`{alert: A, expr: a > 1, ${pageOf('A')}}`),
      }),
      expect: [],
    },
    {
      name: 'another alert, a runbook of something else, a list, and a wiki',
      files: firingExample(
        [
          '{name: A, severity: page, query: a > 1}',
          '{name: B, severity: page, query: b > 1}',
          '{name: C, severity: page, query: c > 1}',
          '{name: D, severity: page, query: d > 1}',
        ],
        {
          'rules.yaml': ruleFile(
            `{alert: A, expr: a > 1, ${pageOf('B')}}`,
            '{alert: B, expr: b > 1, annotations: {runbook_url: https://runbooks.example.com/runbooks/redrive/}}',
            '{alert: C, expr: c > 1, annotations: {runbook_url: https://runbooks.example.com/alerts/}}',
            '{alert: D, expr: d > 1, annotations: {runbook_url: https://wiki.example.com/d}}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:60-4:98 the link of alert `A` leads to `https://runbooks.example.com/alerts/B/`, which is a page of something else',
        'content/alerts/rules.yaml:5:60-5:106 the link of alert `B` leads to `https://runbooks.example.com/runbooks/redrive/`, which is a page of something else',
        'content/alerts/rules.yaml:6:60-6:96 the link of alert `C` leads to `https://runbooks.example.com/alerts/`, which is a page of something else',
        'content/alerts/rules.yaml:7:60-7:86 the link of alert `D` leads to `https://wiki.example.com/d`, which is no page of this site',
      ],
    },
  ],
})
