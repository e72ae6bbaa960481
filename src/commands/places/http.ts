import {partOfWeb} from './data.ts'
import {guessed} from './guess.ts'
import {around, type Language} from './language.ts'

/** A request as it goes over the line: a line with the address, headers, an empty line, the body. */
export const http: Language = (text, mark) => {
  const [head = '', ...body] = text.split(/\n\s*\n/)
  if (!head.includes(mark)) {
    const rest = body.join('\n\n')
    const language = guessed(rest)
    return language ? language(rest, mark) : /^[\w.[\]-]+=/.test(rest.trim()) ? ['url-query'] : {unknown: 'nothing tells what the body is'}
  }
  const [first = ''] = head.split('\n')
  if (!first.includes(mark)) return ['text']
  const address = /^\s*(?:[A-Z]+\s+)?(?:https?:\/\/)?(.*)$/.exec(around(first, mark)[0])?.[1] ?? ''
  return partOfWeb(address)
}
