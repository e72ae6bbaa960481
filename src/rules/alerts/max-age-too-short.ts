import {durationMs} from '../../core/format/duration.ts'
import {defineRule} from '../../core/lint/rule.ts'

/**
 * Reports each signal whose value turns stale before the next one can come, where sources are connected.
 *
 * A value is up to one interval old when the next is asked for; one round that is late or fails makes it two. Zero is what
 * `signal-without-max-age` reports.
 */
export default defineRule({
  id: 'max-age-too-short',
  severity: 'warning',
  summary: 'The value of a signal turns stale between two rounds of the collector.',
  why: 'The signal goes back and forth between its state and stale, and people learn to overlook it.',
  *check(catalog) {
    const {settings, settingsFile} = catalog
    if (settings.sources.length === 0) return
    const {every} = settings.status
    const written = settingsFile?.frontmatter.data.status as {every?: unknown} | undefined
    const isWritten = settingsFile !== undefined && written?.every !== undefined
    for (const {id, data, entry, path} of catalog.parts('signal')) {
      const rounds = durationMs(data.maxAge) / durationMs(every)
      if (durationMs(data.maxAge) === 0 || rounds >= 2 || !Number.isFinite(rounds)) continue
      if (data.query === undefined && Object.keys(data.queries).length === 0) continue
      const isBelow = rounds < 1
      yield {
        at: entry.document.frontmatter.valueSpan([...path, 'maxAge']),
        ...(isBelow && {severity: 'error' as const}),
        message: isBelow
          ? `signal \`${id}\` is stale after \`${data.maxAge}\`, before the next value comes: the collector asks every \`${every}\``
          : `signal \`${id}\` is stale after \`${data.maxAge}\`, as soon as one round is late: the collector asks every \`${every}\``,
        help: `Write a \`maxAge\` of at least twice \`${every}\`, or collect more often with \`every\` in the settings.`,
        ...(isWritten && {related: [{at: settingsFile.frontmatter.valueSpan(['status', 'every']), message: 'says how often'}]}),
      }
    }
  },
  examples: [
    {
      name: 'twice the time between two rounds, and a signal that nobody measures yet',
      files: {
        'settings.yaml': settings('1m'),
        'integrations/orders.mdx': integration('maxAge: 2m, query: sum(a)', 'maxAge: 10s'),
      },
      expect: [],
    },
    {
      name: 'a short age where no source is connected yet',
      files: {'integrations/orders.mdx': integration('maxAge: 10s, query: sum(a)')},
      expect: [],
    },
    {
      name: 'an age below the interval, and one just above it',
      files: {
        'settings.yaml': settings('1m'),
        'integrations/orders.mdx': integration('maxAge: 30s, query: sum(a)', 'maxAge: 90s, query: sum(b)'),
      },
      expect: [
        'content/integrations/orders.mdx:8:51-8:54 signal `orders/s0` is stale after `30s`, before the next value comes: the collector asks every `1m`',
        'content/integrations/orders.mdx:9:51-9:54 signal `orders/s1` is stale after `90s`, as soon as one round is late: the collector asks every `1m`',
      ],
    },
  ],
})

function settings(every: string): string {
  return `sources: [{id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}]\nstatus: {every: ${every}}\n`
}

function integration(...signals: string[]): string {
  const lines = signals.map((signal, index) => `  - {id: s${index}, title: Orders, unit: orders, ${signal}}\n`)
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines.join('')}---\n`
}
