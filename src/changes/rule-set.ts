import type {Direction} from '../core/catalog/queries/direction.ts'
import type {DifferenceClass} from './difference.ts'

/** What one kind of difference does, seen from both ends. */
export interface DifferenceRule {
  /** The difference as a sentence. */
  summary: string
  /** The kind that undoes it: of what is added, what is removed; itself where there is no way round. */
  opposite: string
  /** Its class where data comes in to us: we read, the other side writes. */
  inbound: DifferenceClass
  /** Its class where data goes out from us: we write, the other side reads. */
  outbound: DifferenceClass
  why: string
}

const rule = (
  summary: string,
  opposite: string,
  [inbound, outbound]: readonly [DifferenceClass, DifferenceClass],
  why: string,
): DifferenceRule => ({summary, opposite, inbound, outbound, why})

const breaks = ['breaking', 'breaking'] as const
const behaves = ['behaviour', 'behaviour'] as const
const fits = ['compatible', 'compatible'] as const

/** Differences of contracts. */
const ofContracts = {
  'contract-added': rule('A contract is new.', 'contract-removed', fits, 'Nobody relies on it yet.'),
  'contract-removed': rule('A contract is gone.', 'contract-added', breaks, 'What was built on it has nothing to stand on.'),
  'contract-renamed': rule('A contract has another id.', 'contract-renamed', fits, 'The contract itself is the same.'),
  'field-added': rule('A field is new that may be left out.', 'field-removed', fits, 'Whoever does not know it goes on without.'),
  'field-removed': rule(
    'A field is gone that could be left out.',
    'field-added',
    breaks,
    'Readers find nothing, and a write to it is refused or lost.',
  ),
  'required-field-added': rule(
    'A field is new that must be there.',
    'required-field-removed',
    ['compatible', 'breaking'],
    'Who reads may ignore it; who writes is refused without it.',
  ),
  'required-field-removed': rule(
    'A field is gone that had to be there.',
    'required-field-added',
    breaks,
    'Readers find nothing, and a write to it is refused or lost.',
  ),
  'field-renamed': rule('A field has another name.', 'field-renamed', breaks, 'The old name is read and written in vain.'),
  'field-required': rule(
    'A field must be there now.',
    'field-optional',
    ['compatible', 'breaking'],
    'Who reads gets more than before; who leaves it out is refused.',
  ),
  'field-optional': rule(
    'A field may be left out now.',
    'field-required',
    ['breaking', 'compatible'],
    'Who reads counts on it; who writes may go on as before.',
  ),
  'type-changed': rule('A field has another type.', 'type-changed', breaks, 'Values are misread or refused.'),
  'type-widened': rule(
    'A type takes more values.',
    'type-narrowed',
    ['breaking', 'compatible'],
    'A value may arrive that readers cannot hold; what we write still fits.',
  ),
  'type-narrowed': rule(
    'A type takes fewer values.',
    'type-widened',
    ['compatible', 'breaking'],
    'What arrives still fits; a value that we write may not.',
  ),
  'unit-changed': rule('A number has another unit.', 'unit-changed', breaks, 'Each number means something else, and nothing fails.'),
  'unit-added': rule('A number has a unit now.', 'unit-removed', behaves, 'Whoever took it for another unit is wrong.'),
  'unit-removed': rule('A number has no unit any more.', 'unit-added', behaves, 'Nobody can say what the number means.'),
  'enum-widened': rule(
    'A field takes a value more.',
    'enum-narrowed',
    ['behaviour', 'compatible'],
    'A value may arrive that readers do not know; what we write still fits.',
  ),
  'enum-narrowed': rule(
    'A field takes a value less.',
    'enum-widened',
    ['behaviour', 'breaking'],
    'Who waits for it waits in vain; who writes it is refused.',
  ),
  'enum-changed': rule('A field takes other values.', 'enum-changed', breaks, 'The old values are read and written in vain.'),
  'default-added': rule('A field has a default now.', 'default-removed', behaves, 'Leaving it out has a meaning it did not have.'),
  'default-removed': rule(
    'A field has no default any more.',
    'default-added',
    ['behaviour', 'breaking'],
    'Who left it out relied on the default.',
  ),
  'default-changed': rule('A field has another default.', 'default-changed', behaves, 'Leaving it out means something else.'),
  'mapping-added': rule(
    'A field becomes a field of another contract.',
    'mapping-removed',
    fits,
    'The other field gets a value that it lacked.',
  ),
  'mapping-removed': rule('A field goes no further.', 'mapping-added', breaks, 'The field it became gets no value any more.'),
  'mapping-changed': rule(
    'A field becomes another field.',
    'mapping-changed',
    breaks,
    'The field it became gets no value, another one a foreign one.',
  ),
  'transform-added': rule('A value is changed on its way.', 'transform-removed', behaves, 'It arrives in another form.'),
  'transform-removed': rule('A value is no longer changed on its way.', 'transform-added', behaves, 'It arrives in another form.'),
  'transform-changed': rule('A value is changed differently on its way.', 'transform-changed', behaves, 'It arrives in another form.'),
  'order-changed': rule(
    'Fields that are known by their position stand elsewhere.',
    'order-changed',
    breaks,
    'Each value is read as its neighbour.',
  ),
  'key-added': rule('Messages are told apart by a field more.', 'key-removed', breaks, 'Two messages that were one are two now.'),
  'key-removed': rule('Messages are told apart by a field less.', 'key-added', breaks, 'Two messages that were two are one now.'),
  'idempotency-added': rule(
    'A repeat is made harmless by a key.',
    'idempotency-removed',
    ['compatible', 'behaviour'],
    'Who reads may use it; who writes has to send it.',
  ),
  'idempotency-removed': rule('A repeat is no longer harmless.', 'idempotency-added', breaks, 'A second delivery is booked twice.'),
  'idempotency-changed': rule(
    'A repeat is known by something else.',
    'idempotency-changed',
    breaks,
    'A second delivery may be booked twice.',
  ),
  'transport-changed': rule('A contract travels by other means.', 'transport-changed', breaks, 'What spoke the old one hears nothing.'),
  'endpoint-changed': rule(
    'A contract has another endpoint.',
    'endpoint-changed',
    breaks,
    'What calls the old one is answered otherwise, or not.',
  ),
  'system-changed': rule(
    'A contract is offered by another system.',
    'system-changed',
    breaks,
    'Keys, rights and commands are those of the old one.',
  ),
  'integration-changed': rule(
    'A contract belongs to another integration.',
    'integration-changed',
    behaves,
    'Others answer for it, and other alerts tell of it.',
  ),
  'direction-changed': rule('Data travels the other way.', 'direction-changed', breaks, 'Who read has to write, and who wrote to read.'),
  'version-raised': rule('The pinned version is a later one.', 'version-lowered', behaves, 'The same call may answer otherwise.'),
  'version-lowered': rule('The pinned version is an earlier one.', 'version-raised', breaks, 'What the later one brought is not there.'),
  'version-changed': rule('The pinned version is another one.', 'version-changed', behaves, 'The same call may answer otherwise.'),
  'version-added': rule('A version is pinned.', 'version-removed', fits, 'What is pinned cannot move by itself.'),
  'version-removed': rule('No version is pinned any more.', 'version-added', behaves, 'The other side may move it at any time.'),
  'limit-raised': rule('A limit lets more through.', 'limit-lowered', fits, 'What fitted still fits.'),
  'limit-lowered': rule('A limit lets less through.', 'limit-raised', behaves, 'What fitted may be refused.'),
  'limit-changed': rule('A limit is another one.', 'limit-changed', behaves, 'What fitted may be refused.'),
  'limit-added': rule('There is a limit.', 'limit-removed', behaves, 'What went through may be refused.'),
  'limit-removed': rule('A limit is gone.', 'limit-added', fits, 'What fitted still fits.'),
} as const satisfies Record<string, DifferenceRule>

