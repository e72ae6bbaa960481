import * as z from 'zod'
import {base} from './base.ts'
import {date, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'
import {aboutOne, subjectFields} from './subject.ts'

const responsibility = z.strictObject({
  owner: field(ownerRef(), {is: 'Team that does it.', example: 'integration-platform'}),
  backup: field(ref('team', {role: 'owner'}).optional(), {
    is: 'Team that steps in.',
    example: 'commerce-platform',
    absent: 'nobody steps in',
  }),
  escalation: field(ref('escalation-path').optional(), {is: 'Who is reached.', example: 'integration', absent: "the integration's path"}),
  note: field(words().optional(), {is: 'What that means here.', example: 'Redrives only by runbook.', absent: 'nothing to add'}),
})

const handoff = z.strictObject({
  on: field(date(), {is: 'Day on which it was handed over.', example: '2026-12-11'}),
  from: field(ref('person'), {is: 'Who hands over.', example: 'robin'}),
  to: field(ref('person'), {is: 'Who takes over.', example: 'noor'}),
  changes: field(z.array(ref('change')).default([]), {
    is: 'Changes that are handed over with it.',
    example: ['chg-2026-031'],
  }),
  notYet: field(z.array(words()).default([]), {
    is: 'What is not yet true, in a sentence each.',
    example: ['The way back has been read, and not been carried out.'],
  }),
})

/** The five responsibilities that each integration has, in the order pages show them. */
export const responsibilityNames = ['failures', 'retries', 'dashboards', 'runbooks', 'release-handoff'] as const

/** One of the five responsibilities. */
export type ResponsibilityName = (typeof responsibilityNames)[number]

/** The ownership table of one integration or service. */
export const ownership = aboutOne(
  z.strictObject({
    ...base,
    ...subjectFields('Integration the table is for.', 'Service the table is for, where it is no integration.'),
    responsibilities: field(
      z.strictObject({
        failures: field(responsibility.optional(), {
          is: 'Recovers failures.',
          example: {owner: 'integration-platform'},
          absent: 'unowned',
          draft: {asked: true},
        }),
        retries: field(responsibility.optional(), {
          is: 'Decides what is retried and how.',
          example: {owner: 'integration-platform'},
          absent: 'unowned',
          draft: {asked: true},
        }),
        dashboards: field(responsibility.optional(), {
          is: 'Keeps signals and dashboards true.',
          example: {owner: 'integration-platform'},
          absent: 'unowned',
          draft: {asked: true},
        }),
        runbooks: field(responsibility.optional(), {
          is: 'Reviews and exercises runbooks.',
          example: {owner: 'integration-platform'},
          absent: 'unowned',
          draft: {asked: true},
        }),
        'release-handoff': field(responsibility.optional(), {
          is: 'Hands releases over to operations.',
          example: {owner: 'commerce-platform'},
          absent: 'unowned',
          draft: {asked: true},
        }),
      }),
      {is: 'Who does what.', example: {failures: {owner: 'integration-platform'}}},
    ),
    handoffs: field(z.array(handoff).default([]), {
      is: 'Releases that were handed over to those who operate it, each signed off by two people.',
      example: [{on: '2026-12-11', from: 'robin', to: 'noor', notYet: ['The way back has not been carried out.']}],
      draft: {own: true},
    }),
  }),
)

/** The kind of entry. */
export const ownershipKind = defineKind({
  id: 'ownership',
  folder: 'ownership',
  one: 'ownership table',
  many: 'ownership tables',
  note: 'An ownership table gives the five responsibilities of one integration to teams.',
  schema: ownership,
  place: {title: 'Ownership', group: 'landscape', rank: 50},
  hasOwnPage: true,
})
