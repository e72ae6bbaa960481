import * as z from 'zod'
import {base} from './base.ts'
import {anyRef, field, ownerRef, ref, tier, words} from './field.ts'
import {defineKind} from './kind.ts'
import {dashboard, signal} from './signal.ts'

/** A program that somebody operates: an API, a website, a job. */
export const service = z.strictObject({
  ...base,
  type: field(words().optional(), {is: 'What it is.', example: 'website', absent: 'a service like any other'}),
  tier: field(tier(), {is: 'How much hangs on it.', example: 1}),
  lifecycle: field(words().optional(), {
    is: 'How far along it is, such as experimental, production or deprecated.',
    example: 'production',
    absent: 'it is in production',
  }),
  system: field(ref('system').optional(), {is: 'System it is a part of.', example: 'shopify', absent: 'it stands for itself'}),
  dependsOn: field(z.array(anyRef('service', 'system', 'integration')).default([]), {
    is: 'What it does not work without.',
    example: ['service:prices', 'system:netsuite'],
  }),
  target: field(words().optional(), {
    is: 'What good looks like, measurable.',
    example: '99.9 % of requests answered within 300 ms',
    absent: 'no target is agreed',
  }),
  owner: field(ownerRef().optional(), {
    is: 'Team that answers for it.',
    example: 'commerce-platform',
    absent: 'owner of its failures in the ownership table',
    draft: {asked: true},
  }),
  escalation: field(ref('escalation-path').optional(), {
    is: 'Who is reached when it fails.',
    example: 'commerce',
    absent: 'path of its failures in the ownership table',
    draft: {asked: true},
  }),
  signals: field(z.array(signal).default([]), {
    is: 'Measured numbers that tell how it does.',
    example: [{id: 'errors', title: 'Failed requests', unit: 'ratio'}],
  }),
  dashboards: field(z.array(dashboard).default([]), {
    is: 'Where more can be seen.',
    example: [{title: 'Requests', url: 'https://grafana.example.com/d/prices'}],
  }),
  links: field(z.array(dashboard).default([]), {
    is: 'What else helps with it: its code, its admin pages, its documents.',
    example: [{title: 'Code', url: 'https://github.com/larkmoor/prices'}],
  }),
})

/** The kind of entry. */
export const serviceKind = defineKind({
  id: 'service',
  folder: 'services',
  one: 'service',
  many: 'services',
  note: 'A service is a program that somebody operates: an API, a website, a job. Failure modes, signals and an ownership table belong to it as to an integration.',
  schema: service,
  place: {group: 'landscape', rank: 15},
  hasOwnPage: true,
})
