import {createColors} from 'picocolors'
import type {Overlay} from '../core/catalog/overlay/compose.ts'
import type {Fate, MovedPart} from '../core/catalog/overlay/moved.ts'
import {counted} from '../core/format/plural.ts'
import {unifiedDiff} from './unified-diff.ts'

/** An entry that stands on another, and what has become of that since. */
export interface UpstreamRow {
  overlay: Overlay
  state: 'same' | 'moved' | 'unrecorded'
  /** Where the text that it was written for was found, or why it was not. */
  base?: {text: string; from: string} | {missing: string}
  /** What has changed in it; missing where the text of then cannot be had. */
  parts?: readonly MovedPart[]
  /** True where the revision of now was written down. */
  accepted?: true
}

const fates: Record<Fate, string> = {
  taken: 'taken over as it is now',
  beside: 'taken over beside the text here',
  replaced: 'replaced here, so the change does not show',
  'left-out': 'left out here',
}

/** Says of each entry that stands on another what has moved since: part by part, with the difference, and the text here where both changed. */
export function upstreamInWords(rows: readonly UpstreamRow[], colour: boolean): string {
  if (rows.length === 0) return 'No entry stands on another; `extends` in its frontmatter says so.\n'
  return `${rows.map(row => rowInWords(row, colour)).join('\n')}\n${summary(rows)}\n`
}

function rowInWords(row: UpstreamRow, colour: boolean): string {
  const {bold} = createColors(colour)
  const {composed, local, upstream, extends: said, revision} = row.overlay
  const head = `${bold(`${composed.kind}:${composed.id}`)}  ${local.file} on ${upstream.file}`
  if (row.accepted) return `${head}\n  accepted as it is now, ${revision}\n`
  if (row.state === 'same') return `${head}\n  as it was written for, ${revision}\n`
  if (row.state === 'unrecorded') return `${head}\n  it is not recorded which text it was written for; now it is ${revision}\n`
  const base = row.base ?? {missing: 'nobody looked'}
  if ('missing' in base)
    return `${head}\n  moved on from ${said.revision} to ${revision}\n  The text of then cannot be had: ${base.missing}.\n`
  const change = unifiedDiff({file: upstream.file, before: base.text, after: upstream.text}, colour)
  return `${head}\n  moved on from ${said.revision} (${base.from}) to ${revision}\n${(row.parts ?? []).map(partInWords).join('')}\n${change}`
}

function partInWords({what, name, change, fate, own}: MovedPart): string {
  const part = what === 'key' ? `key \`${name}\`` : name === '' ? 'what stands before the first section' : `section \`${name}\``
  const line = `  ${part} ${change === 'changed' ? 'has changed' : change === 'added' ? 'is new' : 'is gone'}: ${fates[fate]}\n`
  const isToRead = own !== undefined && (fate === 'replaced' || fate === 'beside')
  return isToRead ? `${line}    here it is:\n${own.replace(/^/gm, '    | ')}\n` : line
}

function summary(rows: readonly UpstreamRow[]): string {
  const count = (state: UpstreamRow['state']) => rows.filter(row => row.state === state && !row.accepted).length
  const [moved, unrecorded, accepted] = [count('moved'), count('unrecorded'), rows.filter(row => row.accepted).length]
  const said = [
    moved > 0 && `${counted(moved, 'entry', 'entries')} behind`,
    unrecorded > 0 && `${counted(unrecorded, 'entry', 'entries')} without a recorded text`,
    accepted > 0 && `${counted(accepted, 'entry', 'entries')} accepted`,
  ].filter(Boolean)
  const next = moved + unrecorded > 0 ? '; `clarity upstream --accept [entry]` records what has been read' : ''
  return `${said.length > 0 ? said.join(', ') : `${counted(rows.length, 'entry', 'entries')} up to date`}${next}`
}

/** Writes the same for programs. */
export function upstreamInJson(rows: readonly UpstreamRow[]): string {
  const entries = rows.map(({overlay, state, base, parts, accepted}) => ({
    entry: `${overlay.composed.kind}:${overlay.composed.id}`,
    file: overlay.local.file,
    upstream: overlay.upstream.file,
    state,
    recorded: overlay.extends.revision ?? null,
    revision: overlay.revision,
    base: base === undefined ? null : 'missing' in base ? {missing: base.missing} : {from: base.from},
    parts: parts?.map(({own: _own, ...part}) => part) ?? null,
    accepted: accepted ?? false,
  }))
  return `${JSON.stringify({entries}, undefined, 2)}\n`
}
