import type {RuleExample} from '../../core/lint/rule.ts'

/**
 * Gives the files of an example: one failure mode with its team and runbook, and files of the alerting system.
 *
 * @param alerts Alerts of the failure mode, each on one line.
 * @param files Files below `alerts/`, which the settings name.
 */
export function firingExample(alerts: readonly string[], files: Record<string, string>, settings = ''): RuleExample['files'] {
  const lines = alerts.map(alert => `  - ${alert}\n`).join('')
  const beside = Object.fromEntries(Object.entries(files).map(([name, text]) => [`alerts/${name}`, text]))
  return {
    'settings.yaml': `links: {site: https://runbooks.example.com}\nalerts:\n  files: [alerts/*]\n${settings}`,
    'failure-modes/orders-silent.mdx': `---\ntitle: Orders silent\nintegration: orders\nclass: stuck\nseverity: SEV1\nowner: commerce\nrunbook: recreate-webhook\nalerts:\n${lines}---\n`,
    'teams/commerce.mdx': '---\ntitle: Commerce\npurpose: Orders.\nreceivers: [commerce-pager]\n---\n',
    'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nreceivers: [finance-pager]\n---\n',
    'runbooks/recreate-webhook.mdx': '---\ntitle: Recreate\nduration: 10m\nreviewed: 2026-11-01\n---\n## Recover\n1. Recreate.\n',
    'runbooks/redrive.mdx': '---\ntitle: Redrive\nduration: 10m\nreviewed: 2026-11-01\n---\n',
    ...beside,
  }
}

/** Writes a rule file of Prometheus with one group; each rule on one line. */
export function ruleFile(...rules: string[]): string {
  return `groups:\n  - name: orders\n    rules:\n${rules.map(rule => `      - ${rule}\n`).join('')}`
}

/** The link to the page of an alert, as annotations. */
export function pageOf(name: string): string {
  return `annotations: {runbook_url: https://runbooks.example.com/alerts/${name}/}`
}
