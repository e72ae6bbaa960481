import type {PlacedNode} from '../core/content/placed-yaml.ts'
import type {Edit} from '../core/lint/diagnostic.ts'

/**
 * Gives the edit that writes a value into a mapping inside of a rule, such as `annotations.runbook_url`, and changes nothing else.
 *
 * The value takes the quotes of the one before it; a new line takes the indentation of its neighbours. Nothing where the place is shared with
 * another rule by an anchor, or stands behind a merge.
 */
export function setInRule(rule: PlacedNode, [parent, key]: readonly [string, string], value: string): Edit[] | undefined {
  if (isShared(rule)) return undefined
  const holder = rule.own(parent)
  if (!holder) return rule.get(parent) ? undefined : appended(rule, parent, {key, value})
  if (holder.value.kind !== 'map' || isShared(holder.value)) return undefined
  const old = holder.value.own(key)
  if (!old) return holder.value.get(key) ? undefined : appended(holder.value, key, value)
  return old.value.kind === 'scalar' && !/^[&*!]/.test(writtenAt(old.value)) ? [replaced(old.value, value)] : undefined
}

function isShared(node: PlacedNode): boolean {
  return node.isAlias || /^[&*!]/.test(writtenAt(node))
}

function writtenAt({source, start}: PlacedNode): string {
  return source.text.slice(start, start + 1)
}

function replaced(old: PlacedNode, value: string): Edit {
  const quote = writtenAt(old)
  const at = old.span
  if (quote === '"') return {at, text: JSON.stringify(value)}
  return {at, text: quote === "'" ? singleQuoted(value) : plainOrQuoted(value)}
}

function appended(map: PlacedNode, key: string, value: string | {key: string; value: string}): Edit[] | undefined {
  const {source, start} = map
  return source.text.charAt(start) === '{' ? inFlow(map, key, value) : inBlock(map, key, value)
}

function inFlow(map: PlacedNode, key: string, value: string | {key: string; value: string}): Edit[] {
  const {text} = map.source
  const last = map.lastPair
  const quotes = last !== undefined && writtenAt(last.keyNode) === '"'
  const word = (each: string) => (quotes ? JSON.stringify(each) : plainOrQuoted(each))
  const written = typeof value === 'string' ? word(value) : `{${word(value.key)}: ${word(value.value)}}`
  const pair = `${word(key)}: ${written}`
  if (!last) return [{at: map.source.span(map.start + 1, map.start + 1), text: pair}]
  const end = endOf(last.value.kind === 'empty' ? last.keyNode : last.value)
  const comma = /^\s*,/.exec(text.slice(end, map.end))?.[0].length ?? 0
  const at = map.source.span(end + comma, end + comma)
  return [{at, text: comma > 0 ? ` ${pair}` : `, ${pair}`}]
}

function inBlock(map: PlacedNode, key: string, value: string | {key: string; value: string}): Edit[] | undefined {
  const {text, lines} = map.source
  const last = map.lastPair
  // Keys that stand behind a merge line up with it, and are found by `own` alone.
  const column = last && lines.point(last.keyNode.start).column
  if (!last || column === undefined) return undefined
  const end = endOf(last.value.kind === 'empty' ? last.keyNode : last.value)
  const rest = /^[^\n\r]*/.exec(text.slice(end))?.[0].length ?? 0
  const breaks = text.includes('\r\n') ? '\r\n' : '\n'
  const indent = ' '.repeat(column - 1)
  const written =
    typeof value === 'string'
      ? ` ${plainOrQuoted(value)}`
      : `${breaks}${indent}  ${plainOrQuoted(value.key)}: ${plainOrQuoted(value.value)}`
  return [{at: map.source.span(end + rest, end + rest), text: `${breaks}${indent}${key}:${written}`}]
}

function endOf({source, start, end}: PlacedNode): number {
  return start + source.text.slice(start, end).trimEnd().length
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** Writes a scalar without quotes where YAML takes it so, also inside of braces. */
export function plainOrQuoted(text: string): string {
  const isPlain = /^[A-Za-z_/][\w./:@%~+-]*$/.test(text) && !/:(?!\/)|^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
  return isPlain ? text : singleQuoted(text)
}
