import type * as z from 'zod'
import {changeKind} from './change.ts'
import {contractKind} from './contract.ts'
import {dataObjectKind} from './data-object.ts'
import {decisionKind} from './decision.ts'
import {escalationPathKind} from './escalation-path.ts'
import {failureModeKind} from './failure-mode.ts'
import {incidentKind} from './incident.ts'
import {integrationKind} from './integration.ts'
import {ownershipKind} from './ownership.ts'
import {personKind} from './person.ts'
import {rotationKind} from './rotation.ts'
import {runbookKind} from './runbook.ts'
import {serviceKind} from './service.ts'
import {sliceKind} from './slice.ts'
import {systemKind} from './system.ts'
import {teamKind} from './team.ts'

/** The kinds of entries of this program, in the order in which lists show them. */
export const ownKinds = [
  systemKind,
  personKind,
  teamKind,
  rotationKind,
  escalationPathKind,
  dataObjectKind,
  integrationKind,
  serviceKind,
  contractKind,
  failureModeKind,
  runbookKind,
  ownershipKind,
  changeKind,
  decisionKind,
  sliceKind,
  incidentKind,
] as const

type OwnKind = (typeof ownKinds)[number]

/** A kind of entry, as `kind:id` links spell it. */
export type Kind = OwnKind['id']

/** The schema of each kind's frontmatter; those of kinds that were added are in it too. */
export const schemas = Object.fromEntries(ownKinds.map(({id, schema}) => [id, schema])) as {[K in OwnKind as K['id']]: K['schema']}

/** Frontmatter of a kind as code reads it, defaults filled in. */
export type Data<K extends Kind> = z.output<(typeof schemas)[K]>

/** Frontmatter of a kind as authors write it. */
export type Written<K extends Kind> = z.input<(typeof schemas)[K]>
