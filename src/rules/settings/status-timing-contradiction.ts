import {durationMs} from '../../core/format/duration.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports times in the settings for live status that cannot be kept together. */
export default defineRule({
  id: 'status-timing-contradiction',
  severity: 'error',
  summary: 'Times in the settings for live status contradict each other.',
  why: 'The collector cannot keep them: rounds run into each other, or the history has holes that look like lost values.',
  *check({settings, settingsFile}) {
    if (!settingsFile) return
    const {status, sources} = settings
    const everyMs = durationMs(status.every)
    const placeOf = (...path: (string | number)[]) => settingsFile.frontmatter.valueSpan(path)
    if (everyMs === 0) {
      yield {
        at: placeOf('status', 'every'),
        message: `\`every\` is \`${status.every}\`, no time between two rounds`,
        help: 'Write a time such as `30s`.',
      }
      return
    }
    const related = [{at: placeOf('status', 'every'), message: 'says how often'}]
    if (durationMs(status.history.step) < everyMs) {
      yield {
        at: placeOf('status', 'history', 'step'),
        message: `the history keeps a value every \`${status.history.step}\`, and one comes every \`${status.every}\``,
        help: `Write a \`step\` of \`${status.every}\` or more.`,
        related,
      }
    }
    for (const [index, {id, timeout}] of sources.entries()) {
      if (durationMs(timeout) > 0 && durationMs(timeout) <= everyMs) continue
      yield {
        at: placeOf('sources', index, 'timeout'),
        // The round waits, and the next one begins later: slow, but nothing is lost.
        ...(durationMs(timeout) > 0 && {severity: 'warning' as const}),
        message:
          durationMs(timeout) === 0
            ? `source \`${id}\` has no time to answer, with a \`timeout\` of \`${timeout}\``
            : `source \`${id}\` may take \`${timeout}\` to answer, and a round begins every \`${status.every}\``,
        help: 'Write a `timeout` between nothing and `every`, such as `10s`.',
        related,
      }
    }
  },
  examples: [
    {
      name: 'times that fit, the defaults among them',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com', timeout: 5s}
            - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json'}
          status: {every: 15s, history: {step: 15s}}
        `,
      },
      expect: [],
    },
    {
      name: 'a history finer than the rounds, and a source that may take longer than one',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com', timeout: 2m}
            - {id: erp-report, kind: json, url: 'https://erp.example.com/report.json', timeout: 0s}
          status: {every: 1m, history: {step: 30s}}
        `,
      },
      expect: [
        'content/settings.yaml:2:85-2:87 source `metrics` may take `2m` to answer, and a round begins every `1m`',
        'content/settings.yaml:3:87-3:89 source `erp-report` has no time to answer, with a `timeout` of `0s`',
        'content/settings.yaml:4:37-4:40 the history keeps a value every `30s`, and one comes every `1m`',
      ],
    },
    {
      name: 'no time at all',
      files: {'settings.yaml': 'status: {every: 0s}\n'},
      expect: ['content/settings.yaml:1:17-1:19 `every` is `0s`, no time between two rounds'],
    },
  ],
})
