import type {SlipKind} from './slips.ts'
import type {Span} from './span.ts'

/** A heading and the anchor it gets, as code hosts form it. */
export interface Heading {
  depth: number
  text: string
  anchor: string
  span: Span
}

/** A link, image or link definition; `span` covers the address. */
export interface Link {
  url: string
  text: string
  image: boolean
  span: Span
}

/** An address that a body leads to, with its links in document order; where facts were kept, links are made when somebody asks. */
export interface Address {
  url: string
  readonly links: Link[]
}

/** One attribute of a component; `value` is missing for an expression, empty for a bare name. */
export interface Attribute {
  name: string
  value?: string
  /** Covers the value, the name where there is none; {@link nameSpanOf} gives the place of the name. */
  span: Span
}

/** A directive or element: `::status{…}`, `<Status …/>`, `<kbd>`. */
export interface Component {
  name: string
  spelling: 'directive' | 'element'
  /** In a line of text, a block by itself, or a block around others. */
  form: 'text' | 'leaf' | 'container'
  attributes: Attribute[]
  span: Span
}

/** A `{{name}}` in code. */
export interface Placeholder {
  name: string
  span: Span
}

/** Code, fenced or inline. */
export interface Code {
  inline: boolean
  language?: string
  meta?: string
  value: string
  placeholders: Placeholder[]
  span: Span
}

/** Something that would run: `import`, `export`, an expression, a script. */
export interface Program {
  what: 'import' | 'export' | 'expression' | 'script'
  /** Name of the element, for scripts. */
  name?: string
  span: Span
}

/** A `:::danger` callout, or `<Danger>`. */
export interface Danger {
  /** As written, on one line; the words decide whether there is a way back. */
  text: string
  span: Span
}

/** One item of an ordered list that stands directly in a section. */
export interface RunbookStep {
  /** 1-based within its section, over all its lists. */
  number: number
  span: Span
  codes: Code[]
  dangers: Danger[]
}

/** What stands under one level-2 heading. */
export interface Section {
  heading: Heading
  /** True when nothing but white space and comments follows the heading. */
  empty: boolean
  /** Words below the heading as written, code included, comments not. */
  words: number
  /** As written, on one line, where it is no more than a dozen words. */
  short?: string
  steps: RunbookStep[]
  /** Code outside the steps. */
  codes: Code[]
  /** Danger callouts outside the steps. */
  dangers: Danger[]
}

/** A piece of Markdown that stays text although more was meant; see {@link SlipKind}. */
export interface Slip {
  what: SlipKind
  /** As written, on one line. */
  written: string
  span: Span
}

/** What other files may ask of a body: where it leads, and where it can be led to. */
export interface AnalyzedBody {
  /** Anchors of the headings. */
  anchors: string[]
  /** Anchors of the steps on a runbook's page: `recover-2`. */
  stepAnchors: string[]
  /** The links by address, in the order in which each address comes first. */
  addresses: Address[]
  /** Without the elements that run something; those are programs. */
  components: Component[]
  codes: Code[]
}

/** The facts of a body that rules and pages ask for; the tree itself is not kept. */
export interface Body extends AnalyzedBody {
  headings: Heading[]
  links: Link[]
  programs: Program[]
  slips: Slip[]
  /** Words before the first section. */
  openingWords: number
  sections: Section[]
}

/** A body without content. */
export const emptyBody = (): Body => ({
  headings: [],
  anchors: [],
  stepAnchors: [],
  links: [],
  addresses: [],
  components: [],
  codes: [],
  programs: [],
  slips: [],
  openingWords: 0,
  sections: [],
})
