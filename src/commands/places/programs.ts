import {json, partOfAddress, partOfWeb, sql} from './data.ts'
import {awk, fixed, glob, jq, pattern, plain, sed} from './expressions.ts'
import {type Given, given} from './given-options.ts'
import {anyText, guessed} from './guess.ts'
import {around, type Language, type Quoting, within} from './language.ts'

/** What a program makes of the word at `index`; `shell` reads a word as a command of its own. */
export function languageOfWord(program: string, words: readonly string[], index: number, shell: Language): Language {
  // `docker exec box sh -c '…'`: whatever runs the shell, what stands after its `-c` is a command.
  if (/^-\w*c$/.test(words[index - 1] ?? '') && words.slice(0, index).some(word => /^(?:.*\/)?(?:ba|z|da|k|a)?sh$/.test(word))) return shell
  const reader = Object.hasOwn(programs, program) ? programs[program] : undefined
  return reader ? reader(words, index, shell) : anyText
}

type Reader = (words: readonly string[], index: number, shell: Language) => Language

const unknown =
  (why: string): Language =>
  () => ({unknown: why})

const code = (words: readonly string[], index: number): Language =>
  /^-\w*[ce]$|^--?eval$|^--command$/.test(words[index - 1] ?? '') ? unknown('it stands in a program of another language') : anyText

const programs: Record<string, Reader> = {
  curl: ofCurl,
  wget: (words, index) => ofWget(given(words, index, /^(?:-O|-o|-P|-U|--output-document)$/)),
  http: ofHttpie,
  https: ofHttpie,
  xh: ofHttpie,
  jq: ofJq,
  grep: ofGrep,
  egrep: (words, index) => ofGrep(['-E', ...words], index + 1),
  fgrep: (words, index) => ofGrep(['-F', ...words], index + 1),
  zgrep: ofGrep,
  rg: (words, index) => ofGrep(['-E', ...words], index + 1),
  sed: ofSed,
  awk: ofAwk,
  gawk: ofAwk,
  mawk: ofAwk,
  find: (words, index) =>
    /^-i?(?:name|path|wholename|lname)$/.test(words[index - 1] ?? '')
      ? glob
      : /^-i?regex$/.test(words[index - 1] ?? '')
        ? unknown('it stands in a regular expression of find')
        : anyText,
  aws: ofAws,
  kubectl: (words, index) => (/^(?:-p|--patch)$/.test(words[index - 1] ?? '') ? json : anyText),
  psql: sqlAfter(/^(?:-c|--command(?:=.*)?)$/),
  mysql: sqlAfter(/^(?:-e|--execute(?:=.*)?)$/),
  mariadb: sqlAfter(/^(?:-e|--execute(?:=.*)?)$/),
  sqlcmd: sqlAfter(/^-[Qq]$/),
  sqlite3: (words, index) => (given(words, index, /^-(?:cmd|separator)$/).position === 1 ? sql : anyText),
  bash: shellAfterC,
  sh: shellAfterC,
  zsh: shellAfterC,
  dash: shellAfterC,
  ksh: shellAfterC,
  su: shellAfterC,
  eval: (_words, _index, shell) => shell,
  ssh: (words, index, shell) => (given(words, index, /^-[bcDEeFIiJLlmOopQRSWw]$/).position === 0 ? anyText : shell),
  watch: (_words, _index, shell) => shell,
  python: code,
  python3: code,
  perl: code,
  ruby: code,
  node: code,
  php: code,
  lua: code,
  osascript: code,
  Rscript: code,
  mongosh: code,
  mongo: code,
  pwsh: () => unknown('it stands in a command of PowerShell'),
  powershell: () => unknown('it stands in a command of PowerShell'),
  cmd: () => unknown('it stands in a command of Windows'),
  trap: (_words, index, shell) => (index === 0 ? shell : anyText),
  alias: () => unknown('it stands in a command that runs later'),
  printf: (_words, index) => (index === 0 ? (text, mark) => within(anyText(text, mark), 'printf-format') : anyText),
}

function sqlAfter(option: RegExp): Reader {
  return (words, index) => {
    const word = words[index] ?? ''
    if (option.test(words[index - 1] ?? '') || /^--(?:command|execute)=/.test(word)) return sql
    // `-e'SELECT …'` is an option and its value in one word.
    return option.test(word.slice(0, 2)) ? (text, mark) => sql(text.slice(2), mark) : anyText
  }
}

// `bash -c 'command' name value`: only the word after `-c` is a command.
function shellAfterC(words: readonly string[], index: number, shell: Language): Language {
  return /^-\w*c$/.test(words[index - 1] ?? '') ? shell : anyText
}

