import type {Target} from '../core/catalog/catalog.ts'

/** A piece of a cell: text, the name of something with a page, or who is on call in a rotation, now. */
export type Piece = string | {text: string; target: Target} | {text: string; onCall: string; severity: string}

/** A cell; its pieces stand below each other. */
export type Cell = readonly Piece[]

/** A part of a sheet: a table, or what is said in its place. */
export interface SheetPart {
  /** Anchor. */
  id: string
  title: string
  columns: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** Said where there is no row. */
  empty: string
  /** Said below the heading. */
  note?: string
}

/** Something that is read on a page, on paper and in a file, and is the same in all of them. */
export interface Sheet {
  title: string
  lead: string
  parts: SheetPart[]
}

/** Names an entry in a cell. */
export function named({title, kind, id}: {title: string} & Target): Piece {
  return {text: title, target: {kind, id}}
}
