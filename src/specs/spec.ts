import type {PlacedNode, PlacedText, TextFault} from '../core/content/placed-yaml.ts'
import type {Span} from '../core/content/span.ts'

/** What a value is on the wire. */
export type WireType = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null'

/** A value that a specification describes; its parts are looked at only where somebody asks. */
export interface SpecValue {
  /** Empty where the specification leaves it open, or names a type of its own. */
  readonly types: ReadonlySet<WireType>
  /** As a person would write it, such as `string, date-time, or null`. */
  readonly written: string
  /** What a text holds, such as `date-time`; missing where nothing is said. */
  readonly format?: string
  /** The values it takes; missing where any is taken. */
  readonly values?: readonly string[]
  /** Where its type stands, or where it begins. */
  readonly at: Span
  /** True where it may hold fields that are not listed. */
  readonly isOpen: boolean
  /** Fields of an object, in their order; none for anything else. */
  members(): readonly SpecMember[]
  /** What a list holds. */
  item(): SpecValue | undefined
}

/** A field of an object. */
export interface SpecMember {
  name: string
  /** True where it is always there, or must be sent. */
  isRequired: boolean
  /** Where its name stands. */
  at: Span
  value(): SpecValue
}

/** One operation, event or record of a specification. */
export interface SpecOperation {
  /** As one would write it in a contract, such as `PUT /salesOrder/{id}`. */
  id: string
  /** Other names under which it is known there. */
  names: readonly string[]
  title?: string
  /** True for what the whole document describes, and is meant where nothing is named. */
  isMain?: boolean
  /** Where its name stands. */
  at: Span
  /** How it travels, in the words of contracts; missing for a record that is only part of what travels. */
  transport?: 'webhook' | 'rest' | 'graphql' | 'queue' | 'edi'
  /** What a caller sends. */
  sent?(): SpecValue | undefined
  /** What a caller, or whoever listens, gets. */
  received?(): SpecValue | undefined
}

/** What one specification says. */
export interface Spec {
  /** Path as diagnostics show it. */
  file: string
  /** Path from the content root. */
  contentPath: string
  /** Id of its format; missing where it has the form of none. */
  format?: string
  title?: string
  /** Its own version. */
  version?: {text: string; at: Span}
  operations: SpecOperation[]
  /** Why the file cannot be read at all, e.g. `it is larger than 16 MiB`. */
  problem?: string
  /** Schemas that may still be looked at for one contract: aliases and references may stand for more than there is time. */
  left: number
  /** What cannot be read of it; grows as its parts are looked at. */
  faults: TextFault[]
}

/** What a format reads a specification from. */
export interface SpecSource {
  placed: PlacedText
  /** The text as YAML or JSON; missing for a format that is neither. */
  document?: PlacedNode
  /** Finds what a `$ref` names, in this file or another one that is beside it. */
  resolve(ref: string, from: PlacedText): PlacedNode | {reason: string}
}

/** One form in which specifications are written. */
export interface SpecFormat {
  id: string
  /** Its name, such as `OpenAPI 3`. */
  title: string
  /** What files it reads and what an operation is in them, for the guide; code in backticks. */
  reads: string
  /** Tells by the name of a file that it is of this form; missing for YAML and JSON, of which the content tells. */
  endings?: RegExp
  /** Tells whether a document is of this form. */
  knows?(document: PlacedNode): boolean
  /** Adds what the text says to the specification. */
  read(source: SpecSource, into: Spec): void
}

/** Schemas that are looked at for one contract. */
export const mostSchemas = 20_000

/** Adds a fault, once for each place. */
export function tell(into: Spec, fault: TextFault): void {
  const isSame = ({at, reason}: TextFault) => reason === fault.reason && at.file === fault.at.file && at.start.line === fault.at.start.line
  if (!into.faults.some(isSame)) into.faults.push(fault)
}

/** Takes the title and version of a document whose `info` says them. */
export function takeInfo(info: PlacedNode | undefined, into: Spec): void {
  const title = info?.get('title')?.scalar
  if (title !== undefined) into.title = title
  takeVersion(info?.get('version'), into)
}

/** Takes the version of a specification. */
export function takeVersion(node: PlacedNode | undefined, into: Spec): void {
  if (node?.scalar !== undefined) into.version = {text: node.scalar, at: node.span}
}
