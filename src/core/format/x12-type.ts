/** A type of X12 with the fewest and most characters that it takes. */
export interface X12Type {
  /** In capitals, such as `AN`, `N0`, `ID`. */
  code: string
  from: number
  to: number
}

/** Reads a type as X12 writes it, in any case: `AN 1/22`. Nothing for any other text. */
export function x12Type(text: string): X12Type | undefined {
  const [, code, from, to] = /^([a-z]+\d?) (\d+)\/(\d+)$/i.exec(text.trim()) ?? []
  return code === undefined ? undefined : {code: code.toUpperCase(), from: Number(from), to: Number(to)}
}

/** Tells whether each value of one type of X12 is a value of another; nothing where one of the two is no such type. */
export function fitsX12(part: string, whole: string): boolean | undefined {
  const [a, b] = [x12Type(part), x12Type(whole)]
  return a && b && a.code === b.code && a.from >= b.from && a.to <= b.to
}
