import {defineRule, mdx} from '../../core/lint/rule.ts'
import {unmarkedDangers} from './find-dangers.ts'

/** Reports each command of a runbook that destroys something in a step without a danger callout. */
export default defineRule({
  id: 'dangerous-command-unmarked',
  severity: 'error',
  summary: 'A command destroys something, and no danger callout says so.',
  why: 'At three in the morning it looks like any other command, and is pasted like one.',
  local: true,
  *check(catalog) {
    for (const {deed, what, at, place} of unmarkedDangers(catalog)) {
      yield {
        at,
        message: `\`${what}\` ${deed}, and ${place} has no danger callout`,
        help: 'Put `:::danger[…]` before it: what it destroys, and how to go back or why nobody can.',
      }
    }
  },
  examples: [
    {
      name: 'a callout in the step, one before the steps, warnings in prose, a search, a rehearsal and a temporary file',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Diagnose
          1. Never run \`queue purge orders\` here.

             \`\`\`sh
             grep -c purge queue.log && rm -f /tmp/orders.json
             \`\`\`

          2. \`\`\`sh
             kubectl delete job backfill --dry-run=client
             kubectl -n orders delete pod worker-1
             kubectl delete po -l app=worker
             oc delete pod/worker-1
             \`\`\`

          ## Recover
          1. Empty the queue.

             :::danger[Orders are lost]
             Only a backfill brings them back.
             :::

             \`\`\`sh
             queue purge orders
             \`\`\`

          ## Roll back
          :::danger[Deleted subscriptions do not come back]
          Create them again.
          :::

          1. \`\`\`sh
             curl -X DELETE https://api.example.com/subscriptions/1
             \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'what the runbook has made itself is taken away again',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. \`\`\`sh
             curl -sS https://api.example.com/failed > failed.csv && page=$(mktemp)
             \`\`\`

          2. \`\`\`sh
             shred -u failed.csv && rm "$page"
             \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a service is stopped, a file emptied, another one shredded',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. \`\`\`sh
             sudo systemctl stop orders
             \`\`\`

          2. \`\`\`sh
             : > orders.db
             \`\`\`

          3. \`\`\`sh
             curl -sS https://api.example.com/failed > failed.csv
             shred -u /srv/failed.csv
             \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:8:9-8:30 `systemctl stop orders` stops, and step 1 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:12:4-12:17 `: > orders.db` truncates, and step 2 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:17:4-17:28 `shred -u /srv/failed.csv` deletes, and step 3 of `Recover` has no danger callout',
      ],
    },
    {
      name: 'commands that purge, delete, force and refund',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Recover
          1. \`\`\`sh
             aws sqs purge-queue --queue-url orders
             \`\`\`

          2. \`\`\`sql
             SELECT 1;
             DELETE FROM orders
             \`\`\`

          3. Run \`kubectl delete pod orders --force\`, or \`kubectl delete pods --all\`.

          4. \`\`\`graphql
             mutation {
               refundCreate(input: {}) { refund { id } }
             }
             \`\`\`

          ## Roll back
          \`\`\`sh
          curl -sS -X DELETE https://api.example.com/orders/1
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:8:12-8:23 `purge-queue` purges, and step 1 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:13:4-13:22 `DELETE FROM orders` deletes, and step 2 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:16:9-16:23 `kubectl delete` deletes, and step 3 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:16:49-16:63 `kubectl delete` deletes, and step 3 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:20:6-20:18 `refundCreate` refunds, and step 4 of `Recover` has no danger callout',
        'content/runbooks/stuck-orders.mdx:26:10-26:19 `-X DELETE` deletes, and `Roll back` has no danger callout',
      ],
    },
  ],
})
