import {valueInYaml} from '../core/content/schema/example.ts'

/** A text and where it goes. */
export interface NewFile {
  /** Below the folder that is begun, with slashes. */
  path: string
  text: string
}

/** Writes an entry of lines of frontmatter. */
export function entryText(lines: readonly string[]): string {
  return `---\n${lines.join('\n')}\n---\n`
}

/** Writes one line of YAML. */
export const line = (key: string, value: unknown) => `${key}: ${valueInYaml(value)}`

/**
 * Makes the name of an alert of an id.
 *
 * In: `3pl-to-erp`, `Stopped`. Out: `Flow3plToErpStopped`; a name begins with a letter and has at most 200 of them.
 */
export function alertName(id: string, what: string): string {
  const words = id.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1))
  return `${/^\d/.test(id) ? 'Flow' : ''}${words.join('')}`.slice(0, 190).concat(what)
}

/** Writes a name as text of a body, whatever signs it has. */
export function inProse(name: string): string {
  return name.replace(/[\\`*_{}[\]<>()#+!|:~&]/g, '\\$&')
}