/** Differences of what people rely on; the same whichever way data travels. */
const ofReliance = {
  'owner-added': rule('Somebody answers for it.', 'owner-removed', fits, 'There is somebody to ask.'),
  'owner-removed': rule('Nobody answers for it any more.', 'owner-added', breaks, 'There is nobody to ask.'),
  'owner-changed': rule('Another team answers for it.', 'owner-changed', behaves, 'Whoever asks the old one waits.'),
  'escalation-added': rule('There is a way to people.', 'escalation-removed', fits, 'Somebody is reached.'),
  'escalation-removed': rule('There is no way to people any more.', 'escalation-added', breaks, 'Nobody is reached.'),
  'escalation-changed': rule('Other people are reached.', 'escalation-changed', behaves, 'Who was called is not.'),
  'alert-added': rule('There is an alert more.', 'alert-removed', fits, 'Something is told that was not.'),
  'alert-removed': rule(
    'An alert is gone.',
    'alert-added',
    breaks,
    'Its failure is not told any more; routes and silences name it in vain.',
  ),
  'alert-renamed': rule('An alert has another name.', 'alert-renamed', breaks, 'Routes, silences and links name the old one in vain.'),
  'alert-changed': rule('An alert tells of something else.', 'alert-changed', behaves, 'It comes earlier, later or for another reason.'),
  'alert-severity-changed': rule(
    'An alert wakes others, or nobody.',
    'alert-severity-changed',
    behaves,
    'Who was woken is not, or the other way round.',
  ),
  'signal-added': rule('A number more is measured.', 'signal-removed', fits, 'It shows what nobody saw.'),
  'signal-removed': rule('A number is no longer measured.', 'signal-added', breaks, 'Pages and alerts that show it are blind.'),
  'signal-changed': rule('A number is measured otherwise.', 'signal-changed', behaves, 'Old and new values cannot be compared.'),
  'threshold-added': rule('A number has a threshold now.', 'threshold-removed', fits, 'Something is told that was not.'),
  'threshold-removed': rule('A number has no threshold any more.', 'threshold-added', breaks, 'Nothing is told, however bad it gets.'),
  'threshold-changed': rule('A threshold is another one.', 'threshold-changed', behaves, 'People are told earlier or later.'),
  'severity-changed': rule('A failure is taken more or less seriously.', 'severity-changed', behaves, 'Others are woken, or nobody.'),
  'runbook-added': rule('There is a way to recover.', 'runbook-removed', fits, 'Somebody knows what to do.'),
  'runbook-removed': rule('There is no way to recover any more.', 'runbook-added', breaks, 'Nobody knows what to do.'),
  'runbook-changed': rule('Another runbook recovers it.', 'runbook-changed', behaves, 'Who knows the old one does the wrong thing.'),
  'record-changed': rule('Another system decides.', 'record-changed', breaks, 'Who asks the old one is told a copy.'),
  'record-added': rule('It is said which system decides.', 'record-removed', fits, 'Two that differ can be settled.'),
  'record-removed': rule('Nobody says which system decides.', 'record-added', breaks, 'Two that differ cannot be settled.'),
} as const satisfies Record<string, DifferenceRule>

/** All kinds of differences, with what each one does. */
export const differenceRules = {...ofContracts, ...ofReliance}

/** Name of a kind of difference. */
export type DifferenceKind = keyof typeof differenceRules

/** Tells whether a word is a kind of difference. */
export function isDifferenceKind(word: string): word is DifferenceKind {
  return Object.hasOwn(differenceRules, word)
}

/** Gives the class of a kind for a direction; where the direction is both or unknown, the worse of the two. */
export function classOf(kind: DifferenceKind, direction: Direction = 'unknown'): DifferenceClass {
  const {inbound, outbound}: DifferenceRule = differenceRules[kind]
  if (direction === 'inbound') return inbound
  if (direction === 'outbound') return outbound
  return [inbound, outbound].find(each => each === 'breaking') ?? [inbound, outbound].find(each => each === 'behaviour') ?? 'compatible'
}
