/**
 * Gives a formatter of dates; one for each locale and form, because making it takes far longer than using it.
 *
 * @param locale BCP 47; one that no engine knows is read as `en-US`.
 */
export const dateFormat = remembered((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options))

/** Gives a formatter of numbers, in the same way. */
export const numberFormat = remembered((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options))

function remembered<O, F>(make: (locale: string, options: O) => F): (locale: string, options: O) => F {
  const formats = new Map<string, F>()
  return (locale, options) => {
    const key = `${locale} ${JSON.stringify(options)}`
    const format = formats.get(key) ?? made(locale, options)
    formats.set(key, format)
    return format
  }

  function made(locale: string, options: O): F {
    try {
      return make(locale, options)
    } catch {
      return make('en-US', options)
    }
  }
}
