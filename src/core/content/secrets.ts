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
  /** Whether a value must mix letters with digits or signs; words that say what goes there do not. */
  mixed?: boolean
}

// What maintained sets leave out. Repetitions are bounded, so that no text makes them slow.
const patterns: readonly SecretPattern[] = [
  {what: 'a bearer token', pattern: /\bBearer +([\w.~+/=-]{20,400})/dgi, mixed: true},
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
    pattern: /(?:passw(?:or)?d|passphrase|passwort|kennwort|\bpwd?)["'`]? {0,2}[:=]\*{0,2} {0,2}["'`]?([^\s"'`,;<>{}()$*]{6,200})/dgi,
    mixed: true,
  },
  // In a sentence: `The password is hunter22`, `login with ops / hunter22`.
  {
    what: 'a password',
    pattern:
      /(?:passw(?:or)?d|passphrase|passwort|kennwort|\bPIN)\*{0,2} +(?:is|was|ist|remains|to use:?|→) *(?:still |now )?["'`*]{0,3}([^\s"'`,;<>{}()$*]{6,200})/dgi,
    mixed: true,
  },
  {
    what: 'a user with a password',
    pattern:
      /\b(?:credentials?|log ?in|sign in)(?: (?:is|are|as|with))?:? ["'`]?[\w.@-]{2,60}["'`]? ?[/:] ?["'`]?([^\s"'`,;<>{}()$*/]{6,200})/dgi,
    mixed: true,
  },
  // Without a verb, in a table: `password hunter22`, `| Password | hunter22 |`.
  {
    what: 'a password',
    pattern: /(?:passw(?:or)?d|passphrase|passwort|kennwort)\*{0,2} {1,20}(?:\| {0,20})?["'`]?([^\s"'`,;:<>{}()$*|/-]{8,200})/dgi,
    mixed: true,
  },
  {what: 'a token', pattern: /\b(?:token|secret)(?: is)? {1,2}["'`]?([A-Za-z0-9_]{24,200})\b/dgi, mixed: true},
  // On a command line: `--password hunter22`, `--api-key=…`, `-Password hunter22`.
  {
    what: 'a password',
    pattern:
      /\s--?(?:[a-z]{1,20}-)?(?:pass(?:w(?:or)?d|phrase)?|pw|pwd|secret|token|api-?key|access-?key)[ =]["']?([^\s"'`,;<>{}()$*-][^\s"'`,;<>{}()$*]{5,200})/dgi,
    mixed: true,
  },
  {
    what: 'a password',
    pattern: /\b(?:mysql|mysqldump|mysqladmin|mariadb|mariadb-dump|mysqlimport)\b[^\n|;]{0,200}? -p([^\s"'`$<{][^\s"'`]{3,200})/dg,
    mixed: true,
  },
  {
    what: 'a password',
    pattern:
      /\b(?:sshpass|docker login|podman login|helm registry login|mongo|mongosh|mongodump|az login|lftp)\b[^\n|;]{0,200}? -p[ =]?["']?([^\s"'`$<{-][^\s"'`]{3,200})/dg,
    mixed: true,
  },
  {
    what: 'a password',
    pattern: /\b(?:redis-cli|rabbitmqadmin)\b[^\n|;]{0,200}? (?:-a|-p)[ =]?["']?([^\s"'`$<{-][^\s"'`]{3,200})/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /\b(?:sqlcmd|bcp|isql)\b[^\n|;]{0,200}? -P[ =]?["']?([^\s"'`$<{-][^\s"'`]{3,200})/dg, mixed: true},
  {
    what: 'a password',
    pattern: /\b(?:ldapsearch|ldapmodify|ldapadd)\b[^\n|;]{0,200}? -w[ =]?["']?([^\s"'`$<{-][^\s"'`]{3,200})/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /-pass(?:in|out)? pass:([^\s"'`$<{]{4,200})/dg, mixed: true},
  {what: 'a user with a password', pattern: /\b(?:smbclient|rpcclient)\b[^\n|;]{0,200}? -U ?["']?[\w.\\-]{1,60}%([^\s"'`$<{]{4,200})/dg},
  {
    what: 'a secret',
    pattern: /(?:secret|token|api[ _-]?key|access[_-]?key)["'`]? {0,2}[:=] {0,2}["'`]?([\w+/=.~-]{16,400})/dgi,
    mixed: true,
  },
  // Headers: `X-Shop-Auth: …`, `Authorization: ApiKey …`, `Cookie: session=…`.
  {
    what: 'a secret',
    pattern: /\b(?:X-[\w-]{0,40})?(?:Auth|Authorization|Key|Signature)["'`]? {0,2}: {0,2}["'`]?(?:[A-Za-z]{3,12} +)?([\w+/=.~-]{20,400})/dg,
    mixed: true,
  },
  {
    what: 'a session',
    pattern: /\bCookie: *[^\n]{0,200}?\b[\w.-]{0,40}(?:sess|sid|auth|token)[\w.-]{0,20}=([\w+/=.~%-]{16,400})/dgi,
    mixed: true,
  },
  // Variables: `export ERP_KEY=…`, and what stands behind the question mark of an address.
  {
    what: 'a secret',
    pattern: /\b[A-Z][A-Z0-9_]{0,60}_(?:KEY|PAT|PASS|PWD|PW|CREDENTIALS?|AUTH)=["']?([\w+/=.~!@#%^&-]{8,400})/dg,
    mixed: true,
  },
  {what: 'a secret', pattern: /[?&](?:key|sig|signature|code|auth|pass|pwd|hapikey)=([\w%+/=.~-]{16,400})/dgi, mixed: true},
]

// Each of the two rules out nearly every text in one pass; the order of the alternatives does not matter.
const anyOf = (flags: string) =>
  new RegExp(
    patterns
      .filter(({pattern}) => pattern.ignoreCase === flags.includes('i'))
      .map(({pattern}) => pattern.source)
      .join('|'),
    flags,
  )
const prefilters = [anyOf(''), anyOf('i')]

function mayMatch(text: string): boolean {
  return prefilters.some(prefilter => prefilter.test(text))
}

/** Finds what looks like a secret in a text, in order; placeholders, variables and plain examples are none. */
export function secretsIn(text: string): SecretLike[] {
  if (!mayMatch(text)) return []
  const found: SecretLike[] = []
  for (const {what, pattern, mixed} of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = withoutStop(text, match.indices?.[1] ?? match.indices?.[0] ?? [0, 0])
      const value = text.slice(start, end)
      if (isStandIn(value) || (mixed && !isMixed(value)) || isRight(text.slice(match.index, start), value)) continue
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

// `-u name@host:WRITE` says what somebody may do there; a password is no such word.
function isRight(before: string, value: string): boolean {
  return (
    /@[\w.-]+:$/.test(before) &&
    /^(?:read|write|execute|admin|owner|all|none|readonly|readwrite|r?wx?|ro)(?:[|,+_-]|$)/i.test(value) &&
    !/\d/.test(value)
  )
}

// The stop of a sentence is no part of the secret.
function withoutStop(text: string, [start, end]: readonly [number, number]): [number, number] {
  return [start, /[.!?]$/.test(text.slice(start, end)) ? end - 1 : end]
}

/** Tells whether a value only stands for a secret: `{{input}}`, `$ENV`, `<token>`, `…`, an example. */
export function isStandIn(value: string): boolean {
  return (
    /\{\{|^["'`]?[$%<]|\$\{|…|\.{3}|x{4}|\*{3}|example|dummy|placeholder|redacted|changeme|your[_-]?|^[A-Z][A-Z_]+\d?$/i.test(value) &&
    !/^[A-Z0-9]{8,}$/.test(value)
  )
}

// A path, a date, a version or a name in several words is no secret; random text has digits or signs among its letters, and long stretches.
function isMixed(value: string): boolean {
  if (!/[\d!@#%^&+?]/.test(value) || !/[A-Za-z]/.test(value) || /^\d{4}-\d\d-\d\d|^v?\d+(?:\.\d+)+$/.test(value)) return false
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

/** Tells whether any pattern, ours or a maintained one, can find something in a text; false is certain. */
export function mayHoldSecret(text: string): boolean {
  return mayMatch(text) || mayHoldKnownSecret(text)
}
