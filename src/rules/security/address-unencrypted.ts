import {defineRule, mdx} from '../../core/lint/rule.ts'
import {isUnencrypted, statusAddresses} from './status-addresses.ts'

/** Reports each address of live status that is read without encryption, but for those on the machine itself. */
export default defineRule({
  id: 'address-unencrypted',
  severity: 'warning',
  summary: 'Live status is read without encryption.',
  why: 'Whoever is on the way can turn red into green, and reads every token that is sent along.',
  *check(catalog) {
    for (const {of, url, in: file, path, sendsSecret, isForPeople} of statusAddresses(catalog)) {
      if (isForPeople || !isUnencrypted(url)) continue
      yield {
        at: file.frontmatter.valueSpan(path),
        ...(sendsSecret && {severity: 'error' as const}),
        message: sendsSecret ? `${of} is sent a secret without encryption, by \`http\`` : `${of} is read without encryption, by \`http\``,
        help: 'Use `https`, or run the collector on the same machine and name `localhost`.',
      }
    }
  },
  examples: [
    {
      name: 'encrypted addresses, those on the same machine, and a link that people open',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'http://localhost:9090', auth: {bearer: METRICS_TOKEN}, page: 'http://grafana.example.com'}
            - {id: metrics-eu, kind: prometheus, url: 'http://127.0.0.1:9091'}
            - {id: alerts, kind: alertmanager, url: 'https://alertmanager.example.com'}
          status: {snapshot: status.json}
        `,
      },
      expect: [],
    },
    {
      name: 'a Prometheus, one that is sent a token, a snapshot and a vendor',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'http://prometheus.example.com'}
            - {id: metrics-eu, kind: prometheus, url: 'http://10.0.0.9:9090', auth: {bearer: METRICS_TOKEN}}
          status: {snapshot: 'http://status.example.com/status.json'}
        `,
        'systems/klaviyo.mdx': mdx`
          ---
          title: Klaviyo
          category: crm
          statusPage:
            url: http://status.klaviyo.com/
            api: http://status.klaviyo.com/api/v2/summary.json
          ---
        `,
      },
      expect: [
        'content/settings.yaml:2:42-2:73 source `metrics` is read without encryption, by `http`',
        'content/settings.yaml:3:45-3:67 source `metrics-eu` is sent a secret without encryption, by `http`',
        'content/settings.yaml:4:20-4:59 the snapshot is read without encryption, by `http`',
        'content/systems/klaviyo.mdx:6:8-6:53 the status page of system `klaviyo` is read without encryption, by `http`',
      ],
    },
  ],
})
