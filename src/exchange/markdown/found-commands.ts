import {outputLanguages} from '../../core/content/commands.ts'

/** An input of the commands of a runbook, and how it was written. */
export interface FoundInput {
  name: string
  written: string
}

const prompt = /^\s*(?:\$|❯|➜|[\w.-]{1,40}@[\w.-]{1,60}(?::[^\s$#]{0,80})?[$#]|\[[\w.-]{1,40}@[^\]\n]{1,80}\][$#])\s+(?=\S)/
const shells = /^(?:sh|bash|zsh|shell|console|shell-session|shellsession|terminal|ksh|)$/i

/** A piece of a block of code: a command or what it prints. */
export interface Piece {
  language: string
  value: string
}

/**
 * Takes prompts out of a block and what comes back apart from what is typed.
 *
 * In: `$ kubectl get pods` and a table below it. Out: a block `sh` with the command, a block `output` with the table. A block without a
 * prompt stays one; one without a language is `sh` where its first word is a usual program, else `text`.
 */
export function piecesOf(language: string, value: string): Piece[] {
  const lines = value.split('\n')
  const first = lines.find(line => line.trim() !== '') ?? ''
  if (!shells.test(language) || !prompt.test(first)) return [{language: languageOf(language, value), value}]
  const pieces: Piece[] = []
  let goesOn = false
  for (const line of lines) {
    const typed: boolean = goesOn || prompt.test(line)
    const of = typed ? 'sh' : 'output'
    const last = pieces.at(-1)
    const said = goesOn ? line : line.replace(prompt, '')
    // Two commands one after the other are two, so that it is seen which of them failed.
    if (last?.language === of && (goesOn || of === 'output')) last.value += `\n${said}`
    else pieces.push({language: of, value: said})
    goesOn = typed && /\\\s*$/.test(line)
  }
  return pieces.map(piece => ({...piece, value: piece.value.replace(/^\n+|\n+$/g, '')})).filter(({value}) => value.trim() !== '')
}

const programs =
  /^(?:sudo\s+)?(?:kubectl|oc|helm|docker|podman|curl|wget|ssh|scp|psql|mysql|redis-cli|systemctl|journalctl|aws|gcloud|az|terraform|git|grep|cat|tail|less|ls|cd|df|du|ps|top|kill|ping|dig|nc|promtool|etcdctl|vault|consul|jq|export|echo|make|npm|python3?|ansible(?:-playbook)?)(?=\s|$)/

function languageOf(language: string, value: string): string {
  if (/^(?:console|shell-session|shellsession|terminal)$/i.test(language)) return 'text'
  if (language !== '') return language
  return programs.test(value.trimStart()) ? 'sh' : 'text'
}

const standIn =
  /(?<![<\w$-])<([A-Za-z](?:[\w .-]{0,39}[\w-])?)>|(?<![\w\\])\$(?:\{([A-Z][A-Z0-9_]{1,40})\}|([A-Z][A-Z0-9_]{1,40})\b)|(?<![\w${])(YOUR[_-][A-Z][\w-]{0,40}|REPLACE_ME|CHANGE_?ME)\b|\{\{ ?([a-z][a-z0-9_]*) ?\}\}/g

// What a machine knows by itself, and what is secret, are no inputs.
const environment =
  /^(?:PATH|HOME|USER|PWD|OLDPWD|SHELL|HOSTNAME|TMP|TMPDIR|LANG|EDITOR|KUBECONFIG|RANDOM|UID|IFS|LINENO|PPID)$|TOKEN|SECRET|PASS|(?:^|_)(?:KEY|PWD|CREDENTIALS?|AUTH)$/
const printed =
  /^(?:none|nil|null|unset|unknown|undefined|invalid|pending|empty|missing|no value|not set|no data|br|b|i|p|a|div|span|html|body)$/i

/** Writes what stands for a value as `{{input}}`, and says which inputs there are; variables that the text sets by itself stay. */
export function withInputs(value: string): {value: string; inputs: FoundInput[]} {
  const inputs: FoundInput[] = []
  // Elements of XML and HTML look like stand-ins, and templates have words of their own.
  const markup = /<\/|\/>|^<[?!]/.test(value)
  const isTemplate = /\{\{-? ?(?:if|range|with|define|block|end)\b|\{\{-? ?[.$]/.test(value)
  const written = value.replace(standIn, (what: string, angle?: string, braced?: string, bare?: string, yours?: string, ours?: string) => {
    const variable = braced ?? bare
    if (angle !== undefined && (markup || printed.test(angle))) return what
    if (variable !== undefined && (environment.test(variable) || isSet(value, variable))) return what
    if (ours !== undefined && isTemplate) return what
    const name = inputName(angle ?? variable ?? yours ?? ours ?? '')
    if (name === '') return what
    if (!inputs.some(each => each.name === name)) inputs.push({name, written: what})
    return `{{${name}}}`
  })
  return {value: written, inputs}
}

function isSet(value: string, variable: string): boolean {
  return new RegExp(`(?:^|[\\s;&(])(?:${variable}=|(?:read|for|export|local|declare) (?:-\\w+ )*${variable}\\b)`).test(value)
}

function inputName(written: string): string {
  const name = written
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  return /^[a-z]/.test(name) ? name : ''
}

/** Tells whether a block is something to type, in which stand-ins are inputs. */
export function isTyped({language}: Piece): boolean {
  return (
    !outputLanguages.has(language.toLowerCase()) &&
    !/^(?:ya?ml|json|xml|html|toml|ini|diff|go|java|python|js|ts|promql|hcl|mermaid)$/i.test(language)
  )
}
