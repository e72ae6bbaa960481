import {trialLabel} from './promtool-files.ts'

/** What `promtool test rules` says of one file. */
export interface FileAnswer {
  file: string
  /** What stands below the name of the file. */
  text: string
}

/** Takes an answer of `promtool test rules` apart, file by file. */
export function answersByFile(output: string): FileAnswer[] {
  const parts = output.split(/^Unit Testing: +(.*)$/m).slice(1)
  return parts.flatMap((text, index) => (index % 2 === 1 ? [{file: parts[index - 1] ?? '', text}] : []))
}

/** Lists the sets of series for which an expression gives something, by their numbers: first those for which it still does so later. */
export function heldTrials({text}: FileAnswer): {held: number[]; first: number[]} {
  const pattern = new RegExp(`exp: \\{${trialLabel}="(\\d+) (first|held)"\\}.*\\n\\s*got: (.*)`, 'g')
  const found = [...text.matchAll(pattern)].filter(([, , , got]) => got !== 'nil')
  const at = (moment: string) => found.flatMap(([, id, when]) => (when === moment ? [Number(id)] : []))
  const first = new Set(at('first'))
  return {held: at('held').filter(id => first.has(id)), first: [...first]}
}

/** Gives why an expression or a rule is refused; nothing where it is not. */
export function refusalIn({text}: FileAnswer): string | undefined {
  const found =
    /(?:, err: |could not parse expression: |: )((?:\d+:\d+: )?parse error: .*)/.exec(text)?.[1] ?? /^(?:.*\.json: )(.*)$/m.exec(text)?.[1]
  return found?.replace(/^\d+:\d+: /, '').replace(/^parse error: /, '')
}

/** An alert as Prometheus fires it. */
export interface FiredAlert {
  labels: Record<string, string>
  annotations: Record<string, string>
}

const quoted = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g

/** Lists the alerts that fired. */
export function firedIn({text}: FileAnswer): FiredAlert[] {
  return [...text.matchAll(/Labels:\{(.*)\}\s*\n\s*Annotations:\{(.*)\}/g)].map(([, labels = '', annotations = '']) => ({
    labels: pairsOf(labels),
    annotations: pairsOf(annotations),
  }))
}

function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(quoted)].map(([, name = '', value = '']) => [name, unquoted(value)]))
}

// As Go writes them; what JSON does not know stays as it is.
function unquoted(value: string): string {
  try {
    return String(JSON.parse(`"${value}"`))
  } catch {
    return value
  }
}
