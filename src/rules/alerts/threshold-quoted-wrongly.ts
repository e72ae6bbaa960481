import {defineRule} from '../../core/lint/rule.ts'
import {contradictedThresholds, type QuotedThreshold} from './find-quoted-thresholds.ts'

/**
 * Reports each threshold that a runbook quotes beside a status and that the signal does not have.
 *
 * Judged is what the text calls warning or critical, and what it calls healthy right behind a status in a line; both only in the signal's
 * own unit, or one that converts exactly. A limit of health that is stricter than the warning level is no fault.
 */
export default defineRule({
  id: 'threshold-quoted-wrongly',
  severity: 'error',
  summary: 'A runbook quotes a threshold that the signal does not have.',
  why: 'The words say that all is well and the status beside them warns; at night people believe the one they read first.',
  reads: 'document',
  *check(catalog) {
    for (const quoted of contradictedThresholds(catalog)) {
      const {signal, level, at} = quoted
      yield {
        at,
        message: said(quoted),
        help: `Write the ${level} level of the signal, or leave the number to the status.`,
        related: [
          {at: signal.entry.document.frontmatter.valueSpan([...signal.path, level]), message: `is the ${level} level of \`${signal.id}\``},
        ],
      }
    }
  },
  examples: [
    {
      name: 'the same level in another unit, a stricter limit, an unhealthy value, another signal and no unit',
      files: {
        'integrations/orders.mdx': integration(),
        'runbooks/stuck-orders.mdx': runbook(
          '::status{signal="orders/oldest"}',
          'It is critical at 45 minutes, and the day has 24 hours.',
          '**Healthy:** :status{signal="orders/in-time"} is above 99.5 % and :status{signal="orders/oldest"} is under 15 minutes.',
          '**If not:** :status{signal="orders/oldest"} is under 60 minutes: wait.',
          ':status{signal="orders/in-time"} is critical in the 120 minutes before the cut-off, and warning 5 people helps nobody.',
        ),
      },
      expect: [],
    },
    {
      name: 'levels that have changed since, and a limit of health that the signal calls a warning',
      files: {
        'integrations/orders.mdx': integration(),
        'runbooks/stuck-orders.mdx': runbook(
          '::status{signal="orders/oldest"}',
          'It is critical at 30 minutes.',
          '**Healthy:** :status{signal="orders/in-time"} is above 95 %.',
        ),
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:8:19-8:29 critical level quoted as `30 minutes`, signal `orders/oldest` has its critical level at `2700` seconds',
        'content/runbooks/stuck-orders.mdx:10:56-10:60 `95 %` quoted as the limit of health, signal `orders/in-time` has its warning level at `0.98` ratio',
      ],
    },
  ],
})

function said({claim, signal, level, written}: QuotedThreshold): string {
  const actual = `signal \`${signal.id}\` has its ${level} level at \`${signal.data[level]}\` ${signal.data.unit}`
  return claim === 'level'
    ? `${level} level quoted as \`${written}\`, ${actual}`
    : `\`${written}\` quoted as the limit of health, ${actual}`
}

function integration(): string {
  const signals = `
  - {id: oldest, title: Oldest order, unit: seconds, warning: 900, critical: 2700}
  - {id: in-time, title: In time, unit: ratio, worse: lower, warning: 0.98, critical: 0.9}`
  return `---\ntitle: Orders\nfrom: [shopify]\nto: [netsuite]\nmechanism: Webhook.\ntier: 1\nsignals:${signals}\n---\n`
}

function runbook(...paragraphs: string[]): string {
  return `---\ntitle: Stuck orders\nduration: 10m\nreviewed: 2026-11-01\n---\n${paragraphs.join('\n\n')}\n`
}
