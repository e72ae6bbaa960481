import {isCommand} from '../../core/content/commands.ts'
import {sectionFormOf, sectionOfHeading} from '../../core/content/section-form.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {workInWords, workOf} from './find-steps.ts'

/** Reports each step of a runbook with more than one command. */
export default defineRule({
  id: 'step-with-two-commands',
  severity: 'warning',
  summary: 'A step has more than one command.',
  why: 'Nobody can tell which of them failed, and "step 3" on the telephone means two things.',
  local: true,
  *check(catalog) {
    const form = sectionFormOf(catalog.settings.sections)
    for (const work of workOf(catalog)) {
      if (!work.step || !sectionOfHeading(form, work.section.heading.text)?.steps) continue
      const [first, second, ...more] = work.codes.filter(isCommand)
      if (!first || !second) continue
      yield {
        at: {...second.span, end: {line: second.span.start.line, column: second.span.start.column + 3}},
        message: `${workInWords(work)} has ${more.length + 2} commands`,
        help: 'Make each command a step of its own, with what healthy looks like.',
        related: [{at: {...first.span, end: {line: first.span.start.line, column: first.span.start.column + 3}}, message: 'is the first'}],
      }
    }
  },
  examples: [
    {
      name: 'a command with its output, and a word of code',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Diagnose
          1. Ask for the \`depth\`.

             \`\`\`sh
             queue depth
             \`\`\`

             \`\`\`output
             12
             \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'two commands',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          ---
          ## Diagnose
          1. Ask for the depth and the age.

             \`\`\`sh
             queue depth
             \`\`\`

             \`\`\`sh
             queue age
             \`\`\`
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:13:4-13:7 step 1 of `Diagnose` has 2 commands'],
    },
  ],
})
