import {firingFiles} from '../../alerts/firing-files.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each file of the alerting system that settings name and that is missing or cannot be read, and each part of one. */
export default defineRule({
  id: 'alert-file-unreadable',
  severity: 'error',
  summary: 'A file of the alerting system cannot be read.',
  why: 'What it fires is compared with nothing, and a wrong link in it is found at night.',
  *check(catalog) {
    for (const {index, reason} of catalog.alertFiles.faults) {
      const settings = catalog.settingsFile
      if (!settings) continue
      yield {
        at: settings.frontmatter.valueSpan(['alerts', 'files', index]),
        message: reason,
        help: 'Name files that are there, as paths from the content root and inside of the repository.',
      }
    }
    for (const {faults} of firingFiles(catalog)) {
      for (const {at, reason} of faults) yield {at, message: `cannot read this for alerts: ${reason}`, help: helpFor(reason)}
    }
  },
  examples: [
    {
      name: 'rules, several documents in one file, and routes',
      files: {
        'settings.yaml': 'alerts: {files: [alerts/*.yaml]}\n',
        'alerts/rules.yaml': mdx`
          groups:
            - name: orders
              rules: [{alert: OrdersSilent, expr: orders == 0}]
          ---
          apiVersion: monitoring.coreos.com/v1
          kind: PrometheusRule
          metadata: {name: stock}
          spec: {groups: [{name: stock, rules: [{record: stock:sum, expr: sum(stock)}]}]}
        `,
        'alerts/routes.yaml': 'route: {receiver: ops}\nreceivers: [{name: ops}]\n',
      },
      expect: [],
    },
    {
      name: 'a file that is not there, one of another form, and a rule without a condition',
      files: {
        'settings.yaml': mdx`
          alerts:
            files:
              - alerts/*.yml
              - alerts/gone.yaml
              - alerts/*.yaml
        `,
        'alerts/broken.yaml': 'groups: [{name: a\n',
        'alerts/other.yaml': 'hello: world\n',
        'alerts/rules.yaml': 'groups: [{name: a, rules: [{alert: OrdersSilent}]}]\n',
      },
      expect: [
        'content/alerts/broken.yaml:2:1-2:1 cannot read this for alerts: unexpected end of the stream within a flow collection',
        'content/alerts/other.yaml:1:1-1:1 cannot read this for alerts: it has the form of no alerting system that is known here',
        'content/alerts/rules.yaml:1:29-1:34 cannot read this for alerts: rule `OrdersSilent` has no `expr`',
        'content/settings.yaml:3:7-3:19 no file fits `alerts/*.yml`',
        'content/settings.yaml:4:7-4:23 there is no file `alerts/gone.yaml`',
      ],
    },
  ],
})

function helpFor(reason: string): string {
  return /form of no alerting system/.test(reason)
    ? 'Leave it out of `alerts.files` in the settings, or name a file of rules, routes, monitors or alarms.'
    : 'Correct it there, or export it again.'
}
