const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * Gives a formatter of dates; one for each locale and form, because making it takes far longer than using it.
 *
 * @param locale BCP 47; one that no engine knows is read as `en-US`.
 */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = make(locale, options)
  formats.set(key, made)
  return made
}

function make(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, options)
  } catch {
    return new Intl.DateTimeFormat('en-US', options)
  }
}
