import {defineRule} from '../../core/lint/rule.ts'

/** Reports each signal that becomes critical before it warns; equal thresholds are one level, and fine. */
export default defineRule({
  id: 'threshold-order',
  severity: 'error',
  summary: 'The thresholds of a signal stand in the wrong order for its direction.',
  local: true,
  why: 'The signal jumps from good to critical, or warns when all is well; nobody gets the time a warning should give.',
  *check(catalog) {
    for (const {data, id, entry, path} of catalog.parts('signal')) {
      const {warning, critical, worse} = data
      if (warning === undefined || critical === undefined) continue
      if (worse === 'higher' ? critical >= warning : critical <= warning) continue
      const placeOf = (level: string) => entry.document.frontmatter.valueSpan([...path, level])
      yield {
        at: placeOf('critical'),
        message: `signal \`${id}\` is worse when ${worse}, and critical \`${critical}\` comes before warning \`${warning}\``,
        help: `Exchange the two, or write \`worse: ${worse === 'higher' ? 'lower' : 'higher'}\` if trouble lies the other way.`,
        related: [{at: placeOf('warning'), message: 'is the warning level'}],
      }
    }
  },
  examples: [
    {
      name: 'both directions, equal thresholds, and one threshold alone',
      files: {
        'integrations/orders.mdx': integration(
          '{id: waiting, title: Waiting, unit: orders, warning: 40, critical: 120}',
          '{id: in-time, title: In time, unit: ratio, worse: lower, warning: 0.98, critical: 0.9}',
          '{id: doubled, title: Doubled, unit: orders, warning: 1, critical: 1}',
          '{id: age, title: Age, unit: seconds, critical: 900}',
        ),
      },
      expect: [],
    },
    {
      name: 'thresholds exchanged, and a direction forgotten',
      files: {
        'integrations/orders.mdx': integration(
          '{id: waiting, title: Waiting, unit: orders, warning: 120, critical: 40}',
          '{id: in-time, title: In time, unit: ratio, warning: 0.98, critical: 0.9}',
        ),
      },
      expect: [
        'content/integrations/orders.mdx:8:73-8:75 signal `orders/waiting` is worse when higher, and critical `40` comes before warning `120`',
        'content/integrations/orders.mdx:9:73-9:76 signal `orders/in-time` is worse when higher, and critical `0.9` comes before warning `0.98`',
      ],
    },
  ],
})

function integration(...signals: string[]): string {
  const lines = signals.map(signal => `  - ${signal}\n`).join('')
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:\n${lines}---\n`
}
