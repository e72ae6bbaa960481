import {digest} from '../../core/format/digest.ts'

/** What an imported file says of where it comes from. */
export interface Source {
  /** Path as it was imported. */
  file: string
  /** Revision of the repository it stands in, where there is one. */
  revision?: string | undefined
  /** Text that was imported. */
  text: string
}

const form = /\n<!-- Imported from `([^`\n]*)`(?: at ([\w.-]+))?, source ([0-9a-f]{16}), written ([0-9a-f]{16}) -->\n/

/** Writes at the end of a text where it comes from, and what it was, so that a later import knows whether somebody has edited it. */
export function stamped(text: string, {file, revision, text: source}: Source): string {
  const at = revision === undefined ? '' : ` at ${revision}`
  const name = file.replace(/[`\n]|--+>/g, '_')
  return `${text.trimEnd()}\n\n<!-- Imported from \`${name}\`${at}, source ${digest(source)}, written ${digest(text.trimEnd())} -->\n`
}

/** How a file that is there compares with one that would be written over it. */
export type Standing = 'same' | 'untouched' | 'edited' | 'conflict' | 'foreign'

/**
 * Compares a file with a new import of its source.
 *
 * @returns `untouched`: nobody has edited it, so it may be written again. `edited`: somebody has, and the source is as it was. `conflict`:
 * both have changed. `foreign`: no import has written it.
 */
export function standingOf(there: string, fresh: string): Standing {
  if (there === fresh) return 'same'
  const [was, is] = [form.exec(there.replaceAll('\r\n', '\n')), form.exec(fresh)]
  if (!was || !is || was[1] !== is[1]) return 'foreign'
  const body = was.input.replace(was[0], '').trimEnd()
  if (digest(body) === was[4]) return 'untouched'
  return was[3] === is[3] ? 'edited' : 'conflict'
}
