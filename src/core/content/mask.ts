import {secretsIn} from './secrets.ts'

/** Shows enough of a secret to recognise it, and no more: `shpat_0123…` → `shpa…`. */
export function masked(value: string): string {
  return `${value.slice(0, visibleOf(value.length))}…`
}

// Beginnings by which tokens of well-known services are known, wherever they stand.
const tokens =
  /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|gl[a-z]{2,5}-|xox[a-z]-|xapp-|sk-|[sr]k_(?:live|test)_|pk_|shp[a-z]{2}_|whsec_|npm_|pypi-|hf_|gsk_|hv[sbr]\.|dapi|SG\.|lin_api_|ntn_|dckr_pat_|figd_|gl(?:c|sa)_|tskey-|A[KS]IA|AIza|eyJ|ya29\.|dop_v1_|NRAK-|PMAK-|sq0[a-z]{3}-|vc[piark]_|cf(?:k|ut|at)_)[\w.=+/~-]{8,2000}/g

const passwordInAddress = /(:\/\/[^\s/:@`]{0,200}:)([^\s/@`•…]{1,200})(?=@)/dg

const longRun = /[A-Za-z0-9_+=]{20,2000}/g

/**
 * Replaces what looks like a secret, so that a message never repeats one; {@link masked} says how.
 *
 * @param known Secrets that stand in what the text speaks of; a text may quote them cut, or without the words that gave them away.
 */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  let said = known.reduce(withoutValue, text)
  if (said.includes('://')) said = said.replace(passwordInAddress, (_all, before: string, password: string) => before + masked(password))
  if (!mayBeTelling.test(said)) return said
  said = said.replace(tokens, token => (/\d/.test(token) ? masked(token) : token))
  for (const {start, end} of secretsIn(said).reverse()) {
    const value = said.slice(start, end)
    if (!value.endsWith('…')) said = said.slice(0, start) + masked(value) + said.slice(end)
  }
  return said
}

// Whatever gives a secret away has six signs in a row with a digit or such among them: this spares most messages the rest.
const mayBeTelling = /(?=[^\s`"']{0,40}[\d!@#%^&+?])[^\s`"']{6}/

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

function isRandom(run: string): boolean {
  const turns = run.match(/\d[A-Za-z]|[A-Za-z](?=\d)/g)?.length ?? 0
  return turns >= 4 && (run.match(/\d/g)?.length ?? 0) >= 3
}
