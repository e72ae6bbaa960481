import {defineRule, mdx} from '../../core/lint/rule.ts'
import {shownSecrets} from './find-command-secrets.ts'

/** Reports each command of a runbook that prints a secret on the screen or makes somebody type one. */
export default defineRule({
  id: 'command-shows-secret',
  severity: 'error',
  summary: 'A command prints a secret or asks for one.',
  why: 'In an incident the screen is shared and its output pasted into chat; the secret goes with it.',
  local: true,
  *check(catalog) {
    for (const {does, what, at} of shownSecrets(catalog)) {
      yield {
        at,
        message: `\`${what}\` ${does} a secret`,
        help:
          does === 'prints'
            ? 'Ask for its date or version instead, or hand it on without showing it.'
            : 'Name under `access` where it is, and read it from the environment.',
      }
    }
  },
  examples: [
    {
      name: 'secrets that are handed on unseen',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh
          curl -H "Authorization: Bearer $TOKEN" -u "$STRIPE_KEY:" https://api.example.com
          echo "$DOCKER_TOKEN" | docker login --username ops --password-stdin
          KEY=$(aws secretsmanager get-secret-value --secret-id orders --query SecretString --output text)
          aws secretsmanager describe-secret --secret-id orders
          export TOKEN=$(vault read -field=token secret/orders)
          kubectl get secrets
          env TZ=UTC date
          printf '%s' "$API_KEY" > key.txt
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'secrets on the screen, and one to type',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          \`\`\`sh
          echo "$SHOPIFY_TOKEN"
          \`\`\`

          \`\`\`sh
          aws secretsmanager get-secret-value --secret-id orders | jq -r .SecretString
          \`\`\`

          \`\`\`sh
          queue depth && mysql -u ops -p orders
          \`\`\`

          \`\`\`sh
          read -rs PIN
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:7:1-7:21 `echo "$SHOPIFY_TOKEN` prints a secret',
        'content/runbooks/stuck-orders.mdx:11:1-11:36 `aws secretsmanager get-secret-value` prints a secret',
        'content/runbooks/stuck-orders.mdx:15:16-15:31 `mysql -u ops -p` asks for a secret',
        'content/runbooks/stuck-orders.mdx:19:1-19:9 `read -rs` asks for a secret',
      ],
    },
  ],
})
