import {unseen} from './visible.ts'

/** Writes a value as JSON that is safe to show: what would command a terminal, turn letters around or hide is escaped, as strings may be. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)
    .replace(unseen, escaped)
    .replace(/(?!\n)\p{Cc}/gu, escaped)}\n`
}

function escaped(sign: string): string {
  return sign
    .split('')
    .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
}
