import {runbooksLedTo} from '../../alerts/runbook-link.ts'
import {hasUnread} from '../../core/catalog/queries/unread.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each runbook that nothing leads to: no failure mode by its `runbook` or a link in its body, no alert of its own, no rule that fires by its link. */
export default defineRule({
  id: 'runbook-unreached',
  severity: 'warning',
  summary: 'No failure mode leads to a runbook.',
  why: 'An alert leads to a failure mode and from there to the runbook; one that hangs on none is found only by those who know it.',
  *check(catalog) {
    if (hasUnread(catalog, 'failure-mode')) return
    const linked = runbooksLedTo(catalog)
    for (const {id, data, document} of catalog.list('runbook')) {
      const references = catalog.referencesTo({kind: 'runbook', id})
      if (data.alerts.length > 0 || linked.has(id) || references.some(({from}) => from.kind === 'failure-mode')) continue
      yield {
        at: document.frontmatter.valueSpan(['title']),
        message: `no failure mode leads to runbook \`${id}\``,
        help: `Name it in the failure mode it recovers, \`runbook: ${id}\`, or name the alerts that lead straight to it under its own \`alerts\`.`,
      }
    }
  },
  examples: [
    {
      name: 'a runbook beside a failure mode that cannot be read',
      files: {
        'failure-modes/orders-silent.mdx': '---\ntitle: "Orders\nrunbook: recreate-webhook\n---\n',
        'runbooks/recreate-webhook.mdx': '---\ntitle: Recreate\nduration: 10m\nreviewed: 2026-11-01\n---\n',
      },
      expect: [],
    },
    {
      name: 'a runbook that one failure mode names and one that it links to',
      files: {
        'failure-modes/orders-silent.mdx': mdx`
          ---
          title: Orders silent
          integration: orders
          class: stuck
          severity: SEV1
          runbook: recreate-webhook
          ---
          If the queue is full, [redrive](runbook:redrive) first.
        `,
        'runbooks/recreate-webhook.mdx': '---\ntitle: Recreate the webhook\nduration: 10m\nreviewed: 2026-11-01\n---\n',
        'runbooks/redrive.mdx': '---\ntitle: Redrive\nduration: 10m\nreviewed: 2026-11-01\n---\n',
      },
      expect: [],
    },
    {
      name: 'a runbook that an alert leads straight to',
      files: {'runbooks/redrive.mdx': '---\ntitle: Redrive\nalerts: [QueueFull]\nduration: 10m\nreviewed: 2026-11-01\n---\n'},
      expect: [],
    },
    {
      name: 'a runbook that a firing rule links to',
      files: {
        'settings.yaml': 'links: {site: https://runbooks.example.com}\nalerts: {files: [alerts/rules.yaml]}\n',
        'alerts/rules.yaml': mdx`
          groups:
            - name: orders
              rules:
                - {alert: QueueFull, expr: queue > 9, annotations: {runbook_url: https://runbooks.example.com/runbooks/redrive/}}
        `,
        'runbooks/redrive.mdx': '---\ntitle: Redrive\nduration: 10m\nreviewed: 2026-11-01\n---\n',
      },
      expect: [],
    },
    {
      name: 'a runbook that only another runbook links to',
      files: {
        'runbooks/recreate-webhook.mdx': mdx`
          ---
          title: Recreate the webhook
          duration: 10m
          reviewed: 2026-11-01
          ---
          See [redrive](runbook:redrive).
        `,
        'runbooks/redrive.mdx': '---\ntitle: Redrive\nduration: 10m\nreviewed: 2026-11-01\n---\n',
      },
      expect: [
        'content/runbooks/recreate-webhook.mdx:2:8-2:28 no failure mode leads to runbook `recreate-webhook`',
        'content/runbooks/redrive.mdx:2:8-2:15 no failure mode leads to runbook `redrive`',
      ],
    },
  ],
})
