import * as z from 'zod'
import {base} from './base.ts'
import {anyRef, duration, field, ownerRef, ref, words} from './field.ts'
import {defineKind} from './kind.ts'
import {contactMeans} from './person.ts'

const level = z.strictObject({
  after: field(duration(), {is: 'How long after the first page, if nobody has answered.', example: '10m', draft: {begins: {value: '0m'}}}),
  notify: field(z.array(anyRef('rotation', 'person', 'team')), {
    is: 'Who is notified, all at once.',
    example: ['rotation:integration-primary'],
  }),
  via: field(z.array(contactMeans).min(1).default(['phone']), {is: 'By what means.', example: ['phone', 'chat']}),
  again: field(words().optional(), {
    is: 'Why the level may call somebody whom the level before it has just called.',
    example: 'A second call wakes people whom the first did not.',
    absent: 'the level is there for somebody else',
  }),
})

const repeat = z.strictObject({
  times: field(z.int().min(1).max(20), {is: 'How often the levels run again.', example: 2}),
  every: field(duration(), {is: 'Time from one start to the next.', example: '45m'}),
})

/** Who is notified, after how long, until somebody answers. */
export const escalationPath = z.strictObject({
  ...base,
  owner: field(ownerRef().optional(), {is: 'Team that keeps the path right.', example: 'integration-platform', absent: 'nobody keeps it'}),
  levels: field(z.array(level), {is: 'Levels, earliest first.', example: [{after: '0m', notify: ['rotation:integration-primary']}]}),
  repeat: field(repeat.optional(), {is: 'Run the levels again.', example: {times: 2, every: '45m'}, absent: 'once'}),
  then: field(ref('escalation-path').optional(), {
    is: 'Path that continues when this one is exhausted.',
    example: 'duty-manager',
    absent: 'the path ends here',
  }),
  lastResort: field(anyRef('person', 'rotation', 'team').optional(), {
    is: 'Who can always decide, when all levels stayed silent.',
    example: 'person:alex',
    absent: 'the path that `then` names must have one',
    draft: {asked: true},
  }),
})

/** The kind of entry. */
export const escalationPathKind = defineKind({
  id: 'escalation-path',
  folder: 'escalation-paths',
  one: 'escalation path',
  many: 'escalation paths',
  note: 'An escalation path says who is notified, after how long, until somebody answers.',
  schema: escalationPath,
  place: {rank: 30},
  hasOwnPage: true,
})
