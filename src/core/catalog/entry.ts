import type {Address} from '../content/body.ts'
import type {Document} from '../content/document.ts'
import type {Path} from '../content/frontmatter.ts'
import type {Kind, PartKind, TargetKind} from '../content/kinds.ts'
import type {Data} from '../content/schema/index.ts'
import type {Span} from '../content/span.ts'

/** What a `kind:id` names. */
export interface Target {
  kind: TargetKind
  id: string
}

/** One entry of the catalog; its kind says what its data are. */
export type Entry<K extends Kind = Kind> = {[Each in K]: EntryOf<Each>}[K]

interface EntryOf<K extends Kind> {
  kind: K
  id: string
  title: string
  /** Frontmatter with defaults; missing when it does not fit its schema. */
  data: Data<K>
  document: Document
}

/** Something inside an entry that can be referred to: a signal, a contract field, an alert; its kind says what its data are. */
export type Part<P extends PartKind = PartKind> = {[Each in P]: PartOf<Each>}[P]

interface PartOf<P extends PartKind> {
  kind: P
  /** `integration/signal`, `contract/field`, or the alert's name. */
  id: string
  title: string
  entry: Entry<Holder[P]>
  /** Where it stands in the entry's frontmatter. */
  path: Path
  data: PartData<P>
}

/** The kind of entry that holds a part. */
interface Holder {
  signal: 'integration' | 'service'
  field: 'contract'
  alert: 'failure-mode'
}

/** Frontmatter of a part. */
export type PartData<P extends PartKind> = P extends 'signal'
  ? Data<'integration'>['signals'][number]
  : P extends 'field'
    ? Data<'contract'>['fields'][number]
    : Data<'failure-mode'>['alerts'][number]

/** One place that names something else. */
export interface Reference {
  from: Document
  place: 'frontmatter' | 'body'
  /** Keys that lead to it in the frontmatter; empty in a body. */
  path: Path
  written: string
  /** Kind and id it names; the kind is missing when its prefix is unknown. */
  target: {kind?: TargetKind; id: string}
  /** Kinds that may stand there. */
  kinds: readonly TargetKind[]
  role?: 'owner' | undefined
  /** Words that may stand there instead of an id. */
  or?: readonly string[] | undefined
  /** The address of the links that make it; missing for frontmatter and for attributes of components. */
  address?: Address
  span(): Span
}
