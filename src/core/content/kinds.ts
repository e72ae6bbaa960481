/**
 * The kinds of entries, with the folder below the content root that holds them and the words for them.
 *
 * The key is the word in `kind:id` links; the id of an entry is its file name without the extension.
 */
export const kinds = {
  system: {folder: 'systems', one: 'system', many: 'systems'},
  person: {folder: 'people', one: 'person', many: 'people'},
  team: {folder: 'teams', one: 'team', many: 'teams'},
  rotation: {folder: 'rotations', one: 'rotation', many: 'rotations'},
  'escalation-path': {folder: 'escalation-paths', one: 'escalation path', many: 'escalation paths'},
  'data-object': {folder: 'data-objects', one: 'data object', many: 'data objects'},
  integration: {folder: 'integrations', one: 'integration', many: 'integrations'},
  contract: {folder: 'contracts', one: 'contract', many: 'contracts'},
  'failure-mode': {folder: 'failure-modes', one: 'failure mode', many: 'failure modes'},
  runbook: {folder: 'runbooks', one: 'runbook', many: 'runbooks'},
  ownership: {folder: 'ownership', one: 'ownership table', many: 'ownership tables'},
  change: {folder: 'changes', one: 'change', many: 'changes'},
  decision: {folder: 'decisions', one: 'decision', many: 'decisions'},
  slice: {folder: 'delivery', one: 'slice', many: 'slices'},
  incident: {folder: 'incidents', one: 'incident', many: 'incidents'},
} as const

/** A kind of entry, as `kind:id` links spell it. */
export type Kind = keyof typeof kinds

/** All kinds, in the order in which lists show them. */
export const kindNames = Object.keys(kinds) as Kind[]

/** Kinds that decide who is woken; an id of theirs is never put right by a guess. */
export const notifiedKinds = ['person', 'team', 'rotation', 'escalation-path'] as const satisfies Kind[]

/**
 * Kinds of things that live inside an entry and can be referred to:
 * a signal as `integration/signal`, a contract field as `contract/field`, an alert by its name alone.
 */
export const partKinds = {
  signal: {inside: 'integration', one: 'signal', many: 'signals'},
  field: {inside: 'contract', one: 'contract field', many: 'contract fields'},
  alert: {inside: 'failure-mode', one: 'alert', many: 'alerts'},
} as const

/** A kind of thing inside an entry. */
export type PartKind = keyof typeof partKinds

/** Whatever a reference can point at. */
export type TargetKind = Kind | PartKind

/** Says a target kind in words: `escalation-path` → `escalation path`. */
export function kindInWords(kind: TargetKind): string {
  return isKind(kind) ? kinds[kind].one : partKinds[kind].one
}

/** Says a target kind with its article: `integration` → `an integration`. */
export function oneOfKind(kind: TargetKind): string {
  const word = kindInWords(kind)
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/** Tells whether a word is a kind of entry. */
export function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word)
}

/** Tells whether a word is a kind of thing inside an entry. */
export function isPartKind(word: string): word is PartKind {
  return Object.hasOwn(partKinds, word)
}

/** Finds the kind that a folder below the content root holds; nothing for an unknown folder. */
export function kindOfFolder(folder: string): Kind | undefined {
  return kindNames.find(kind => kinds[kind].folder === folder)
}
