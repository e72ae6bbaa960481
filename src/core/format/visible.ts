/** Signs that cannot be seen, and only change what stands around them; those that join letters and pictures are part of what people write. */
export const unseen = /(?!\u200C|\u200D|[\uFE00-\uFE0F])[\u0080-\u009F\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * Makes signs visible that would command a terminal or a log: `a␊b` for a line break, `�` for what turns the direction of letters around
 * or cannot be seen at all.
 *
 * One sign for each, so that marks below a line stand where they did.
 */
export function visible(text: string): string {
  return pictured(text.replace(unseen, '\uFFFD'))
}

/**
 * Makes a path readable and harmless: `a␊b` for a line break, `a<U+200B>b` for any sign that cannot be seen or passes for a space.
 *
 * Two paths that differ in such a sign still differ.
 */
export function visiblePath(path: string): string {
  return pictured(
    path.replace(/(?! )[\u0080-\u009F\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu, sign => `<${codeOf(sign)}>`),
  )
}

/** Gives the code of a sign as its tables name it: `U+200B`. */
export function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function pictured(text: string): string {
  return text.replace(/\p{Cc}/gu, sign => (sign === '\u007F' ? '\u2421' : String.fromCharCode(0x2400 + sign.charCodeAt(0))))
}

/** Writes a sentence on one line: line breaks and tabs become spaces, what else would command a terminal becomes visible. */
export function onOneLine(text: string): string {
  return visible(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '))
}
