import {tokenBeginnings} from './token-beginnings.ts'

/** A form by which a secret is known. */
export interface SecretPattern {
  what: string
  /** The secret itself is the first group, or all of it. */
  pattern: RegExp
  /** Whether a value must mix letters with digits or signs; words that say what goes there do not. */
  mixed?: true
  /** Whether words and numbers that hyphens or points join are the name of something, as in `shop-erp-2026`. */
  isNoName?: true
  /** What a value must be beside that. */
  is?(value: string): boolean
}

// What maintained sets leave out. Repetitions are bounded, so that no text makes them slow.
const told: readonly SecretPattern[] = [
  {what: 'a bearer token', pattern: /\bBearer +([\w.~+/=-]{20,400})/dgi, mixed: true},
  {what: 'a user with a password', pattern: /\bBasic +([A-Za-z0-9+/]{20,400}={0,2})/dg, mixed: true},
  {what: 'a user with a password', pattern: /(?:^|[\s"'`])(?:-u|--user)[ =]["']?[\w.@-]{1,60}:(?!\d{1,10}\b)([^\s"'$`{<:]{4,200})/dg},
  {what: 'a signed token', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,2000}/dg},
  {what: 'a webhook secret', pattern: /\bwhsec_[A-Za-z0-9+/=]{24,200}/dg},
  {what: 'an AWS key', pattern: /\bA[KS]IA[A-Z0-9]{16}\b/dg},
  {what: 'a Google key', pattern: /\bAIza[\w-]{35}\b/dg},
  {what: 'an Amazon token', pattern: /\bAtz[ar]\|[\w-]{40,2000}|\bamzn\.mws\.[0-9a-f-]{36}\b/dg},
  {what: 'a Klaviyo key', pattern: /\bpk_[0-9a-f]{34}\b/dg},
  {what: 'an access key', pattern: /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/=]{40,100})/dg},
  {
    what: 'a password',
    pattern:
      /(?:(?<!1)passw(?:or)?d|passphrase|passwort|kennwort|\bpwd?|\bpass)["'`]? {0,2}[:=]\*{0,2} {0,2}["'`]?([^\s"'`,;<>{}()$*]{6,200})/dgi,
    mixed: true,
  },
  // In a sentence: `The password is hunter22`, `login with ops / hunter22`.
  {
    what: 'a password',
    pattern:
      /(?:passw(?:or)?d|passphrase|passwort|kennwort|\bPIN)\*{0,2}(?: (?:for|of|on|to|at) (?:the |our )?[\w.@-]{1,40}| (?:für|von) [\w.@-]{1,40}){0,2} +(?:is|was|ist|lautet|heißt|remains|to use:?|→) *(?:still |now )?["'`*]{0,3}([^\s"'`,;<>{}()$*]{6,200})/dgi,
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
    pattern: /(?:passw(?:or)?d|passphrase|passwort|kennwort|\bpw)\*{0,2} {1,20}(?:\| {0,20})?["'`]?([^\s"'`,;:<>{}()$*|/-]{8,200})/dgi,
    mixed: true,
  },
  {
    what: 'a token',
    pattern:
      /\b(?:token|secret|(?:api|access|app|application|integration|routing|signing|subscription|consumer|client|license)[ -]key)(?: (?:for|of) [\w.-]{1,40})?(?: (?:is|was|ist))? {1,2}["'`]?([A-Za-z0-9_]{24,200})\b/dgi,
    mixed: true,
    isNoName: true,
  },
  // On a command line: `--password hunter22`, `--api-key=…`, `-Password hunter22`.
  {
    what: 'a secret',
    pattern: /\s--?(?:[a-z]{1,20}-)?(?:secret|token|api-?key|access-?key)[ =]["']?([^\s"'`,;<>{}()$*-][^\s"'`,;<>{}()$*]{5,200})/dgi,
    mixed: true,
    isNoName: true,
  },
  {
    what: 'a password',
    pattern: /\s--?(?:[a-z]{1,20}-?)?(?:pass(?:w(?:or)?d|phrase)?|pw|pwd)[ =]["']?([^\s"'`,;<>{}()$*-][^\s"'`,;<>{}()$*]{5,200})/dgi,
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
    pattern:
      /(?:secret|token|(?:api|access|app|application|subscription|signing|encryption|consumer|license|account|master|shared|webhook)[ _-]?key)["'`]? {0,2}[:=] {0,2}["'`]?([\w+/=.~-]{16,400})/dgi,
    mixed: true,
    isNoName: true,
  },
  {what: 'a secret', pattern: /\b(?:routing|integration|service)[ _-]?key["'`]?(?: is)? {0,2}[:= ] {0,2}["'`]?([0-9a-f]{32})\b/dgi},
  {what: 'an AWS key', pattern: /secret_access_key["'`]?(?: {0,2}[:=] {0,2}| )["'`]?([A-Za-z0-9+/]{40})(?![A-Za-z0-9+/])/dgi, mixed: true},
  // Headers: `X-Shop-Auth: …`, `Authorization: ApiKey …`, `Cookie: session=…`.
  {
    what: 'a secret',
    pattern:
      /(?<!\b(?:Idempotency|Cache|Surrogate|Partition|Sort|Object|Routing|Public|Retry|Message|Primary|Foreign)-)\b(?:X-[\w-]{0,40})?(?:Auth|Authorization|Key|Signature)["'`]? {0,2}: {0,2}["'`]?(?:[A-Za-z]{3,12} +)?([\w+/=.~-]{20,400})/dg,
    mixed: true,
    isNoName: true,
  },
  {
    what: 'a session',
    pattern: /\bCookie: *[^\n]{0,200}?\b[\w.-]{0,40}(?:sess|sid|auth|token)[\w.-]{0,20}=([\w+/=.~%-]{16,400})/dgi,
    mixed: true,
  },
  {
    what: 'a secret',
    pattern: /\bauthorization["'`]? {0,2}[:=] {0,2}["'`]?(?:[a-z]{3,12} +)?([\w+/=.~-]{20,400})/dgi,
    mixed: true,
    isNoName: true,
  },
  {
    what: 'a session',
    pattern:
      /\bcurl\b(?:(?!curl)[^\n|;]){0,300}? (?:-b|--cookie)[ =]["']?[\w.-]{0,40}(?:sess|sid|auth|token)[\w.-]{0,20}=([\w+/=.~%-]{16,400})/dgi,
    mixed: true,
  },
  // Variables: `export ERP_KEY=…`, and what stands behind the question mark of an address.
  {
    what: 'a secret',
    pattern:
      /\b(?:[A-Z][A-Z0-9_]{0,60}_(?:PAT|PWD|PW|CREDENTIALS?|AUTH)|[A-Z][A-Z0-9_]{0,60}?PASS(?:WORD|WD|PHRASE)?)=(?:'(?=[^'\n]{8,400}')|")?([\w+/=.~!@#%^&-]{8,400})/dg,
    mixed: true,
  },
  {
    what: 'a secret',
    pattern:
      /\b(?:[A-Z][A-Z0-9_]{0,60}(?<!ORDER|PARTITION|CACHE|SORT|S3|OBJECT|RETRY|DEDUPE|IDEMPOTENCY|ROUTING|PRIMARY|FOREIGN|PUBLIC|ROW|GROUP|SHARD|MESSAGE|LOOKUP)_KEY|[A-Z0-9_]{0,60}(?:SECRET|TOKEN)(?:_[A-Z0-9_]{1,40})?)=["']?([\w+/=.~!@#%^&-]{8,400})/dg,
    mixed: true,
    isNoName: true,
  },
  {what: 'a secret', pattern: /\b[A-Z0-9_]{0,60}(?:SECRET|TOKEN|PASSWORD)[A-Z0-9_]{0,40}='([^'\n{]{8,400})'/dg, mixed: true},
  {
    what: 'a secret',
    pattern:
      /[?&](?:key|sig|signature|code|auth|authkey|pass|pwd|passwd|hapikey|subscription-key|access-?key|userkey|x-(?:amz|goog)-signature)=([\w%+/=.~-]{16,400})/dgi,
    mixed: true,
    isNoName: true,
  },
]

/** Secrets that programs are given on a command line. */
const given: readonly SecretPattern[] = [
  {
    what: 'a user with a password',
    pattern:
      /\b(?:curl|https?|xh)(?=\s)(?:(?!curl|https?\s|xh\s)[^\n|;]){0,300}?\s(?:-[a-zA-Z]{0,8}[uUa] ?|--(?:(?:proxy-)?user|auth)[ =])["']?[\w.@-]{0,60}:(?!\/|\d{1,10}\b)([^\s"'$`{<:]{4,200})/dg,
  },
  {
    what: 'a token',
    pattern: /\bcurl\b(?:(?!curl)[^\n|;]){0,300}?\s(?:-[a-zA-Z]{0,8}u ?|--user[ =])["']?([\w.-]{20,200}):(?=["'\s])/dg,
    mixed: true,
  },
  {
    what: 'a password',
    pattern:
      /\b(?:echo|printf|print)\s+(?:-n\s+)?["']?([^\s"'$`|<{\\]{6,200})(?:\\n)?["']?\s*\|\s*(?:sudo\s+(?:-\S+\s+){0,4}-\w*S|[^\n|]{0,120}(?:--password-stdin|--stdin|--passphrase-fd))/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /\bnet use\b[^\n]{0,160}?\s([^\s\\/:*$%{<]{6,200})\s+\/user:/dgi, mixed: true},
  {
    what: 'a password',
    pattern: /\b(?:redis-cli|valkey-cli)\b[^\n|;]{0,200}? AUTH (?:[\w.-]{1,40} )?["']?([^\s"'`$<{-][^\s"'`]{5,200})/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /\b(?:zip|unzip|ipmitool)\b[^\n|;]{0,200}? -P ?["']?([^\s"'`$<{-][^\s"'`]{5,200})/dg, mixed: true},
  {what: 'a password', pattern: /\b7z[ar]?\b[^\n|;]{0,200}? -p["']?([^\s"'`$<{-][^\s"'`]{5,200})/dg, mixed: true},
  {
    what: 'a password',
    pattern: /\bsnmp(?:walk|get|getnext|set|bulkwalk|bulkget|table)\b[^\n|;]{0,200}? -c ?["']?([^\s"'`$<{-][^\s"'`]{5,200})/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /\b(?:xfreerdp|mstsc|wfreerdp)\b[^\n|;]{0,200}? \/p:["']?([^\s"'`$<{][^\s"'`]{5,200})/dg, mixed: true},
  {
    what: 'a password',
    pattern: /\b(?:keytool|jarsigner)\b[^\n|;]{0,300}? -(?:src|dest)?(?:store|key)pass[ =]["']?([^\s"'`$<{:-][^\s"'`]{5,200})/dg,
    mixed: true,
  },
  {
    what: 'a password',
    pattern: /\bhtpasswd\b[^\n|;]{0,60}? -\w*b\w* [^\s]{1,100} [^\s]{1,60} ["']?([^\s"'`$<{-][^\s"'`]{5,200})/dg,
    mixed: true,
  },
  {what: 'a password', pattern: /\bConvertTo-SecureString\s+(?:-String\s+)?["']([^"'`$<{\n]{6,200})["']/dgi, mixed: true},
  {what: 'a token', pattern: /\bvault (?:login|operator unseal) (?:token=)?["']?([\w.+/=-]{16,200})/dg, mixed: true, isNoName: true},
]

/** Addresses that let in whoever has them, and those that hold who may come in. */
const inAddresses: readonly SecretPattern[] = [
  {what: 'a user with a password', pattern: /:\/\/[^\s/:@"'`<>]{0,200}:([^\s/@"'`<>{}$•…]{3,200})@/dg, is: value => !isWord(value)},
  {what: 'a token', pattern: /:\/\/([\w=.~-]{20,200})@[\w.-]/dg, mixed: true, isNoName: true},
  {
    what: 'a user with a password',
    pattern: /(?:[?&][\w-]{1,40}=|:\/\/)([A-Za-z0-9+/_-]{12,400}(?:=|%3D){0,2})(?=[&@#\s"'`)]|$)/dg,
    is: holdsPassword,
  },
  {what: 'a user with a password', pattern: /\bBasic +([A-Za-z0-9+/]{8,400}={0,2})/dg, is: holdsPassword},
  {
    what: 'an address of a webhook',
    pattern:
      /(?:hooks\.slack\.com\/(?:services|workflows|triggers)\/|\.office(?:365)?\.com\/webhook(?:b2)?\/|discord(?:app)?\.com\/api\/webhooks\/\d{10,30}\/|api\.telegram\.org\/bot|hooks\.zapier\.com\/hooks\/catch\/|events\.pagerduty\.com\/integration\/|alert\.victorops\.com\/integrations\/|hc-ping\.com\/|\/hooks\/(?=[a-z0-9]{26}\b))([\w/@:.-]{20,400})/dg,
    mixed: true,
  },
]

/** Codes that open a door or an account; they may be digits alone. */
const codes: readonly SecretPattern[] = [
  {
    what: 'a code',
    pattern:
      /\b(?:PIN|(?:door|alarm|safe|gate|lock|keypad|entry|unlock)(?: code| PIN))\*{0,2}(?: (?:for|of|at) (?:the |our )?[\w.-]{1,40})?(?: (?:is|ist|lautet)|:) ["'`*]{0,3}(\d{4,10})(?![\w:-]|\.\d)/dgi,
  },
  {
    what: 'a code',
    pattern: /\b(?:recovery|backup) codes?(?: (?:is|are)|:) ["'`*]{0,3}((?=[\w-]{0,40}\d)[\w-]{9,60})/dgi,
    mixed: true,
    isNoName: true,
  },
]

/** What is a secret by its own form, wherever it stands. */
const forms: readonly SecretPattern[] = [
  {what: 'a token', pattern: new RegExp(`${tokenBeginnings}[\\w.=+/~-]{16,2000}`, 'dg'), mixed: true},
  {what: 'a token', pattern: /\bkey-[0-9a-f]{32}\b|\b[0-9a-f]{32}-us\d{1,2}\b|\bSK[0-9a-f]{32}\b|\b\d{8,10}:AA[\w-]{33}(?![\w-])/dg},
  {what: 'a token', pattern: /\baccess_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}\b/dg},
  {
    what: 'a private key',
    pattern:
      /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n){0,40}(?:[\w-]{1,40}: [^\n]{0,200}\s{1,40}){0,4}[A-Za-z0-9+/=]{20,200}/dg,
  },
  {what: 'a private key', pattern: /\bPuTTY-User-Key-File-\d: [\w-]{1,60}/dg},
]

/** Everything by which a text gives a secret away, in no order. */
export const secretPatterns: readonly SecretPattern[] = [...told, ...given, ...inAddresses, ...codes, ...forms]

/** Tells whether a value is a word that only says what belongs in its place. */
export function isWord(value: string): boolean {
  return /^(?:pass(?:w(?:or)?d|phrase|wort)?|pw|pwd|secret|token|key|user(?:name)?|x+|\*+|my\w*|[A-Z_]+)$/i.test(value) && !/\d/.test(value)
}

/** Tells whether a value is the base64 of a user with a password, such as `b3BzOmh1bnRlcjIy`, which is `ops:hunter22`. */
export function holdsPassword(value: string): boolean {
  try {
    const written = atob(value.replaceAll('%3D', '=').replaceAll('-', '+').replaceAll('_', '/'))
    const [, password = ''] = /^[\x21-\x39\x3b-\x7e]{1,80}:([\x21-\x7e]{3,200})$/.exec(written) ?? []
    return password !== '' && !isWord(password)
  } catch {
    return false
  }
}
