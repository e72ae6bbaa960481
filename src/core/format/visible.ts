/**
 * Makes signs visible that would command a terminal or a log: `a␊b` for a line break, `�` for what turns the direction of letters around.
 *
 * One sign for each, so that two names which differ in them still differ.
 */
export function visible(text: string): string {
  return text
    .replace(/[\u0080-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, '\uFFFD')
    .replace(/\p{Cc}/gu, sign => (sign === '\u007F' ? '\u2421' : String.fromCharCode(0x2400 + sign.charCodeAt(0))))
}

/** Writes a sentence on one line: line breaks and tabs become spaces, what else would command a terminal becomes visible. */
export function onOneLine(text: string): string {
  return visible(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
}
