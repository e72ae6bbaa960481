import type {Catalog} from '../../core/catalog/catalog.ts'
import {isShell} from '../../core/content/commands.ts'
import type {Span} from '../../core/content/span.ts'
import {commandsOf} from './find-steps.ts'

/** A command that shows a secret on the screen, or makes somebody type one. */
export interface ShownSecret {
  does: 'prints' | 'asks for'
  /** The telling part, as written. */
  what: string
  at: Span
}

const secretName = String.raw`\w{0,40}(?:SECRET|TOKEN|PASSW(?:OR)?D|PASSPHRASE|API_?KEY|PRIVATE_?KEY|CREDENTIAL)\w{0,40}`
const variable = String.raw`\$\{?${secretName}\}?`

const printing: readonly RegExp[] = [
  new RegExp(String.raw`\b(?:echo|printf)\s[^\n|;&<>]{0,120}?${variable}`, 'i'),
  new RegExp(String.raw`\bprintenv\s+${secretName}`, 'i'),
  // Alone, they list the whole environment.
  /(?<=^|[;&]\s*)(?:env|printenv|set)(?=\s*(?:$|[;|]))/m,
  /\baws\s+secretsmanager\s+(?:batch-)?get-secret-value\b/,
  /\baws\s+ssm\s+get-parameters?\b[^\n;|&]{0,200}--with-decryption\b/,
  /\bvault\s+(?:kv\s+get|read)\b/,
  /\bkubectl\b[^\n;|&]{0,80}\bget\s+secrets?\b[^\n;|&]{0,120}(?:-o|--output)[ =]?["']?(?:yaml|json|jsonpath|go-template)/,
  /\bgcloud\s+secrets\s+versions\s+access\b/,
  /\baz\s+keyvault\s+secret\s+show\b/,
  /\bop\s+(?:read|item\s+get)\b/,
  /\bgh\s+auth\s+token\b|\bgcloud\s+auth\s+print-access-token\b/,
  /\bcat\s+[^\n|;&<>]{0,120}(?:\/\.env|(?<![\w.])\.env|id_(?:rsa|ed25519|ecdsa)(?!\.pub)|\.pgpass|\.netrc|\.aws\/credentials|[\w-]{0,40}(?:secret|password|private)[\w.-]{0,40})\b/i,
]

const asking: readonly RegExp[] = [
  // As a command of its own; `vault read` asks nobody.
  /(?<=^|[;&|(]\s*|\b(?:do|then|while|until)\s+)read\s+(?:-\w+\s+){0,4}-\w*s\w*\b/m,
  new RegExp(String.raw`(?<=^|[;&|(]\s*|\b(?:do|then|while|until)\s+)read\s+[^\n;|&]{0,60}${secretName}`, 'im'),
  /\b(?:mysql|mariadb|mysqldump)\b[^\n;|&]{0,120}\s(?:-p|--password)(?=\s|$)/,
  /\bpsql\b[^\n;|&]{0,120}\s(?:-W|--password)(?=\s|$)/,
  /\bcurl\b[^\n;|&]{0,160}\s(?:-u|--user)[ =]["']?[\w.@-]{1,60}["']?(?=\s|$)/,
  /\bdocker\s+login\b(?![^\n;&]{0,200}--password-stdin)/,
  /\baws\s+configure(?=\s*$)/m,
  /\bGet-Credential\b|\bRead-Host\b[^\n]{0,80}-AsSecureString\b/,
]

/** Lists the commands of runbooks that print or ask for a secret, in document order; each block once. */
export function* shownSecrets(catalog: Catalog): Generator<ShownSecret> {
  for (const {code, spanOf} of commandsOf(catalog)) {
    if (!isShell(code)) continue
    const {value} = code
    const shown = firstOf(printing, value, at => reachesScreen(value, at))
    const asked = shown ?? firstOf(asking, value, () => true)
    if (!asked) continue
    const what = asked[0].split('\n')[0]?.trim() ?? ''
    yield {does: shown ? 'prints' : 'asks for', what, at: spanOf({index: asked.index, length: what.length})}
  }
}

function firstOf(patterns: readonly RegExp[], value: string, counts: (at: number) => boolean): RegExpExecArray | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(value)
    if (match && !isComment(value, match.index) && counts(match.index)) return match
  }
  return undefined
}

const passesOn = /^\s*(?:jq|grep|egrep|sed|awk|cut|tr|head|tail|base64|cat|tee|less|more|sort|python3? -m json\.tool|yq)\b/

// What is captured in a variable, written to a file or handed to another program is not shown.
function reachesScreen(value: string, at: number): boolean {
  if (/(?:\$\(|`|<\()\s*$/.test(value.slice(Math.max(0, at - 20), at))) return false
  const end = /(?<!\\)\n|;|&&/.exec(value.slice(at))
  const pipeline = value.slice(at, end ? at + end.index : undefined)
  const last = pipeline
    .split('|')
    .slice(1)
    .findLast(() => true)
  if (last !== undefined && !passesOn.test(last)) return false
  return !/(?<![0-9&=-])>{1,2}\s*(?!&)["']?[\w$./{~-]/.test(pipeline)
}

function isComment(value: string, at: number): boolean {
  return /^\s*#/.test(value.slice(value.lastIndexOf('\n', at - 1) + 1, at))
}
