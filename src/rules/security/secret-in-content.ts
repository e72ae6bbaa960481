import {masked} from '../../core/content/mask.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {secretsOf} from './find-secrets.ts'

/** Reports each stretch of a text that looks like a secret; placeholders, variables and plain examples do not. */
export default defineRule({
  id: 'secret-in-content',
  severity: 'error',
  summary: 'A text holds something that looks like a secret.',
  why: 'Everybody who can read the repository or the site has it, for as long as the history lasts.',
  reads: 'document',
  *check(catalog, {secrets}) {
    for (const {what, value, at} of secretsOf(catalog, secrets)) {
      yield {
        at,
        message: `\`${masked(value)}\` looks like ${what}`,
        confidential: true,
        help: 'Withdraw it first, for history keeps it; then write `$NAME` and say under `access` where it is.',
      }
    }
  },
  examples: [
    {
      name: 'variables, inputs, examples, and words that only speak of secrets',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          access: ['API token in \`$SHOP_TOKEN\`, secret \`shopify/webhook-secrets\`']
          inputs: [{name: retry_token, is: Token of the error, example: 8c3376b1316945eab65d401eb01c7b79}]
          ---
          The password: ask Noor. Token: see the vault. Bearer of news.

          \`\`\`sh
          curl -H "Authorization: Bearer $SHOP_TOKEN" -u "$STRIPE_KEY:" https://api.example.com/{{retry_token}}
          curl -H "Authorization: Bearer {{retry_token}}" -u ops:$PASSWORD https://api.example.com
          acl grant -u ops@db-1:READWRITE orders && acl grant --user ops@db-1.example.com:write,admin orders
          export API_TOKEN=your-token-goes-here-12 PASSWORD=xxxxxxxx1
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'a header, a flag, and a sentence',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          The passphrase is \`Winter2026x\`.

          \`\`\`sh
          curl -H 'X-Api-Key: 9f8e7d6c5b4a39281706f5e4d3c2b1a0' https://api.example.com
          erp-cli --password Winter2026x --password-file orders.txt --token $ERP_TOKEN
          mysql -uops -pWinter2026x orders
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:6:20-6:31 `Wint…` looks like a password',
        'content/runbooks/stuck-orders.mdx:9:21-9:53 `9f8e…` looks like a secret',
        'content/runbooks/stuck-orders.mdx:10:20-10:31 `Wint…` looks like a password',
        'content/runbooks/stuck-orders.mdx:11:15-11:26 `Wint…` looks like a password',
      ],
    },
    {
      name: 'a token in a command, a password in the frontmatter, and a key in settings',
      files: {
        'settings.yaml': 'links: {site: "https://runbooks.example.com/?api_key=7f3c9a1e5b2d4860ac"}\n',
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          access: ['Gateway, user ops, password: Winter2026']
          ---
          \`\`\`sh
          curl -H "Authorization: Bearer 9a8b7c6d5e4f3a2b1c0d9e8f" https://api.example.com
          curl -u ops:hunter22 https://api.example.com
          curl -u ops@example.com:WRITELOCK https://api.example.com
          \`\`\`
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:5:40-5:50 `Wint…` looks like a password',
        'content/runbooks/stuck-orders.mdx:8:32-8:56 `9a8b…` looks like a bearer token',
        'content/runbooks/stuck-orders.mdx:9:13-9:21 `hunt…` looks like a user with a password',
        'content/runbooks/stuck-orders.mdx:10:25-10:34 `WRIT…` looks like a user with a password',
        'content/settings.yaml:1:54-1:72 `7f3c…` looks like a secret',
      ],
    },
  ],
})
