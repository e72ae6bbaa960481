import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each severity whose policy stands in the settings twice. */
export default defineRule({
  id: 'severity-id-taken',
  severity: 'error',
  summary: 'The settings hold two policies for one severity.',
  why: 'The first one counts, and whoever made the second one stricter believes that it does.',
  *check({settings, settingsFile}) {
    if (!settingsFile) return
    const placeOf = (index: number) => settingsFile.frontmatter.valueSpan(['severities', index, 'id'])
    const first = new Map<string, number>()
    for (const [index, {id}] of settings.severities.entries()) {
      const other = first.get(id)
      if (other === undefined) first.set(id, index)
      else {
        yield {
          at: placeOf(index),
          message: `severity \`${id}\` has two policies, and the first one counts`,
          help: 'Keep one of them.',
          related: [{at: placeOf(other), message: 'has a policy here'}],
        }
      }
    }
  },
  examples: [
    {
      name: 'two severities',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Worst., humanWithin: 10m, reviewEvery: 90d}
            - {id: SEV2, means: Bad., humanWithin: 30m, reviewEvery: 90d}
        `,
      },
      expect: [],
    },
    {
      name: 'a severity that was copied',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Worst., humanWithin: 60m, reviewEvery: 90d}
            - {id: SEV1, means: Worst., humanWithin: 10m, reviewEvery: 90d}
        `,
      },
      expect: ['content/settings.yaml:3:10-3:14 severity `SEV1` has two policies, and the first one counts'],
    },
  ],
})
