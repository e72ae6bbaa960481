import type * as z from 'zod'
import type {Kind} from '../kinds.ts'
import {change} from './change.ts'
import {contract} from './contract.ts'
import {dataObject} from './data-object.ts'
import {decision} from './decision.ts'
import {escalationPath} from './escalation-path.ts'
import {failureMode} from './failure-mode.ts'
import {incident} from './incident.ts'
import {integration} from './integration.ts'
import {ownership} from './ownership.ts'
import {person} from './person.ts'
import {rotation} from './rotation.ts'
import {runbook} from './runbook.ts'
import {slice} from './slice.ts'
import {system} from './system.ts'
import {team} from './team.ts'

/** The schema of each kind's frontmatter. */
export const schemas = {
  system,
  person,
  team,
  rotation,
  'escalation-path': escalationPath,
  'data-object': dataObject,
  integration,
  contract,
  'failure-mode': failureMode,
  runbook,
  ownership,
  change,
  decision,
  slice,
  incident,
} as const satisfies Record<Kind, z.ZodType>

/** Frontmatter of a kind as code reads it, defaults filled in. */
export type Data<K extends Kind> = z.output<(typeof schemas)[K]>

/** Frontmatter of a kind as authors write it. */
export type Written<K extends Kind> = z.input<(typeof schemas)[K]>
