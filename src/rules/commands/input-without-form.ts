import {declaredRisk} from '../../core/content/commands.ts'
import {formNames} from '../../core/content/input-forms.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {usedInputs} from './find-inputs.ts'

/** Reports each input that goes into a command that changes something and has neither a form nor a pattern. */
export default defineRule({
  id: 'input-without-form',
  severity: 'error',
  summary: 'An input goes into a command that changes something, and nothing says what it must look like.',
  why: 'An order number pasted into the field for the record id is copied like any other, and the command changes another record.',
  local: true,
  *check(catalog) {
    for (const {runbook, input, index, uses} of usedInputs(catalog)) {
      if (input.form !== undefined || input.pattern !== undefined) continue
      const use = uses.find(({command}) => (declaredRisk(command.code) ?? 'reads') !== 'reads')
      if (!use) continue
      yield {
        at: runbook.document.frontmatter.valueSpan(['inputs', index, 'name']),
        message: `input \`${input.name}\` has no form, and a command that is ${declaredRisk(use.command.code)} takes it`,
        help: `Give it a \`form\` (${listed(formNames, 12)}) or a \`pattern\`.`,
        related: [{at: use.command.spanOf({index: use.place.start, length: use.place.end - use.place.start}), message: 'is put in here'}],
      }
    }
  },
  examples: [
    {
      name: 'inputs with a form and a pattern, and one that is only asked about',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs:
            - {name: order_id, is: Order id, form: number}
            - {name: lane, is: Lane of the queue, pattern: 'lane-[0-9]'}
            - {name: word, is: Word to look for}
          ---
          \`\`\`sh reversible
          queue move {{order_id}} {{lane}}
          \`\`\`

          \`\`\`sh reads
          grep -F {{word}} queue.log
          \`\`\`
        `,
      },
      expect: [],
    },
    {
      name: 'an input of a command that changes something',
      files: {
        'runbooks/stuck-orders.mdx': mdx`
          ---
          title: Stuck orders
          duration: 10m
          reviewed: 2026-11-01
          inputs: [{name: order_id, is: Order id}]
          ---
          \`\`\`sh reversible
          queue move {{order_id}}
          \`\`\`
        `,
      },
      expect: ['content/runbooks/stuck-orders.mdx:5:17-5:25 input `order_id` has no form, and a command that is reversible takes it'],
    },
  ],
})
