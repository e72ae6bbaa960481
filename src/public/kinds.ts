/**
 * Kinds of entries: what it takes to add one of one's own.
 *
 * @module
 */

export * as z from 'zod'
export {base} from '../core/content/schema/base.ts'
export {
  anyRef,
  date,
  duration,
  type FieldNote,
  field,
  instant,
  ownerRef,
  ref,
  slug,
  webAddress,
  words,
} from '../core/content/schema/field.ts'
export {defineKind, type KindDefinition, type KindPlace} from '../core/content/schema/kind.ts'
