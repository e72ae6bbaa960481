import * as z from 'zod'
import {base} from './base.ts'
import {field, ref, words} from './field.ts'
import {defineKind} from './kind.ts'

/** A team, user or e-mail address as CODEOWNERS takes it; anything else makes its line void. */
export const handlePattern = /^(@[\w.-]+(\/[\w.-]+)*|[^\s@]+@[^\s@]+\.[^\s@]+)$/

const handle = () => {
  const error = () => 'expected a handle such as `@larkmoor/integration-platform`'
  return z.string({error}).regex(handlePattern, {error})
}

/** A group of people that owns things. */
export const team = z.strictObject({
  ...base,
  purpose: field(words(), {is: 'What the team answers for.', example: 'Everything between the queue and the ERP.'}),
  lead: field(ref('person').optional(), {
    is: 'Named first responder where no rotation is on duty.',
    example: 'noor',
    absent: 'only a rotation or the members stand behind the team',
    draft: {asked: true},
  }),
  members: field(z.array(ref('person')).default([]), {
    is: 'People in the team, lead included.',
    example: ['noor', 'kai'],
    draft: {asked: true},
  }),
  rotation: field(ref('rotation').optional(), {
    is: 'Rotation that takes the first page of the team.',
    example: 'integration-primary',
    absent: 'the lead is the first responder',
  }),
  channel: field(words().optional(), {is: 'Chat channel.', example: '#int-platform', absent: 'the team has none'}),
  mailbox: field(z.email({error: () => 'expected an e-mail address'}).optional(), {
    is: 'Shared mailbox; never the only way to a human.',
    example: 'integration@example.com',
    absent: 'the team has none',
    draft: {own: true},
  }),
  receivers: field(z.array(words()).default([]), {
    is: 'Receivers of Alertmanager, contact points of Grafana, handles of Datadog or topics of CloudWatch that reach the team; the first takes pages, the last everything else.',
    example: ['integration-pager', 'integration-chat'],
  }),
  codeHost: field(handle().optional(), {
    is: 'Its name on the code host, as CODEOWNERS writes it.',
    example: '@larkmoor/integration-platform',
    absent: 'the code host knows no owner of what the team keeps',
    draft: {own: true},
  }),
})

/** The kind of entry. */
export const teamKind = defineKind({
  id: 'team',
  folder: 'teams',
  one: 'team',
  many: 'teams',
  note: 'A team owns things, with a named first responder behind it.',
  schema: team,
  place: {rank: 10},
  hasOwnPage: true,
})
