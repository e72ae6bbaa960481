/** What a word is to the program that takes it. */
export interface Given {
  /** The option whose value it is; missing where it stands for itself. */
  option?: string
  /** The value alone, without an option that is written together with it. */
  value: string
  /** How many words that stand for themselves come before it. */
  position: number
  /** All options of the call, one after the other. */
  flags: string
}

/**
 * Tells what the word at `index` is to a program.
 *
 * @param valued Options that take the next word.
 * @param valuedTwice Options that take the next two.
 */
export function given(words: readonly string[], index: number, valued: RegExp, valuedTwice = /$^/): Given {
  const flags = words.filter(word => /^-/.test(word) && !/^-$/.test(word)).join(' ')
  let position = 0
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    const takes = valuedTwice.test(word) ? 2 : valued.test(word) ? 1 : 0
    if (index > at && index <= at + takes) return {option: word, value: words[index] ?? '', position, flags}
    if (at === index) return own(word, position, flags, valued)
    at += takes
    if (takes === 0 && !/^-./.test(word)) position++
  }
  return {value: words[index] ?? '', position, flags}
}

// `--data={…}` and `-d{…}` are an option and its value in one word.
function own(word: string, position: number, flags: string, valued: RegExp): Given {
  const long = /^(--[\w-]+)=([\s\S]*)$/.exec(word)
  const short = /^(-\w)([\s\S]+)$/.exec(word)
  const [, option, value] = long ?? (short && valued.test(short[1] ?? '') ? short : null) ?? []
  return {...(option !== undefined && {option}), value: value ?? word, position, flags}
}
