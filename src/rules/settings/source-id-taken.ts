import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each source of live status whose id another one has. */
export default defineRule({
  id: 'source-id-taken',
  severity: 'error',
  summary: 'Two sources of live status have the same id.',
  why: 'Signals that name the id are answered by one of them, and nobody knows by which.',
  *check({settings, settingsFile}) {
    if (!settingsFile) return
    const placeOf = (index: number) => settingsFile.frontmatter.valueSpan(['sources', index, 'id'])
    const first = new Map<string, number>()
    for (const [index, {id}] of settings.sources.entries()) {
      const cached = first.get(id)
      if (cached === undefined) first.set(id, index)
      else {
        yield {
          at: placeOf(index),
          message: `two sources have the id \`${id}\``,
          help: 'Give one of them an id of its own.',
          related: [{at: placeOf(cached), message: 'has it too'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'two sources of one kind',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}
            - {id: metrics-eu, kind: prometheus, url: 'https://prometheus-eu.example.com'}
        `,
      },
      expect: [],
    },
    {
      name: 'a source that was copied',
      files: {
        'settings.yaml': mdx`
          sources:
            - {id: metrics, kind: prometheus, url: 'https://prometheus.example.com'}
            - {id: metrics, kind: prometheus, url: 'https://prometheus-eu.example.com'}
        `,
      },
      expect: ['content/settings.yaml:3:10-3:17 two sources have the id `metrics`'],
    },
  ],
})
