import {holdsPassword} from './secret-patterns.ts'
import {secretsIn} from './secrets.ts'
import {tokenBeginnings} from './token-beginnings.ts'

/** Shows enough of a secret to recognise it, and no more: `shpat_0123…` → `shpa…`. */
export function masked(value: string): string {
  return `${value.slice(0, visibleOf(value.length))}…`
}

const tokens = new RegExp(`${tokenBeginnings}[\\w.=+/~-]{8,2000}`, 'g')

const passwordInAddress = /(:\/\/[^\s/:@`]{0,200}:)([^\s/@`•…]{1,200})(?=@)/dg

const longRun = /[A-Za-z0-9_+=]{20,2000}/g

/**
 * Replaces what looks like a secret, so that a message never repeats one; {@link masked} says how.
 *
 * @param known Secrets that stand in what the text speaks of; a text may quote them cut, or without the words that gave them away.
 */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  let said = standingIn(text, known).reduce(withoutValue, text)
  if (said.includes('://')) said = said.replace(passwordInAddress, (_all, before: string, password: string) => before + masked(password))
  if (!mayBeTelling.test(said)) return said
  said = said.replace(tokens, token => (/\d/.test(token) ? masked(token) : token))
  for (const {start, end} of secretsIn(said).reverse()) {
    const value = said.slice(start, end)
    if (!value.endsWith('…')) said = said.slice(0, start) + masked(value) + said.slice(end)
  }
  return said
}

// Whatever gives a secret away has six signs in a row with a digit or such among them, and is no name such as `rb-12` or
// `runbooks/rb-12.mdx`: this spares most messages the rest.
const mayBeTelling =
  /(?<![^\s`"'])(?![a-z]+(?:[-_./][a-z]+)*(?:[-_./]\d+)?(?:\.mdx?)?[.,:;]?(?:\d+:\d+)?(?:[\s`"']|$))(?=[^\s`"']{0,400}[\d!@#%^&+?])[^\s`"']{6}/

/** Does what {@link withoutSecrets} does, and takes any long run of letters and digits in turn for a secret: names have no such runs. */
export function withoutRandom(text: string, known: readonly string[] = []): string {
  return withoutSecrets(text, known).replace(longRun, run => (isRandom(run) ? masked(run) : run))
}

/** Puts dots over what looks like a secret in a line; the columns stay as they are. */
export function dotted(line: string): string {
  const places = [
    ...secretsIn(line),
    ...passwordsOf(line),
    ...placesOf(line, tokens).filter(({start, end}) => /\d/.test(line.slice(start, end))),
    // As in the message above it.
    ...placesOf(line, longRun).filter(({start, end}) => isRandom(line.slice(start, end))),
  ]
  return places.reduce(
    (shown, {start, end}) =>
      shown.slice(0, start + visibleOf(end - start)) + '•'.repeat(end - start - visibleOf(end - start)) + shown.slice(end),
    line,
  )
}

function visibleOf(length: number): number {
  return length >= 8 ? 4 : length >= 4 ? 1 : 0
}

function passwordsOf(line: string): {start: number; end: number}[] {
  return [...line.matchAll(passwordInAddress)].map(({indices}) => ({start: indices?.[2]?.[0] ?? 0, end: indices?.[2]?.[1] ?? 0}))
}

function placesOf(line: string, pattern: RegExp): {start: number; end: number}[] {
  return [...line.matchAll(pattern)].map(({index, 0: found}) => ({start: index, end: index + found.length}))
}

// A message may show a long value without its end.
function withoutValue(text: string, value: string): string {
  if (value.length < 4) return text
  const whole = text.replaceAll(value, masked(value))
  // What is left of it may be any beginning that is long enough to show more than the mask does.
  const at = value.length > 50 ? whole.indexOf(value.slice(0, 40)) : -1
  return at < 0 ? whole : whole.slice(0, at) + masked(value) + whole.slice(at).replace(/^[^\s`…]+…?/, '')
}

/** From so many secrets on an index finds those that a text may hold; a pasted dump has tens of thousands. */
const many = 50
/** How many signs of a secret are looked up at once, and how many before that to rule out nearly every place. */
const [glimpse, hint] = [12, 4]

interface Index {
  hints: Set<string>
  values: Map<string, string[]>
}

const indexes = new WeakMap<readonly string[], Index>()

// Gives the secrets that a text may hold, longest first.
function standingIn(text: string, known: readonly string[]): readonly string[] {
  if (known.length < many) return known
  const {hints, values} = indexOf(known)
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    if (!hints.has(text.slice(at, at + hint))) continue
    for (let length = hint; length <= glimpse; length++) for (const value of values.get(text.slice(at, at + length)) ?? []) found.add(value)
  }
  return [...found].sort((a, b) => b.length - a.length)
}

function indexOf(known: readonly string[]): Index {
  const index = indexes.get(known) ?? {
    hints: new Set(known.map(value => value.slice(0, hint))),
    values: Map.groupBy(known, value => value.slice(0, glimpse)),
  }
  indexes.set(known, index)
  return index
}

function isRandom(run: string): boolean {
  // Base64 of a user with a password, and letters of both cases that change as no words do.
  if (holdsPassword(run)) return true
  const changes = run.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0
  if (changes > run.length / 2 && /[a-z]/.test(run) && /[A-Z]/.test(run)) return true
  const turns = run.match(/\d[A-Za-z]|[A-Za-z](?=\d)/g)?.length ?? 0
  return turns >= 4 && (run.match(/\d/g)?.length ?? 0) >= 3
}
