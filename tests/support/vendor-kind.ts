import * as z from 'zod'
import {base} from '../../src/core/content/schema/base.ts'
import {field, ownerRef, ref, words} from '../../src/core/content/schema/field.ts'
import {defineKind} from '../../src/core/content/schema/kind.ts'

const line = z.strictObject({
  number: field(words(), {is: 'What to dial.', example: '+1-555-0142'}),
  asks: field(ref('person').optional(), {is: 'Who answers.', example: 'kai', absent: 'whoever is there'}),
})

/** A kind of entry that this program does not have, with references and fields inside fields. */
export const vendor = defineKind({
  id: 'vendor',
  folder: 'vendors',
  one: 'vendor',
  many: 'vendors',
  note: 'A vendor sells us something that can fail.',
  schema: z.strictObject({
    ...base,
    owner: field(ownerRef().optional(), {is: 'Team that talks to it.', example: 'order-ops', absent: 'nobody does'}),
    lines: field(z.array(line).default([]), {is: 'How it is reached.', example: [{number: '+1-555-0142'}]}),
    answersAtNight: field(z.boolean().default(false), {is: 'True where somebody answers at any hour.', example: true}),
  }),
})

/** A field that teams do not have, with a reference. */
export const standIn = field(ref('person').optional(), {is: 'Who answers for it in August.', example: 'kai', absent: 'nobody does'})
