import type {SyntaxProblem} from './syntax.ts'

/** What is wrong with a body that is no MDX, where (0-based offsets in the text), and what to do where that can be told. */
export interface MdxFault {
  start: number
  end: number
  reason: string
  help: string
}

const general =
  'In prose, write braces and angle brackets inside backticks, and close every element; where they are text throughout, name the file `.md`.'

/** Forms of other dialects that MDX reads as JavaScript or as an element, with what they are and what to write instead. */
const foreign: {form: RegExp; is: string; help: string}[] = [
  {
    form: /^\{\{[<%][^\n]*?[>%]\}\}/,
    is: 'is a shortcode of Hugo, which is not known here',
    help: 'Write the text itself, a component, or a callout such as `:::note`.',
  },
  {
    form: /^\{%[^\n]*?%\}/,
    is: 'is a tag of a template language, which is not known here',
    help: 'Write the text itself, a component, or a callout such as `:::note`.',
  },
  {
    form: /^\{\{[^\n]*?\}\}/,
    is: 'is a place to fill in of a template language, which is not known here',
    help: 'Write the text itself, or put it in backticks where it is shown as it is.',
  },
  {
    form: /^\{:?\s*[#.][^\n{}]*\}/,
    is: 'sets an id or a class in another dialect; here a brace begins JavaScript',
    help: 'Take it out: the anchor of a heading is made from its words.',
  },
]

/** Says a syntax error of MDX by its cause, where it is a form of another dialect; otherwise in the words of the parser. */
export function mdxFault(text: string, {offset, endOffset, message}: SyntaxProblem): MdxFault {
  const brace = text.lastIndexOf('{', offset)
  // The parser points into the expression, which may begin with a second brace.
  const starts = [text.lastIndexOf('{', brace - 1) === brace - 1 ? brace - 1 : brace, brace]
  for (const start of starts.filter(each => each >= 0 && offset - each < 200)) {
    const rest = text.slice(start, start + 200)
    for (const {form, is, help} of foreign) {
      const [found] = form.exec(rest) ?? []
      if (found) return {start, end: start + found.length, reason: `\`${found}\` ${is}`, help}
    }
  }
  const comment = text.startsWith('<!--', offset) ? offset : text.startsWith('<!--', offset - 1) ? offset - 1 : undefined
  if (comment !== undefined) {
    return {
      start: comment,
      end: comment + 4,
      reason: '`<!--` begins a comment of HTML',
      help: 'Write a comment as `{/* … */}`, or name the file `.md`.',
    }
  }
  return {start: offset, end: endOffset, reason: message, help: general}
}
