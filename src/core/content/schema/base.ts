import * as z from 'zod'
import {date, field, ref, slug, words} from './field.ts'

// What a suppression lacks is a finding of its own, so that the entry stays in the catalog.
const suppression = z.strictObject({
  rule: field(words(), {is: 'Id of the rule whose findings in this entry are kept back.', example: 'owner-mailbox'}),
  reason: field(words().optional(), {
    is: 'Why that is right for now.',
    example: 'The mailbox is read day and night by the vendor.',
    absent: 'nothing is kept back',
  }),
  owner: field(ref('team').optional(), {is: 'Team that will repair it.', example: 'finance-systems', absent: 'nothing is kept back'}),
  until: field(date().optional(), {is: 'Last day on which it holds.', example: '2027-01-31', absent: 'nothing is kept back'}),
})

/** Fields that every entry has, whatever its kind. */
export const base = {
  title: field(words(), {is: 'What people call it; the heading of its page.', example: 'Orders to ERP'}),
  number: field(
    z
      .string()
      .regex(/^[A-Z]+(-[A-Z0-9]+)+$/, {error: () => 'expected a number such as `FM-01`'})
      .optional(),
    {
      is: 'Short number used in tickets and on the phone; search finds the page by it.',
      example: 'INT-01',
      absent: 'the entry is known by its id alone',
      draft: {own: true},
    },
  ),
  summary: field(words().optional(), {
    is: 'One sentence for lists and search results.',
    example: 'Paid orders travel from the storefront to the ERP.',
    absent: 'lists show the title alone',
  }),
  aliases: field(z.array(words()).default([]), {
    is: 'Other names people search for; each leads straight to this page.',
    example: ['order sync', 'SHP feed'],
    draft: {own: true},
  }),
  formerly: field(z.array(slug()).default([]), {
    is: 'Ids it had before; their addresses lead to its page, so that links from outside survive.',
    example: ['orders-stuck'],
    draft: {own: true},
  }),
  ids: field(z.record(z.string(), words()).optional(), {
    is: 'Its id in other programs, by which an import finds it again whatever it is called by then.',
    example: {pagerduty: 'PT4KHLK'},
    absent: 'an import knows it by its e-mail or its name',
    draft: {own: true},
  }),
  suppress: field(z.array(suppression).default([]), {
    is: 'Findings of the checker that this entry lives with for a while.',
    example: [{rule: 'owner-mailbox', reason: 'The vendor reads it.', owner: 'finance-systems', until: '2027-01-31'}],
    draft: {own: true},
  }),
}
