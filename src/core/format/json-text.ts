/** Writes a value as JSON that is safe to show: what would command a terminal or turn letters around is escaped, as strings may be. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/gu, escaped)}\n`
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}
