import {date, field, words} from './field.ts'

// A name of a document is any text; what looks like an address has to be one.
const looksLikeAddress = /^\S*:\/\/|^www\./i
const isAddress = (value: string) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value)

/**
 * Fields that stand beside each fact which may change without us, such as a limit of a vendor or the meaning of a code:
 * who says so, when somebody last looked, and on which day it ends.
 */
export const evidence = {
  source: field(
    words()
      .refine(value => !looksLikeAddress.test(value) || isAddress(value), {
        error: () => 'expected a web address such as `https://docs.example.com/limits`, or the name of a document',
      })
      .optional(),
    {
      is: 'Who says so: a web address, or the name of a document.',
      example: 'https://docs.stripe.com/rate-limits',
      absent: 'nobody is named',
    },
  ),
  checked: field(date().optional(), {
    is: 'Day somebody last compared it with its source.',
    example: '2026-11-23',
    absent: 'nobody has looked',
  }),
  until: field(date().optional(), {
    is: 'Last day on which it holds, where the source names one.',
    example: '2027-03-27',
    absent: 'no end is named',
  }),
}
