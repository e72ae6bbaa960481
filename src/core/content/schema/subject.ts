import type * as z from 'zod'
import {field, ref} from './field.ts'

/** Kinds that fail, are measured, owned and handed out: what a failure mode, an incident or an ownership table is about. */
export const subjectKinds = ['integration', 'service'] as const

/** The fields of an entry that is about an integration or about a service; one of them is there. */
export const subjectFields = (is: string, ofService: string) => ({
  integration: field(ref('integration').optional(), {
    is: `${is} A service is named by \`service\` instead.`,
    example: 'orders-to-erp',
    absent: '`service` names what it is about',
    draft: {open: true},
  }),
  service: field(ref('service').optional(), {
    is: ofService,
    example: 'prices',
    absent: '`integration` names what it is about',
    draft: {asked: true},
  }),
})

/** Asks an entry for one of the two, and not for both. */
export function aboutOne<S extends z.ZodType<{integration?: string | undefined; service?: string | undefined}>>(schema: S): S {
  return schema
    .refine(({integration, service}) => integration !== undefined || service !== undefined, {
      path: ['integration'],
      error: () => 'expected `integration` or `service`',
    })
    .refine(({integration, service}) => integration === undefined || service === undefined, {
      path: ['service'],
      error: () => 'expected `integration` or `service`, and not both',
    })
}
