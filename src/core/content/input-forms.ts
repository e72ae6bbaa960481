/** A form that a value has, by its name. */
export interface Form {
  /** A regular expression for the whole of it. */
  pattern: string
  /** In words, after "expected": `an id of letters and digits`. */
  is: string
  example: string
}

/** The named forms of inputs; the same in the schema, the guide and the browser. */
export const forms = {
  id: {pattern: '[A-Za-z0-9][A-Za-z0-9_.:~+=-]*', is: 'an id of letters, digits and `_ . : ~ + = -`', example: 'dp_1Pq8example'},
  number: {pattern: '[0-9]+', is: 'digits alone', example: '6104437293224'},
  'order-number': {pattern: '#?[A-Z]{0,6}-?[0-9]{1,20}', is: 'an order number', example: 'SO771842'},
  'utc-instant': {
    pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?Z',
    is: 'a UTC instant with `T` and `Z`',
    example: '2026-11-23T05:12:00Z',
  },
  date: {pattern: '[0-9]{4}-[0-9]{2}-[0-9]{2}', is: 'a day as year, month, day', example: '2026-11-23'},
  email: {pattern: '[^\\s@"\'<>(),:;\\\\]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+', is: 'an e-mail address', example: 'pat.rivers@example.com'},
  amount: {pattern: '-?[0-9]+(\\.[0-9]{1,4})?', is: 'an amount without currency, with a point', example: '189.00'},
  uuid: {
    pattern: '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
    is: 'a UUID',
    example: '7d1f4c0e-5f0a-4f0e-9b7b-2f6f0a1c9d11',
  },
  path: {
    pattern: '(?!.*(^|/)\\.\\.?(/|$))[A-Za-z0-9_][A-Za-z0-9_./ +=-]*',
    is: 'a relative path without `..`',
    example: 'celigo/netsuite',
  },
  text: {pattern: '\\S(.*\\S)?', is: 'a line of text', example: "12 O'Brien Court"},
} as const satisfies Record<string, Form>

/** Name of a form. */
export type FormName = keyof typeof forms

/** Names of the forms, for the schema. */
export const formNames = Object.keys(forms) as [FormName, ...FormName[]]

/** What a value must be; without both, anything. */
export interface Expected {
  form?: FormName | undefined
  pattern?: string | undefined
}

/** The longest value that goes into a command. */
export const longestValue = 1000

/**
 * Says what is wrong with a value of an input; nothing where it fits.
 *
 * @param value As typed; an empty one fits nothing and is not asked about.
 * @returns A clause such as `expected digits alone`, for the person who typed it.
 */
export function misfit(value: string, {form, pattern}: Expected): string | undefined {
  if (value.length > longestValue) return `expected at most ${longestValue} characters`
  if (form && !whole(forms[form].pattern).test(value)) return `expected ${forms[form].is}, such as \`${forms[form].example}\``
  if (pattern !== undefined && !whole(pattern).test(value)) return `expected the form \`${pattern}\``
  return undefined
}

/** Gives the expression for a whole value. @throws {SyntaxError} Where it is none. */
export function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u')
}

/** Tells whether a text is a regular expression. */
export function isPattern(text: string): boolean {
  try {
    whole(text)
    return true
  } catch {
    return false
  }
}
