/** A stretch of a text that looks like a secret; 0-based UTF-16 offsets. */
export interface SecretLike {
  /** What it seems to be, e.g. `a bearer token`. */
  what: string
  start: number
  end: number
}

interface SecretPattern {
  what: string
  /** The secret itself is the first group, or all of it. */
  pattern: RegExp
  /** Whether a value must mix letters and digits; words that say what goes there do not. */
  mixed?: boolean
}

// What maintained sets leave out. Repetitions are bounded, so that no text makes them slow.
const patterns: readonly SecretPattern[] = [
  {what: 'a bearer token', pattern: /\bBearer +([\w.~+/=-]{20,400})/dg, mixed: true},
  {what: 'a user with a password', pattern: /\bBasic +([A-Za-z0-9+/]{20,400}={0,2})/dg, mixed: true},
  {what: 'a user with a password', pattern: /\s(?:-u|--user)[ =]["']?[\w.@-]{1,60}:([^\s"'$`{<:]{4,200})/dg},
  {what: 'a signed token', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}/dg},
  {what: 'a webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/=]{24,200}/dg},
  {what: 'an AWS key', pattern: /\bA[KS]IA[A-Z0-9]{16}\b/dg},
  {what: 'a Google key', pattern: /\bAIza[\w-]{35}\b/dg},
  {what: 'an Amazon token', pattern: /\bAtz[ar]\|[\w-]{40,2000}|\bamzn\.mws\.[0-9a-f-]{36}\b/dg},
  {what: 'a Klaviyo key', pattern: /\bpk_[0-9a-f]{34}\b/dg},
  {what: 'an access key', pattern: /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/=]{40,100})/dg},
  {
    what: 'a password',
    pattern: /(?:password|passwd|passphrase|PASSWORD)["'`]? {0,2}[:=] {0,2}["'`]?([^\s"'`,;<>{}()$*]{6,200})/dg,
    mixed: true,
  },
  {
    what: 'a secret',
    pattern:
      /(?:secret|token|api[_-]?key|access[_-]?key|SECRET|TOKEN|API_?KEY|ACCESS_KEY)["'`]? {0,2}[:=] {0,2}["'`]?([\w+/=.~-]{16,400})/dg,
    mixed: true,
  },
]

// One pass that rules out nearly every text; it finds each pattern's beginning.
const prefilter =
  /Bearer +[\w.~+/=-]{20}|Basic +[A-Za-z0-9+/]{20}|\s(?:-u|--user)[ =]["']?[\w.@-]{1,60}:[^\s"'$`{<:]|eyJ[\w-]{10}|whsec_|AIza|Atz[ar]\||amzn\.mws|pk_[0-9a-f]|A[KS]IA[A-Z0-9]{16}|(?:Account|Access)Key=|(?:passw(?:or)?d|passphrase|PASSWORD|secret|token|key|SECRET|TOKEN|KEY)["'`]? {0,2}[:=] {0,2}["'`]?[^\s"'`,;<>{}()$*]{6}/

/** Finds what looks like a secret in a text, in order; placeholders, variables and plain examples are none. */
export function secretsIn(text: string): SecretLike[] {
  if (!prefilter.test(text)) return []
  const found: SecretLike[] = []
  for (const {what, pattern, mixed} of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0]
      const value = text.slice(start, end)
      if (isStandIn(value) || (mixed && !isMixed(value))) continue
      found.push({what, start, end})
    }
  }
  // A stretch that two patterns see is one secret.
  let end = -1
  return found
    .sort((a, b) => a.start - b.start)
    .filter(secret => {
      const isNew = secret.start >= end
      if (isNew) end = secret.end
      return isNew
    })
}

/** Tells whether a value only stands for a secret: `{{input}}`, `$ENV`, `<token>`, `…`, an example. */
export function isStandIn(value: string): boolean {
  return /\{\{|^["'`]?[$%<]|\$\{|…|\.{3}|x{4}|\*{3}|example|dummy|placeholder|redacted|your[_-]?/i.test(value)
}

// A path, a date or a name in several words is no secret; random text has digits among its letters, and long stretches.
function isMixed(value: string): boolean {
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value) || /^\d{4}-\d\d-\d\d/.test(value)) return false
  return !value.includes('/') || value.split('/').some(part => part.length > 20)
}

// What any rule of the maintained set needs to see before it can find something: quickly for nearly all texts, then exactly.
const hint =
  /_[\w+/-]{20}|PRIVATE KEY|x-oauth-basic|_authToken=|x(?:ox.|app)-|\/services\/T|:\/\/[^\s/:]{1,256}:[^\s/@]{1,256}@|sk-|SG\.|glpat-|hv[sbr]\.|dapi|tskey-|(?:ecret|ECRET)_?[Aa]/
const knownPatterns =
  /(?:secret|SECRET|Secret)_?(?:ACCESS|access|Access)_?(?:KEY|key|Key)|PRIVATE KEY|x-oauth-basic|_authToken=|npm_\w{36}|xox[bpaor]-|xapp-|\/services\/T|:\/\/[^\s/:]{1,256}:[^\s/@]{1,256}@|sk-(?:proj|svcacct|admin|ant-api|[a-zA-Z0-9]{20}T3)|gsk_|hf_[a-zA-Z]{34}|lin_api_|ntn_\d|SG\.\w|shp(?:pa|ca|at|ss)_|[sr]k_(?:live|test)_|gh[pousr]_|github_pat_|glpat-|glc_|glsa_|ops_ey|hv[sbr]\.|vc[piark]_|dapi[A-Fa-f\d]{32}|dckr_pat_|figd_|cf(?:k|ut|at)_|tskey-/

/** Tells whether a maintained set of patterns can find something in a text; false is certain. */
export function mayHoldKnownSecret(text: string): boolean {
  return hint.test(text) && knownPatterns.test(text)
}

/** Shows enough of a secret to recognise it, and no more: `shpat_0123…` → `shpa…`. */
export function masked(value: string): string {
  return `${value.slice(0, 4)}…`
}

/** Tells whether any pattern, ours or a maintained one, can find something in a text; false is certain. */
export function mayHoldSecret(text: string): boolean {
  return prefilter.test(text) || mayHoldKnownSecret(text)
}
