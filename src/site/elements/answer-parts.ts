import type {AnswerPart} from '../../oncall/on-call-now.ts'

/** Gives the IANA zone of the reader; nothing where the browser does not tell. */
export function readerZone(): string | undefined {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || undefined
}

/** Makes a part of an answer: text, a link, or a time. */
export function partNode(part: AnswerPart): Node {
  if (typeof part === 'string') return document.createTextNode(part)
  if ('time' in part) {
    const time = document.createElement('time')
    time.dateTime = part.at
    time.textContent = part.time
    if (part.exact !== undefined) time.title = part.exact
    return time
  }
  const link = document.createElement('a')
  link.href = part.href
  link.textContent = part.text
  return link
}

/** Reads the JSON that stands in a script element; nothing where there is none, or where it cannot be read. */
export function jsonIn<T>(script: Element | null): T | undefined {
  try {
    return JSON.parse(script?.textContent ?? '') as T
  } catch {
    return undefined
  }
}
