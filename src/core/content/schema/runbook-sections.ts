import * as z from 'zod'
import {sectionLanguages} from '../section-names.ts'
import {field, slug, words} from './field.ts'

const section = z.strictObject({
  id: field(slug(), {is: 'Id; the usual ones, such as `recover`, keep their meaning.', example: 'recover'}),
  title: field(words(), {is: 'Heading.', example: 'Mitigation'}),
  names: field(z.array(words()).default([]), {is: 'Other headings it may have.', example: ['Fix']}),
  steps: field(z.boolean().default(false), {is: 'Whether it is an ordered list of steps.', example: true}),
})

/** Setting `sections`: which sections runbooks have, and how they may be called. */
export const sectionsSetting = z.strictObject({
  preset: field(z.enum(['recovery', 'alert']).default('recovery'), {
    is: 'Form of runbooks. `recovery`: Is this it?, Impact, First actions, Diagnose, Recover, Verify, Roll back, Escalate, After. `alert`: Meaning, Impact, Diagnosis, Mitigation, with the others where somebody writes them.',
    example: 'alert',
  }),
  list: field(z.array(section).optional(), {
    is: 'Sections of your own in their order, in place of those of the preset.',
    example: [{id: 'recover', title: 'Fix', steps: true}],
    absent: 'those of the preset',
  }),
  names: field(z.record(z.string(), z.array(words())).default({}), {
    is: 'Further headings that sections may have, by id of the section.',
    example: {recover: ['Remedy']},
  }),
  languages: field(z.array(z.enum(sectionLanguages)).optional(), {
    is: 'Languages whose usual headings are known; `en` are other English words, such as `Rollback`.',
    example: ['de', 'en'],
    absent: '`de`, `fr` and `es`, with the preset `alert` also `en`',
  }),
  unknown: field(z.enum(['allow', 'note', 'error']).default('error'), {is: 'What a heading of another name is.', example: 'allow'}),
  required: field(z.array(words()).optional(), {
    is: 'Ids of the sections that every runbook must have.',
    example: ['recover', 'verify'],
    absent: 'all of `recovery`, the four of `alert`, or all of the list',
  }),
  bySeverity: field(z.record(z.string(), z.array(words())).default({}), {
    is: 'Ids of the sections that a runbook must have beyond those, by the severity of its worst failure mode.',
    example: {SEV1: ['roll-back', 'escalate']},
  }),
})
