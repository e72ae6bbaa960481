import * as z from 'zod'
import {base} from './base.ts'
import {evidence} from './evidence.ts'
import {category, field, ownerRef, pattern, ref, timeOfDay, timeZone, webAddress, words} from './field.ts'
import {defineKind} from './kind.ts'

const namedLink = z.strictObject({
  title: field(words(), {is: 'What the link opens.', example: 'Map/Reduce script status'}),
  url: field(webAddress(), {is: 'Where it is.', example: 'https://admin.shopify.com/store/example'}),
})

/** Formats of status pages that are for people alone. */
export const formatsForPeople = ['html', 'none'] as const

/** Makes the field of a vendor's status page out of the formats that a machine can read. */
export function statusPageField(formats: readonly string[]) {
  const page = z.strictObject({
    url: field(webAddress(), {is: 'Page for people.', example: 'https://www.shopifystatus.com/'}),
    api: field(webAddress().optional(), {
      is: 'Address a machine can read.',
      example: 'https://www.shopifystatus.com/api/v2/summary.json',
      absent: 'the page is linked, its state stays unknown',
    }),
    format: field(z.enum([...formats, ...formatsForPeople]).default('html'), {
      is: 'What the address answers; `statuspage` is Statuspage v2.',
      example: 'statuspage',
    }),
    components: field(z.array(words()).default([]), {
      is: 'Components that matter to us; empty means all.',
      example: ['SuiteTalk'],
    }),
  })
  return field(page.optional(), {
    is: "The vendor's own status page.",
    example: {url: 'https://status.klaviyo.com/', format: 'statuspage'},
    absent: 'the vendor publishes none',
  })
}

const support = z.strictObject({
  route: field(words(), {
    is: 'How to reach a human at the vendor, in one sentence.',
    example: 'Plus merchants: chat from the help centre.',
  }),
  url: field(webAddress().optional(), {is: 'Where the route begins.', example: 'https://help.shopify.com/', absent: 'no web route'}),
  bring: field(z.array(words()).default([]), {
    is: 'What the vendor will ask for first.',
    example: ['shop domain', 'X-Shopify-Webhook-Id of one lost delivery'],
  }),
})

const credential = z.strictObject({
  variable: field(pattern(/^[A-Z][A-Z0-9_]*$/, 'the name of a variable such as `SHOPIFY_TOKEN`'), {
    is: 'Variable that commands find it in.',
    example: 'SHOPIFY_TOKEN',
  }),
  obtain: field(words(), {
    is: 'How to get one at night.',
    example: 'In the vault under `shopify/recovery`; every rotation may open it.',
  }),
  lives: field(words(), {is: 'How long one works, as it goes on behind “it lives”.', example: 'until it is revoked'}),
  ...evidence,
})

const behaviour = z.strictObject({
  says: field(words(), {is: 'What it does, as a sentence.', example: 'Undelivered events can be listed for 30 days.'}),
  ...evidence,
})

const cutOff = z.strictObject({
  title: field(words(), {is: 'What is done by then, or waits for the next day.', example: 'Ship orders for the same day'}),
  at: field(timeOfDay(), {is: 'Time of day.', example: '14:00'}),
  timeZone: field(timeZone().optional(), {
    is: 'Clock on which it is read.',
    example: 'America/Chicago',
    absent: 'that of the organisation',
  }),
})

/** A system that holds or moves business data: a storefront, an ERP, a queue. */
export const system = z.strictObject({
  ...base,
  category: field(category(), {is: 'What the system is for.', example: 'erp'}),
  owner: field(ownerRef().optional(), {is: 'Team that answers for our side of it.', example: 'finance-systems', absent: 'nobody is named'}),
  vendorName: field(words().optional(), {is: 'Who runs it.', example: 'Oracle', absent: 'we run it ourselves'}),
  vendorContact: field(ref('person').optional(), {
    is: 'A person at the vendor we may call.',
    example: 'edi-desk',
    absent: 'only the support route leads to the vendor',
  }),
  // Whoever reads content hands in what it can read.
  statusPage: statusPageField([]),
  support: field(support.optional(), {
    is: 'How to get help from the vendor.',
    example: {route: 'Open a case in SuiteAnswers, severity C1.'},
    absent: 'no route is known',
  }),
  consoles: field(z.array(namedLink).default([]), {
    is: 'Places in the system that a recovery needs.',
    example: [{title: 'Script status', url: 'https://example.com/app/common/scripting/mapreducescriptstatus.nl'}],
  }),
  credentials: field(z.array(credential).default([]), {
    is: 'Tokens and keys that commands use; a runbook that uses one says how to get it.',
    example: [{variable: 'SHOPIFY_TOKEN', obtain: 'In the vault under `shopify/recovery`.', lives: 'until it is revoked'}],
  }),
  facts: field(z.array(behaviour).default([]), {
    is: 'What we rely on its doing, beyond the limits of one contract.',
    example: [{says: 'Undelivered events can be listed for 30 days.', source: 'https://docs.stripe.com/webhooks', checked: '2026-11-23'}],
  }),
  cutOffs: field(z.array(cutOff).default([]), {
    is: 'Times of the day after which something waits for the next one; releases are planned around them.',
    example: [{title: 'Ship orders for the same day', at: '14:00'}],
  }),
  ownsFacts: field(z.array(words()).default([]), {
    is: 'Facts this system is the source of truth for, in plain words.',
    example: ['sales order as booked', 'item cost'],
  }),
})

/** The kind of entry. */
export const systemKind = defineKind({
  id: 'system',
  folder: 'systems',
  one: 'system',
  many: 'systems',
  note: 'A system holds or moves business data: a storefront, an ERP, a queue.',
  schema: system,
  place: {group: 'landscape', rank: 30},
  hasOwnPage: true,
})
