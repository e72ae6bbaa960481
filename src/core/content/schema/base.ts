import * as z from 'zod'
import {date, field, ref, slug, words} from './field.ts'

const names = () => z.array(words()).default([])

// Most entries that stand on another say no more than which.
const standsOn = z.strictObject({
  entry: field(words(), {is: 'The entry that this one stands on, of the same kind.', example: 'runbook:pod-crash'}),
  root: field(words().optional(), {
    is: 'Name of the content root that it stands in, where several have it; `.` is the first.',
    example: 'kube',
    absent: 'there is one such entry beside this one',
  }),
  revision: field(
    z
      .string()
      .regex(/^[0-9a-f]{16}$/, {error: () => 'expected the 16 digits that `clarity upstream --accept` writes'})
      .optional(),
    {
      is: 'Digest of the text that this entry was written for; `clarity upstream --accept` writes it.',
      example: '3f9ac1d27be40512',
      absent: 'nobody hears when that text has moved on',
    },
  ),
  add: field(names(), {
    is: 'Keys with lists that go on where those of the other end; an item of the same `id` or `name` takes the place of the other.',
    example: ['inputs'],
  }),
  before: field(names(), {is: 'Sections whose text stands before that of the other.', example: ['Recover']}),
  after: field(names(), {is: 'Sections whose text stands behind that of the other.', example: ['Diagnose']}),
  without: field(names(), {is: 'Sections of the other that are left out.', example: ['Further reading']}),
})

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
  extends: field(z.union([words(), standsOn], {error: () => 'expected an entry such as `runbook:pod-crash`, or its parts'}).optional(), {
    is: 'The entry that this one stands on: keys and sections that it lacks are taken from there. With the same id it takes its place.',
    example: {entry: 'runbook:pod-crash', revision: '3f9ac1d27be40512', before: ['Recover']},
    absent: 'it stands by itself',
    draft: {own: true},
  }),
  suppress: field(z.array(suppression).default([]), {
    is: 'Findings of the checker that this entry lives with for a while.',
    example: [{rule: 'owner-mailbox', reason: 'The vendor reads it.', owner: 'finance-systems', until: '2027-01-31'}],
    draft: {own: true},
  }),
}
