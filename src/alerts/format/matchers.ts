import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {Matcher, MatchOperator} from '../firing.ts'

const one = /^\s*([A-Za-z_][A-Za-z0-9_:.-]*)\s*(=~|!~|!=|=)\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"{},]*))\s*/s

/**
 * Reads matchers as Alertmanager writes them: `severity="page"`, `team=~"a|b"`, `{a="b", c!="d"}`.
 *
 * @returns What they are, or nothing where the text is none.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#matcher for the grammar.
 */
export function readMatchers(text: string, node: PlacedNode): Matcher[] | undefined {
  const matchers: Matcher[] = []
  let rest = text.trim().replace(/^\{([\s\S]*)\}$/, '$1')
  while (rest.trim() !== '') {
    const [whole, name, operator, quoted, bare] = one.exec(rest) ?? []
    if (whole === undefined || name === undefined) return undefined
    const value = quoted === undefined ? (bare ?? '') : unescaped(quoted)
    matchers.push({name, operator: operator as MatchOperator, value, node})
    rest = rest.slice(whole.length)
    if (rest === '') break
    if (!rest.startsWith(',')) return undefined
    rest = rest.slice(1)
  }
  return matchers
}

function unescaped(text: string): string {
  return text.replace(/\\(["\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
}