const curlValued =
  /^-[AbcCDeEFHKmoPQrtTuUwXxYyz]$|^--(?:header|user|output|write-out|request|user-agent|cookie|cookie-jar|referer|cert|key|cacert|connect-timeout|max-time|retry|retry-delay|resolve|proxy|upload-file|range|data|data-ascii|data-binary|data-raw|data-urlencode|json|form|form-string|url|url-query)$|^-d$/

function ofCurl(words: readonly string[], index: number): Language {
  const {option, value} = given(words, index, curlValued)
  if (option === undefined || option === '--url') return webAddress
  if (/^(?:-d|--data(?:-ascii|-binary|-raw)?)$/.test(option)) return (_text, mark) => body(value)(value, mark)
  if (option === '--json') return json
  if (option === '--data-urlencode' || option === '--url-query') return afterName
  if (/^(?:-F|--form)$/.test(option)) return () => ['form-part']
  return plain
}

// A body is JSON, or fields as a form sends them.
function body(value: string): Language {
  const language = guessed(value)
  return language ?? ((text, mark) => (/=/.test(around(text, mark)[0]) ? ['url-query'] : {unknown: 'nothing tells what the body is'}))
}

const afterName: Language = (text, mark) =>
  /^[^@=]+=/.test(around(text, mark)[0]) ? ['text'] : {unknown: 'a field without a name could name a file'}

// What curl is given without an option is an address, even where a variable holds its beginning.
const webAddress: Language = (text, mark) => {
  const [before] = around(text, mark)
  const rest = /^(?:https?:\/\/|\$\{?\w+[^/}]*\}?(?=\/))?(.*)$/is.exec(before)?.[1] ?? before
  return /^\$/.test(before) ? partOfWeb(rest || '/') : (partOfAddress(before) ?? partOfWeb(rest))
}

const ofWget = ({option}: Given): Language => (option === undefined ? webAddress : plain)

function ofHttpie(words: readonly string[], index: number): Language {
  const word = words[index] ?? ''
  if (/^[\w.-]+==?[^=]/.test(word) || /^[\w.-]+:[^/=]/.test(word)) return plain
  return /^[\w.-]+:=/.test(word) ? json : webAddress
}

function ofJq(words: readonly string[], index: number): Language {
  if (words[index - 2] === '--arg' || words[index - 1] === '--arg') return plain
  if (words[index - 2] === '--argjson') return () => ['json-value']
  const {option, position} = given(words, index, /^(?:-L|-f|--from-file|--indent|--tab)$/, /^--(?:arg|argjson|slurpfile|rawfile)$/)
  return option === undefined && position === 0 ? jq : plain
}

function ofGrep(words: readonly string[], index: number): Language {
  const {option, position, flags} = given(words, index, /^(?:-\w*[ABCmefd]|--(?:include|exclude|exclude-dir|regexp|file|max-count))$/)
  if (option !== undefined && /^--(?:in|ex)clude/.test(option)) return glob
  const isPattern = /^(?:-\w*e|--regexp)$/.test(option ?? '') || (option === undefined && position === 0 && !hasPattern(words))
  if (!isPattern) return anyText
  if (/F|fixed/.test(flags)) return fixed
  return pattern(/[EP]|extended|perl/.test(flags))
}

const hasPattern = (words: readonly string[]) => words.some(word => /^(?:-\w*e|--regexp(?:=.*)?|-\w*f|--file(?:=.*)?)$/.test(word))

function ofSed(words: readonly string[], index: number): Language {
  const {option, position, flags} = given(words, index, /^(?:-\w*[ef]|--(?:expression|file))$/)
  const isScript = /^(?:-\w*e|--expression)$/.test(option ?? '') || (option === undefined && position === 0)
  return isScript ? sed(/[Er]|extended/.test(flags)) : anyText
}

function ofAwk(words: readonly string[], index: number): Language {
  const {option, position} = given(words, index, /^-[Ffv]$/)
  if (option === '-v') return () => ['awk-string']
  return option === undefined && position === 0 ? awk : anyText
}

function ofAws(words: readonly string[], index: number): Language {
  const option = words[index - 1] ?? ''
  if (/^--(?:include|exclude)$/.test(option)) return glob
  if (/^--(?:query|filter-pattern)$/.test(option)) return unknown(`it stands in the expression of \`${option}\``)
  return (text, mark): Quoting => {
    const found = anyText(text, mark)
    const isList = !('unknown' in found) && found[0] === 'text' && /=[^=]*,|,[^=]*=/.test(text)
    return isList ? ['list-part'] : found
  }
}
