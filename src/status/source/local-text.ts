import {measureInJson, type NumberWords} from './json-query.ts'
import {type Source, SourceFailure} from './source.ts'

/** A text from the machine that collects. */
export interface LocalText {
  text: string
  /** When what it says was so, in milliseconds since the epoch. */
  at: number
}

/** Reads numbers from a local text: JSON, or one number or word, which `$` finds. */
export function localSource(read: () => Promise<LocalText>, words: NumberWords): Source {
  return {
    async read(questions) {
      const {text, at} = await read()
      const body = bodyOf(text.trim())
      return {measures: new Map(questions.map(({signal, query}) => [signal, measureInJson({body, at}, query, words)])), remarks: []}
    },
  }
}

function bodyOf(text: string): unknown {
  if (text === '') throw new SourceFailure('it says nothing')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
