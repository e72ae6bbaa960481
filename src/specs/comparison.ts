import type {Entry} from '../core/catalog/catalog.ts'
import type {Direction} from '../core/catalog/queries/direction.ts'
import type {Data} from '../core/content/schema/index.ts'
import type {Span} from '../core/content/span.ts'
import type {Spec, SpecOperation} from './spec.ts'

/** In what way a field is not as the specification says. */
export type FieldFault =
  | {is: 'missing'; near: string | undefined; before: string}
  | {is: 'type'; theirs: string; at: Span}
  /** They need it, and we do not say so; or we rely on it, and they do not promise it. */
  | {is: 'required'; by: 'them' | 'us'; at: Span}
  /** Values of ours that they do not know, or values of theirs that we do not. */
  | {is: 'enum'; side: 'ours' | 'theirs'; values: readonly string[]; at: Span}

/** What a specification says of one field of a contract. */
export interface FieldAnswer {
  field: Data<'contract'>['fields'][number]
  index: number
  /** `open`: the place takes fields that nobody lists. */
  state: 'found' | 'open' | 'missing'
  /** True where the types of both say enough to be compared. */
  isTyped: boolean
  /** Type as the specification has it; missing where it has no such field. */
  theirs?: string
  faults: readonly FieldFault[]
}

/** A field that the other side needs and the contract does not have. */
export interface Unsent {
  path: string
  at: Span
}

/** What becomes of a contract that names a specification. */
export type Comparison = {contract: Entry<'contract'>; path: string | undefined} & (
  | {state: 'no path' | 'no file'}
  /** The file is refused, or nothing in it can be read. */
  | {state: 'unread'; spec: Spec}
  /** Its operation is not there, or several are and none is named. */
  | {state: 'no operation'; spec: Spec}
  | {
      state: 'compared'
      spec: Spec
      operation: SpecOperation
      direction: Direction
      fields: readonly FieldAnswer[]
      unsent: readonly Unsent[]
      /** False where the specification has another version than the contract pins; missing where one of the two has none. */
      isPinned?: boolean
    }
)
