import {addressOf} from '../../core/catalog/address.ts'
import type {Cell, Piece, Sheet, SheetPart} from '../../release/sheet.ts'

/**
 * Writes a sheet as one Markdown file.
 *
 * @param site Address of the site, for links to its pages; without one names stand alone.
 */
export function sheetMarkdown({title, lead, parts}: Sheet, site?: string): string {
  const base = site?.replace(/\/$/, '')
  return [`# ${escaped(title)}`, escaped(lead), ...parts.map(part => partText(part, base))].join('\n\n').concat('\n')
}

function partText({title, note, columns, rows, empty}: SheetPart, base: string | undefined): string {
  const head = [`## ${escaped(title)}`, ...(note === undefined ? [] : [escaped(note)])]
  if (rows.length === 0) return [...head, sentence(empty)].join('\n\n')
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const table = [line(columns), line(columns.map(() => '---')), ...rows.map(row => line(row.map(cell => cellText(cell, base))))]
  return [...head, table.join('\n')].join('\n\n')
}

function cellText(cell: Cell, base: string | undefined): string {
  return cell.map(piece => pieceText(piece, base)).join('<br>')
}

function pieceText(piece: Piece, base: string | undefined): string {
  if (typeof piece === 'string') return sentence(piece)
  if ('onCall' in piece || base === undefined) return escaped(piece.text)
  return `[${escaped(piece.text)}](${base}${addressOf(piece.target)})`
}

// Sentences of the content are Markdown within a line; in a table a bar would end their cell.
function sentence(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').trim()
}

// Names are text, whatever stands in them.
function escaped(text: string): string {
  return sentence(text.replace(/[\\`*[\]]|(?<!\w)_|_(?!\w)/g, '\\$&'))
}
