import type {TargetKind} from './kinds.ts'

/** What a component may be given. */
export interface ComponentAttribute {
  is: string
  required?: boolean
  /** Kinds the value may name. */
  reference?: TargetKind
  /** Words allowed; nothing means any text. */
  oneOf?: readonly string[]
}

/** A component of content: `::name{…}` as a directive, `<Name …/>` as an element. */
export interface ComponentNote {
  is: string
  form: 'block' | 'container'
  attributes: Record<string, ComponentAttribute>
  /** Attributes of which at least one is needed. */
  needsOneOf?: readonly string[]
  example: string
}

/** The components that content may use; anything else is a finding. */
export const components = {
  status: {
    is: 'Live state of a signal or of all signals of an integration.',
    form: 'block',
    attributes: {
      signal: {is: 'A signal, as `integration/signal`.', reference: 'signal'},
      integration: {is: 'An integration.', reference: 'integration'},
      size: {is: 'How much room it takes; `row` unless it stands in a line of text.', oneOf: ['inline', 'row', 'card']},
    },
    needsOneOf: ['signal', 'integration'],
    example: '::status{signal="orders-to-erp/orders-waiting"}',
  },
  escalation: {
    is: 'The ladder of an escalation path: who, by what means, after how long.',
    form: 'block',
    attributes: {path: {is: 'An escalation path; without it, the path of the entry itself.', reference: 'escalation-path'}},
    example: '::escalation{path="integration"}',
  },
  oncall: {
    is: 'Who takes turns in a rotation, and when it changes hands.',
    form: 'block',
    attributes: {rotation: {is: 'A rotation.', reference: 'rotation', required: true}},
    example: '::oncall{rotation="integration-primary"}',
  },
  danger: {
    is: 'A step that destroys or cannot be undone; the label says what.',
    form: 'container',
    attributes: {},
    example: ':::danger[Released messages cannot be called back]\n…\n:::',
  },
  caution: {
    is: 'Something that goes wrong easily.',
    form: 'container',
    attributes: {},
    example: ':::caution[Same key, or a second order]\n…\n:::',
  },
  note: {is: 'Something worth knowing, not needed in the incident.', form: 'container', attributes: {}, example: ':::note\n…\n:::'},
} as const satisfies Record<string, ComponentNote>

/** Elements of HTML that content may use as they are; they carry no attributes. */
export const plainElements: readonly string[] = ['br', 'kbd', 'sub', 'sup', 'abbr', 'details', 'summary', 'mark']

/** Finds a component by its name in either spelling: `status` or `Status`. */
export function componentNote(name: string, spelling: 'directive' | 'element'): ComponentNote | undefined {
  const key = spelling === 'element' ? name.charAt(0).toLowerCase() + name.slice(1) : name
  if (spelling === 'element' && key === name) return undefined
  return Object.hasOwn(components, key) ? components[key as keyof typeof components] : undefined
}
