import {edi, graphql, json, promql, sql, xml, yaml} from './data.ts'
import {http} from './http.ts'
import type {Language, Quoting} from './language.ts'
import {shell} from './shell.ts'

/** A `{{name}}` of a command: where it stands, and how a value is written there. */
export interface Place {
  name: string
  /** 0-based, in the command. */
  start: number
  end: number
  quoting: Quoting
}

const languages: Record<string, Language> = {
  sh: shell,
  bash: shell,
  zsh: shell,
  shell,
  ksh: shell,
  json,
  jsonc: json,
  sql,
  graphql,
  gql: graphql,
  xml,
  yaml,
  yml: yaml,
  http,
  edi,
  x12: edi,
  promql,
}

/** Signs that are read for one command at most. */
const mostSigns = 1_000_000

const placeholder = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g

/**
 * Lists the places of inputs in a command, in the order in which they stand, each with how a value is written there.
 *
 * Every place is a word of letters and digits to the tokenisers; what they take it for decides. Never throws.
 */
export function placesIn(command: string, language: string): Place[] {
  const found = [...command.matchAll(placeholder)]
  if (found.length === 0) return []
  // Each place is a reading of the whole command: what nobody would fill in by hand is not read thousands of times.
  const isTooMuch = found.length * command.length > mostSigns
  let count = 0
  const marked = command.replace(placeholder, () => `zq${count++}zq`)
  // The first of them say it; the page copies nothing of such a command.
  return (isTooMuch ? found.slice(0, 100) : found).map((match, index) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
    quoting: isTooMuch
      ? {unknown: 'the command is too long for so many inputs'}
      : quotingOf(marked, language.toLowerCase(), `zq${index}zq`),
  }))
}

/**
 * Lists the places of inputs in code within a sentence: of several words it is a command of the shell that somebody may select and run; alone,
 * such as `{{order_id}}-2`, it is a value that the sentence names, and is written as it is.
 */
export function placesInSentence(code: string): Place[] {
  const places = placesIn(code, 'sh')
  const isCommand = /\s/.test(code.replace(placeholder, 'x').trim())
  return isCommand ? places : places.map(place => ({...place, quoting: ['text']}))
}

function quotingOf(marked: string, language: string, mark: string): Quoting {
  const read = Object.hasOwn(languages, language) ? languages[language] : undefined
  if (!read) return {unknown: `how values are written in \`${language}\` is not known`}
  try {
    return read(marked, mark)
  } catch (error) {
    // Thousands of brackets in each other, which nobody would run either.
    if (error instanceof RangeError) return {unknown: 'the command is nested too deep'}
    throw error
  }
}
