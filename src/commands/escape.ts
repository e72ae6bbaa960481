/** Why a value cannot stand where it would be put, as a clause: `a \`*\` stands for anything here`. */
export interface Refused {
  refused: string
}

type Escape = (value: string) => string | Refused

const before = (signs: RegExp) => (value: string) => value.replace(signs, '\\$&')
const unless = (bad: RegExp, refused: string) => (value: string) => (bad.test(value) ? {refused} : value)
const inString = (value: string) => JSON.stringify(value).slice(1, -1)
const percent = (value: string) =>
  encodeURIComponent(value).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
const asNumber = unless(/^(?!-?(?:0|[1-9]\d*)(?:\.\d+)?$)/, 'only a number can stand here')
const dots = 'steps of `.` and `..` lead to another address'

/**
 * How a value is written where it stands, by the name of the place; the only such table: the build names the places, tests try them, and
 * the browser fills them.
 *
 * A place is a list of names from the inside out: `json-string shell-single` is a string of JSON in a word of the shell.
 */
export const escapes = {
  /** Taken as it is, such as a header or a name. */
  text: value => value,
  /** A word of the shell without quotes; it gets quotes where it needs them. */
  'shell-bare': value => (/^[\w@%+=:,./-]+$/.test(value) && !value.startsWith('=') ? value : `'${value.replaceAll("'", "'\\''")}'`),
  'shell-single': value => value.replaceAll("'", "'\\''"),
  // An interactive shell takes `!` for a line of its history even here.
  'shell-double': value => value.replace(/[\\$"`]/g, '\\$&').replaceAll('!', `"'!'"`),
  /** The shell looks for lines of its history where quotes stand in quotes. */
  'no-history': unless(/!/, 'a `!` would be taken for a line of the shell’s history'),
  /** Begins a word of its own. */
  'word-start': unless(/^-/, 'a value with `-` in front would be taken for an option'),
  heredoc: before(/[\\$`]/g),
  number: asNumber,
  'json-value': value => (/^(?:true|false|null)$/.test(value) ? value : asNumber(value)),
  'json-string': inString,
  'graphql-string': inString,
  'sql-string': value => (value.includes('\\') ? {refused: 'a `\\` ends a text in some dialects of SQL'} : value.replaceAll("'", "''")),
  'sql-like': unless(/[%_]/, '`%` and `_` stand for anything here'),
  'sql-name': unless(/["`[\]\\]/, 'a quote would end the name'),
  'url-path': value => (/^\.+$/.test(value) ? {refused: dots} : percent(value)),
  'url-query': percent,
  /** One part of a path that is taken as it is: of a bucket, a file or an id. */
  'path-part': unless(/[/\\?#]|^\.+$/, 'a `/` would lead to another place'),
  'regex-basic': before(/[\\.*[^$]/g),
  'regex-extended': before(/[\\.*[^$(){+?|]/g),
  /** What stands between slashes. */
  slashes: before(/\//g),
  'sed-replacement': before(/[\\&/]/g),
  glob: value => (value.includes('\\') ? {refused: 'a `\\` is read in two ways here'} : value.replace(/[*?[(]/g, '[$&]')),
  'awk-string': before(/[\\"]/g),
  'printf-format': value => value.replaceAll('\\', '\\\\').replaceAll('%', '%%'),
  'form-part': unless(/^[@<]|[;,"\\]/, '`@`, `<`, `;`, `,` and quotes have a meaning of their own here'),
  'list-part': unless(/[,={}[\]"']/, 'commas, brackets and quotes would begin another value'),
  'search-word': unless(/[^\p{L}\p{N}._@-]|^-/u, 'it would begin another term of the search'),
  'search-quoted': unless(/['"\\]/, 'a quote would end the term of the search'),
  'edi-element': unless(/[*~>^|]/, '`* ~ > ^ |` separate the parts of a message'),
  'xml-text': value => value.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`),
  'yaml-single': value => value.replaceAll("'", "''"),
  'yaml-bare': unless(/^(?![A-Za-z0-9][\w./-]*$)/, 'only a plain word can stand here'),
} satisfies Record<string, Escape>

/** Name of a place. */
export type Layer = keyof typeof escapes

/** A value as it is written into a command, or why it is not. */
export type Filled = {text: string} | Refused

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const unseen = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/

/**
 * Writes a value for the place where it stands.
 *
 * @param layers From the inside out; as {@link escapes} names them.
 */
export function fill(value: string, layers: readonly Layer[]): Filled {
  if (unseen.test(value) || !value.isWellFormed()) return {refused: 'it has a line break or another sign that cannot be seen'}
  let text = value
  for (const layer of layers) {
    const next: string | Refused = escapes[layer](text)
    if (typeof next !== 'string') return next
    text = next
  }
  return {text}
}

/** Writes where a value stands as one attribute of a page; {@link layersOf} reads it. */
export function layersInWords(layers: readonly Layer[]): string {
  return layers.filter(layer => layer !== 'text').join(' ')
}

/** Reads what {@link layersInWords} wrote; nothing where it names a place that is not known. */
export function layersOf(words: string): readonly Layer[] | undefined {
  const names = words.split(' ').filter(name => name !== '')
  return names.every(name => Object.hasOwn(escapes, name)) ? (names as Layer[]) : undefined
}
