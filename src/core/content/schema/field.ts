import * as z from 'zod'
import {durationPattern} from '../../format/duration.ts'
import type {TargetKind} from '../kinds.ts'
import type {VocabularyName} from './vocabulary.ts'

/** What documentation says of a field, beside its type. */
export interface FieldNote {
  /** What the field is, as a sentence. */
  is: string
  /** A value as an author would write it. */
  example: unknown
  /** What holds when the field is left out; needed where the field is optional without a default. */
  absent?: string
  /** True for an optional field that the checker misses all the same: an entry without it is shown, and reported. */
  wanted?: boolean
  /** What a new entry does with the field. */
  draft?: FieldDraft
}

/** What a new entry does with a field, beside leaving open what only its author knows. */
export interface FieldDraft {
  /** What it begins with, where that is true of every new one. */
  begins?: {value: string | number | boolean} | 'today' | 'time zone' | 'next number'
  /** True for an optional field that a new entry begins with, as another may stand in its place. */
  open?: true
  /** True where the checker or the reader misses the field though it may be left out: a new entry shows it. */
  asked?: true
  /** True for what is true of one entry alone: a copy begins without it. */
  own?: true
}

/** How a value names another entry. */
export interface ReferenceNote {
  /** Kinds it may point at. One kind: plain id. More: `kind:id`. */
  kinds: readonly TargetKind[]
  /** `owner` where the target is answerable for the entry; such a broken reference has a rule of its own. */
  role?: 'owner' | undefined
  /** Words that stand for no entry, e.g. `unknown`. */
  or?: readonly string[] | undefined
}

/** Documents a field of a schema; the note is what the authoring guide, editors and tests read. */
export function field<S extends z.ZodType>(schema: S, note: FieldNote): S {
  const {is, example, absent, wanted, draft} = note
  return schema.meta({description: is, examples: [example], absent, ...(wanted && {wanted}), ...(draft && {draft})}) as S
}

/** A text of one form; `expected` says which, e.g. `an id such as …`. */
export const pattern = (expression: RegExp, expected: string) => {
  const error = () => `expected ${expected}`
  return z.string({error}).regex(expression, {error})
}

/** A duration as Prometheus writes it. */
export const duration = () => pattern(durationPattern, 'a duration such as `5m` or `1h30m`')

/** A wall-clock time of day, 00:00 to 24:00; only means something beside a time zone. */
export const timeOfDay = () => pattern(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day such as `09:00`')

/** A calendar day. */
export const date = () => {
  const error = () => 'expected a date such as `2026-11-23`'
  return z.string({error}).refine(isCalendarDay, {error})
}

/** An instant with its offset. */
export const instant = () => {
  const error = () => 'expected a date and time with offset such as `2026-11-23T02:00:00Z`'
  return z.string({error}).refine(isInstant, {error})
}

/** A time zone of the IANA database. */
export const timeZone = () => {
  const error = () => 'expected an IANA time zone such as `America/New_York`'
  return z.string({error}).refine(isTimeZone, {error})
}

/** A web address. */
export const webAddress = () => {
  const error = () => 'expected a web address such as `https://status.example.com/`'
  return z.string({error}).refine(value => /^https?:\/\//.test(value) && URL.canParse(value), {error})
}

/** An id of our own: lower-case words joined by hyphens. */
export const slug = () => pattern(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id such as `orders-waiting` (lower case, digits, hyphens)')

/** A text that says something. */
export const words = () => {
  const error = (issue: {code?: string | undefined}) => (issue.code === 'too_small' ? 'expected some text' : 'expected a text')
  return z.string({error}).trim().min(1, {error})
}

/** A day of the week. */
export const weekday = () => z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

/** What an alert does: wakes somebody, waits for the morning, or only tells. */
export const alertSeverity = () => z.enum(['page', 'ticket', 'information'])

/** The name of an alert, as the alerting system sends it. */
export const alertName = () => {
  const error = () => 'expected an alert name such as `OrdersSilent`, of at most 200 characters'
  return z.string({error}).regex(/^[A-Za-z_][A-Za-z0-9_]{0,199}$/, {error})
}

/** A severity of the settings' scale, which begins with the worst. */
export const severity = () => z.string().meta({word: 'severity' satisfies VocabularyName})

/** A tier of the settings' list, which begins with the most important. */
export const tier = () => z.union([z.int(), z.string()]).meta({word: 'tier' satisfies VocabularyName})

/** A class of failure of the settings' list. */
export const failureClass = () => z.string().meta({word: 'class' satisfies VocabularyName})

/** A category of systems of the settings' list. */
export const category = () => z.string().meta({word: 'category' satisfies VocabularyName})

/** A word that settings add to one of their lists. */
export const listedWord = () =>
  pattern(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,38}[\p{L}\p{N}])?$/u, 'a word such as `P1` (letters, digits, at most 40)')

/** The id of an entry of one kind, or of a part (`integration/signal`). */
export const ref = (kind: string, more: Omit<ReferenceNote, 'kinds'> = {}) =>
  z.string({error: () => `expected the id of one ${kind.replace('-', ' ')}`}).meta({reference: {kinds: [kind], ...more}})

/** A `kind:id` of an entry of one of several kinds. */
export const anyRef = (...of: string[]) => {
  const error = () => `expected a reference such as \`${of[0]}:some-id\``
  return z
    .string({error})
    .regex(/^[a-z-]+:.+$/, {error})
    .meta({reference: {kinds: of}})
}

/** The id of the team that is answerable. */
export const ownerRef = () => ref('team', {role: 'owner'})

/** Tells whether a text is a day that exists, such as `2026-11-23`. */
export function isCalendarDay(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
  if (!match) return false
  const day = new Date(`${value}T00:00:00Z`)
  // JavaScript rolls 30 February over to March; a day that comes back changed does not exist.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
}

function isInstant(value: string): boolean {
  const match = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(value)
  return match?.[1] !== undefined && isCalendarDay(match[1]) && !Number.isNaN(Date.parse(value))
}

// Asking the engine takes long, and thousands of people live in a few zones.
const zones = new Map<string, boolean>()

function isTimeZone(value: string): boolean {
  const isZone = zones.get(value) ?? engineKnows(value)
  zones.set(value, isZone)
  return isZone
}

function engineKnows(value: string): boolean {
  // Intl also takes offsets and abbreviations such as `EST`, which know no clock change.
  if (value !== 'UTC' && !value.includes('/')) return false
  try {
    new Intl.DateTimeFormat('en', {timeZone: value})
    return true
  } catch {
    return false
  }
}
