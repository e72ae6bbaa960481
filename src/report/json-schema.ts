import * as z from 'zod'

const point = z.strictObject({line: z.int().min(1), column: z.int().min(1)})
const place = {file: z.string(), start: point, end: point}

const diagnostic = z.strictObject({
  ruleId: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  ...place,
  message: z.string(),
  help: z.string().optional(),
  url: z.string(),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  related: z.array(z.strictObject({...place, message: z.string()})),
})

const suppression = z.strictObject({
  reason: z.string().optional(),
  owner: z.string().optional(),
  until: z.string().optional(),
  ...place,
})

const fixed = z.looseObject({ruleId: z.string(), file: z.string(), message: z.string()})

/** The shape of `check --format json`, version 1; lines and columns count from 1. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  summary: z.strictObject({
    files: z.int(),
    errors: z.int(),
    warnings: z.int(),
    notes: z.int(),
    suppressed: z.int(),
    durationMs: z.number(),
  }),
  since: z.strictObject({ref: z.string(), commit: z.string(), older: z.int()}).optional(),
  baseline: z.strictObject({file: z.string(), known: z.int(), fixed: z.array(fixed)}).optional(),
  diagnostics: z.array(diagnostic),
  suppressed: z.array(diagnostic.extend({suppression})),
})
