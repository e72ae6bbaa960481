import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Span} from '../../core/content/span.ts'
import {defineRule, type FoundSecret, mdx} from '../../core/lint/rule.ts'
import {placeInValue} from '../alerts/scalar-places.ts'
import {secretsOf} from './find-secrets.ts'
import {credentialIn, statusAddresses} from './status-addresses.ts'

/** Reports each address of live status that holds a user, a password or a token; `secret-in-content` goes first where it sees one. */
export default defineRule({
  id: 'address-with-credentials',
  severity: 'error',
  summary: 'An address of live status holds what lets its reader in.',
  why: 'Addresses stand in logs, in histories and on pages; everybody who sees one of them has it.',
  *check(catalog, {secrets}) {
    for (const {of, what, at} of credentials(catalog)) {
      // One fault, one finding.
      if (secretsAt(catalog, secrets, at)) continue
      yield {
        at,
        message: `the address of ${of} holds ${what}`,
        help: 'Take it out and withdraw it; name the environment variable that holds it under `auth` or `headers` of the source.',
      }
    }
  },
  examples: [
    {
      name: 'variables for what is secret, and addresses with parameters',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com/tenant?team=orders', auth: {user: METRICS_USER}}
            - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json?key={key}', headers: {X-Key: ERP_KEY}}
        `,
      },
      expect: [],
    },
    {
      name: 'a user with a password, a user alone, and a token behind the question mark',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://ops:password@prometheus.example.com'}
            - {id: metrics-eu, kind: prometheus, url: 'https://ops@prometheus-eu.example.com'}
            - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json?team=a&access_token=letmein'}
        `,
      },
      expect: [
        'content/settings.yaml:2:55-2:63 the address of source `metrics` holds a password',
        'content/settings.yaml:3:54-3:57 the address of source `metrics-eu` holds a user',
        'content/settings.yaml:4:96-4:103 the address of source `erp-report` holds a token',
      ],
    },
  ],
})

function* credentials(catalog: Catalog): Generator<{of: string; what: string; at: Span}> {
  for (const {of, url, in: file, path} of statusAddresses(catalog)) {
    const found = credentialIn(url)
    if (found) yield {of, what: found.what, at: placeInValue(file, path, url, found.start, found.end)}
  }
}

function secretsAt(catalog: Catalog, secrets: readonly FoundSecret[], {file, start}: Span): boolean {
  return secretsOf(catalog, secrets).some(
    ({at}) => at.file === file && at.start.line === start.line && at.start.column <= start.column && start.column < at.end.column,
  )
}
