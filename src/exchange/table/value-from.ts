import type {Kind} from '../../core/content/kinds.ts'
import type {Row} from './rows.ts'
import {type Column, isColumn, type Source} from './table-map.ts'

/** What evaluating a source needs to know beside the row. */
export interface ValueContext {
  /** Gives the id of what a value names; nothing where it is unknown, which is told. */
  entryOf(kind: Kind, name: string, column: string | undefined): string | undefined
}

/** Gives the value of a source in a row; nothing where all that it reads is empty. */
export function valueFrom(source: Source, row: Row, context: ValueContext): unknown {
  if (typeof source === 'string') return cell(row, source)
  if (Array.isArray(source)) {
    const list = (source as readonly Source[]).flatMap(each => {
      const value = valueFrom(each, row, context)
      return value === undefined ? [] : Array.isArray(value) ? value : [value]
    })
    return list.length > 0 ? list : undefined
  }
  if (isColumn(source)) return columnValue(source, row, context)
  return groupOf(source as Readonly<Record<string, Source>>, row, context)
}

// A group of which every column is empty is not there, whatever constants stand beside them.
function groupOf(group: Readonly<Record<string, Source>>, row: Row, context: ValueContext): unknown {
  const entries = Object.entries(group).map(([field, source]) => ({field, source, value: valueFrom(source, row, context)}))
  const reads = entries.filter(({source}) => !isConstant(source))
  if (reads.length > 0 && reads.every(({value}) => value === undefined)) return undefined
  return Object.fromEntries(entries.flatMap(({field, value}) => (value === undefined ? [] : [[field, value]])))
}

function isConstant(source: Source): boolean {
  return typeof source === 'object' && isColumn(source) && source.column === undefined
}

function columnValue(source: Column, row: Row, context: ValueContext): unknown {
  const {column, split, default: otherwise} = source
  const had = column === undefined ? source.value : cell(row, column)
  const parts =
    split !== undefined && typeof had === 'string'
      ? had
          .split(split)
          .map(part => part.trim())
          .filter(Boolean)
      : had
  const value = Array.isArray(parts) ? parts.flatMap(part => one(part, source, context) ?? []) : one(parts, source, context)
  const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
  return isEmpty ? otherwise : value
}

function one(had: unknown, {words, as, ref, column}: Column, context: ValueContext): unknown {
  if (had === undefined) return undefined
  const meant = words && Object.hasOwn(words, String(had)) ? words[String(had)] : had
  if (ref !== undefined) return context.entryOf(ref, String(meant), column)
  if (as === 'text') return String(meant)
  if (as === 'number' && typeof meant === 'string' && meant.trim() !== '' && !Number.isNaN(Number(meant))) return Number(meant)
  if (as === 'boolean' && typeof meant === 'string')
    return /^(true|yes|1|x)$/i.test(meant) ? true : /^(false|no|0)$/i.test(meant) ? false : meant
  return meant
}

// `address.city` is a value within a value, unless a column has that very name.
function cell({values}: Row, column: string): unknown {
  let value: unknown = values
  if (Object.hasOwn(values, column)) value = values[column]
  else
    for (const step of column.split('.'))
      value =
        typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Record<string, unknown>)[step] : undefined
  return value === null || value === '' ? undefined : value
}
