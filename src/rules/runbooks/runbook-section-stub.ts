import {plural} from '../../core/format/plural.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {stubs} from './find-runbook-form.ts'

/** Reports each fixed section of a runbook that says less than the settings' floor of words, or only promises to be written. */
export default defineRule({
  id: 'runbook-section-stub',
  severity: 'warning',
  summary: 'A section of a runbook says next to nothing.',
  why: 'The heading promises help, and whoever opens it at night loses a minute and their trust in the rest.',
  local: true,
  *check(catalog) {
    for (const {runbook, section, promise} of stubs(catalog)) {
      const {text, span} = section.heading
      const says = promise ? `only promises: \`${promise}\`` : `has ${plural(section.words, 'one word', `${section.words} words`)}`
      yield {
        at: span,
        message: `section \`${text}\` of runbook \`${runbook.id}\` ${says}`,
        help: 'Write what to do there, or in one sentence why there is nothing to do.',
      }
    }
  },
  examples: [
    {
      name: 'short sections that say enough: a sentence, a component, a link, a command',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Impact
          Orders wait.

          ## Recover
          \`\`\`sh
          requeue
          \`\`\`

          ## Roll back
          Nothing was changed.

          ## Escalate
          ::escalation{path="orders"}

          ## After
          See [retention](decision:retention).
        `,
        'settings.yaml': 'sectionWords: 2\n',
      },
      expect: [],
    },
    {
      name: 'a word, and promises',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Impact
          Bad.

          ## Recover
          1. TODO ask Noor what she does
          2. …

          ## Roll back
          This section is to be written.
        `,
      },
      expect: [
        'content/runbooks/stuck-orders.mdx:6:1-6:10 section `Impact` of runbook `stuck-orders` has one word',
        'content/runbooks/stuck-orders.mdx:9:1-9:11 section `Recover` of runbook `stuck-orders` only promises: `TODO`',
        'content/runbooks/stuck-orders.mdx:13:1-13:13 section `Roll back` of runbook `stuck-orders` only promises: `to be written`',
      ],
    },
  ],
})
