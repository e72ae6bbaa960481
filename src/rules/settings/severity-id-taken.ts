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
      const other = first.get(id.toLowerCase())
      const named = settings.severities[other ?? 0]?.id
      if (other === undefined) first.set(id.toLowerCase(), index)
      else {
        yield {
          at: placeOf(index),
          message:
            named === id
              ? `severity \`${id}\` has two policies, and the first one counts`
              : `severity \`${id}\` differs from \`${named}\` in capitals alone`,
          help: named === id ? 'Keep one of them.' : 'Keep one of them, or give one another name.',
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
    {
      name: 'a severity that only its capitals tell from another',
      files: {
        'settings.yaml': mdx`
          severities:
            - {id: SEV1, means: Worst., humanWithin: 60m, reviewEvery: 90d}
            - {id: sev1, means: Worst., humanWithin: 10m, reviewEvery: 90d}
        `,
      },
      expect: ['content/settings.yaml:3:10-3:14 severity `sev1` differs from `SEV1` in capitals alone'],
    },
  ],
})
