import * as z from 'zod'
import {base} from './base.ts'
import {field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

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

/** The five responsibilities that each integration has, in the order pages show them. */
export const responsibilityNames = ['failures', 'retries', 'dashboards', 'runbooks', 'release-handoff'] as const

/** One of the five responsibilities. */
export type ResponsibilityName = (typeof responsibilityNames)[number]

/** The ownership table of one integration. */
export const ownership = z.strictObject({
  ...base,
  integration: field(ref('integration'), {is: 'Integration the table is for.', example: 'orders-to-erp'}),
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
})

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
