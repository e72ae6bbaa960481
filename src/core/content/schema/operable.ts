import * as z from 'zod'
import {failureClass, field, tier} from './field.ts'

// What an integration may be asked to have; each is a column of the coverage page.
const operableAsks = ['signals', 'failure-modes', 'owners', 'runbooks', 'escalation', 'ownership', 'contracts', 'source-of-truth'] as const

/** One item of the setting `operable`: what an integration of a tier must have. */
export const operableSetting = z.strictObject({
  tier: field(tier(), {is: 'Tier of the integrations it is about.', example: 1}),
  level: field(z.enum(['error', 'warning', 'note']), {is: 'How much it matters when something is missing.', example: 'error'}),
  asks: field(z.array(z.enum(operableAsks)).default([...operableAsks]), {
    is: 'What such an integration must have.',
    example: ['signals', 'failure-modes', 'runbooks'],
  }),
  classes: field(z.array(failureClass()).default([]), {
    is: 'Classes of failure that must have a failure mode of their own.',
    example: ['stuck', 'rejected'],
  }),
  handoff: field(z.boolean().default(false), {
    is: 'Whether what has this tier is handed over in writing, and an integration again after each breaking change.',
    example: true,
  }),
})
