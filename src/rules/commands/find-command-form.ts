import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import type {Code} from '../../core/content/body.ts'
import {isCommand, isShell, shellLines} from '../../core/content/commands.ts'
import type {Span} from '../../core/content/span.ts'
import {commandsOf, lineSpan, partSpan} from './find-steps.ts'

/** A part of a command that keeps it from running as it is copied. */
export interface Blemish {
  /** As written. */
  what: string
  at: Span
}

// `$ `, `user@host:~$ `, `[user@host dir]# `, `PS C:\> `; a lone `#` or `>` has a meaning of its own.
const shellPrompt =
  /^\s*(?:\$|%|❯|➜|[\w.-]{1,40}@[\w.-]{1,60}(?::[^\s$#]{0,80})?[$#]|\[[\w.-]{1,40}@[^\]\n]{1,80}\][$#]|(?:PS )?[A-Z]:\\[^\n>]{0,80}>|(?:ba|z)?sh-[\d.]{1,8}[$#])(?= )/
const otherPrompt = /^\s*(?:[\w@.()-]{0,40}[=-][#>]|mysql>|sqlite>|SQL>|>>>|\.\.\.|psql>|irb[^>\n]{0,20}>)(?= )/

// What a block with a prompt must hold somewhere.
const anyPrompt = /[$#%>❯➜] /

/** A prompt in a command. */
export interface Prompt extends Blemish {
  /** True where every line has one, so that no output is left behind without them. */
  throughout: boolean
}

/** Lists the shell prompts inside blocks that are copied and run, in document order; the span covers the prompt alone. */
export function* prompts(catalog: Catalog): Generator<Prompt> {
  for (const {entry, code} of commandsOf(catalog)) {
    if (!anyPrompt.test(code.value)) continue
    const shell = isShell(code)
    const lines = shell ? shellLines(code.value) : code.value.split('\n').map((text, index) => ({index, text}))
    const found = lines.flatMap(line => {
      const match = (shell ? shellPrompt.exec(line.text) : null) ?? otherPrompt.exec(line.text)
      return match ? [{line, prompt: match[0]}] : []
    })
    const throughout = found.length === lines.filter(({text}) => text.trim() !== '').length
    for (const {line, prompt} of found) {
      const what = prompt.trimStart()
      yield {what, at: lineSpan(entry, code, line, prompt.length - what.length, what.length), throughout}
    }
  }
}

// What no shell takes for a command: JSON, the head of a table, a bare number or time, a rule of dashes, a status line.
const output =
  /^(?:\{"|\[\{|\[\]$|\{\}$|HTTP\/\d|\d+(?:\.\d+)?%?$|\d{4}-\d\d-\d\d[T ]\d\d:\d\d|[-+=|]{4,}|[A-Z][A-Z_()%/-]{1,30}(?: {2,}| ?\| ?)[A-Z][A-Z_()%/-]{0,30}(?:\s|$)|(?:Error|ERROR|Warning|OK|FAILED|Success|Successfully)\b[: ]?)/

const anyOutput = new RegExp(`\n${output.source.slice(1)}`)

/** Lists the first line of output in each block that is copied and run; output before any command is none. */
export function* outputs(catalog: Catalog): Generator<Blemish> {
  for (const {entry, code} of commandsOf(catalog)) {
    if (!isShell(code) || !anyOutput.test(code.value)) continue
    const [first, ...rest] = shellLines(code.value)
    // After a prompt, whatever has none came back; that is told with the prompt.
    if (!first || shellPrompt.test(first.text)) continue
    const line = rest.find(({text}) => output.test(text))
    if (!line) continue
    const what = line.text.trimEnd()
    yield {what, at: lineSpan(entry, code, line, 0, what.length)}
  }
}

/** A stand-in for a value that is not written as the page understands it. */
export interface Foreign extends Blemish {
  /** The declared input it stands for, if any. */
  input?: string
}

/**
 * Lists the stand-ins of runbooks that are no `{{input}}`, in document order, each spelling once per entry.
 *
 * `YOUR_TOKEN` always is one; `<order-id>` in a command is one, in a line of prose only where an input has that name;
 * `$order_id` and `/{order_id}` are where an input has that name and the command does not set it itself.
 */
export function* foreignPlaceholders(catalog: Catalog): Generator<Foreign> {
  for (const entry of catalog.list('runbook')) yield* foreignIn(entry)
}

/** Lists the stand-ins of one runbook that are no `{{input}}`. */
export function* foreignIn(entry: Entry<'runbook'>): Generator<Foreign> {
  const seen = new Set<string>()
  for (const code of entry.document.body.codes) {
    if (!code.inline && !isCommand(code)) continue
    for (const {what, index, input} of standIns(entry, code, seen)) {
      seen.add(what)
      yield {what, at: partSpan(entry, code, {index, length: what.length}), ...(input && {input})}
    }
  }
}

const forms =
  /(?<![<\w$-])<([A-Za-z](?:[\w -]{0,39}[\w-])?)>|\$\{?([A-Za-z_]\w{0,40})\}?|(?<=\/)\{([A-Za-z_]\w{0,40})\}|(?<![\w${])(YOUR[_-][A-Z][\w-]{0,40}|REPLACE_ME|CHANGE_?ME)\b/g

function* standIns({data}: Entry<'runbook'>, {value, inline, language}: Code, seen: ReadonlySet<string>) {
  if (!/[<$]|\/\{|YOUR|_ME|CHANGEME/.test(value)) return
  const named = new Map(data.inputs.map(({name}) => [bare(name), name]))
  // Elements of XML and HTML look like stand-ins.
  const markup = /<\/|\/>|^<[?!]/.test(value) || /^(?:xml|html|jsx|tsx|svg)$/i.test(language ?? '')
  const judged = new Set(seen)
  for (const {0: what, 1: angle, 2: variable, 3: brace, 4: yours, index} of value.matchAll(forms)) {
    if (judged.has(what)) continue
    judged.add(what)
    if (angle !== undefined && printed.test(angle)) continue
    const input = named.get(bare(angle ?? variable ?? brace ?? ''))
    if (yours === undefined && angle === undefined && (input === undefined || isSet(value, variable))) continue
    if (angle !== undefined && (markup || (input === undefined && (inline || / (?:and|or|then) /i.test(angle))))) continue
    yield {what, index, input}
  }
}

// What programs write where there is no value: `kubectl get nodes | grep '<none>'`.
const printed = /^(?:none|nil|null|unset|unknown|undefined|invalid|pending|empty|missing|no value|not set|no data|no name)$/i

// A variable of the shell or of GraphQL that the command sets or declares by itself is no stand-in.
function isSet(value: string, variable: string | undefined): boolean {
  if (variable === undefined) return false
  const set = `(?:^|[\\s;&(])(?:${variable}=|(?:read|for|export|local|declare) (?:-\\w+ )*${variable}\\b)|\\$${variable}\\s*:|--arg(?:json)?\\s+${variable}\\b`
  return new RegExp(set).test(value)
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
