import type {Kind} from '../content/kinds.ts'

/** Writes the command that begins an entry: `clarity new person kai`; without an id it says `ID`. */
export function newCommand(kind: Kind, id?: string): string {
  return `clarity new ${kind} ${typeof id === 'string' ? id : 'ID'}`
}
