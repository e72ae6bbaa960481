import {rotation} from '../../src/core/content/schema/rotation.ts'
import type {RotationRule} from '../../src/oncall/rotation-rule.ts'

/** Reads a rotation as content writes it; what the resolver does not ask may be left out. */
export function ruleFrom(written: Record<string, unknown>): RotationRule {
  return rotation.parse({title: 'Rotation', team: 'team', timeZone: 'UTC', ...written})
}

/** Writes an instant of a table as milliseconds. */
export const ms = (instant: string): number => Date.parse(instant)
