import * as z from 'zod'
import {field, words} from './field.ts'

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
  }),
}
