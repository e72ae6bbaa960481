import * as z from 'zod'
import {type Snapshot, snapshotVersion} from './snapshot.ts'

const instant = () => z.iso.datetime({offset: true})
const seconds = () => z.number().positive()

const sourceReport = z.object({
  id: z.string(),
  kind: z.string().describe('What it speaks, such as `prometheus`; `replay` is recorded data.'),
  title: z.string(),
  demo: z.boolean().describe('True for recorded data; wherever its values show, they are labelled so.'),
  knowsAlerts: z.boolean().optional().describe('True for a source that can say which alerts are active.'),
  ok: z.boolean(),
  reason: z.string().optional().describe('Why it could not be read, without addresses or secrets.'),
  answeredAt: instant().optional().describe('When it last answered.'),
  alertsAt: instant().optional().describe('When it last told its active alerts; absent where it knows none.'),
  remarks: z.array(z.string()).optional().describe('What a person should know although it answered.'),
  tookMs: z.number().min(0),
})

const history = z.object({
  from: instant().describe('Begin of the first step.'),
  stepSeconds: seconds(),
  values: z.array(z.number().nullable()).describe('The worst value of each step, oldest first; `null` where nobody measured.'),
})

const reading = z.object({
  source: z.string().optional(),
  value: z.number().nullable().describe('`null` where nobody could measure it; never a stand-in such as 0.'),
  observedAt: instant().optional().describe('When the source measured the value.'),
  fetchedAt: instant().describe('When the collector read it.'),
  reason: z.string().optional().describe('Why there is no value, or none newer.'),
  maintenance: z.boolean().optional().describe('The source announces planned work.'),
  doubt: z.string().optional().describe('Why the value may be too good; inside its thresholds it is then unknown.'),
  history,
})

const activeAlert = z.object({
  name: z.string(),
  state: z.enum(['firing', 'pending', 'silenced']),
  since: instant(),
  source: z.string(),
  fetchedAt: instant(),
  labels: z.record(z.string(), z.string()),
  summary: z.string().optional().describe('Plain text, whatever it contains.'),
  value: z.number().optional(),
})

const vendorState = z.enum(['ok', 'warning', 'critical', 'maintenance', 'unknown'])

const vendorReading = z.object({
  source: z.string(),
  state: vendorState,
  fetchedAt: instant().describe('When it was last read; a page that cannot be read keeps its last state with this time.'),
  observedAt: instant().optional(),
  reason: z.string().optional(),
  components: z.array(z.object({name: z.string(), state: vendorState})),
  incidents: z.array(z.object({title: z.string(), state: z.string(), since: instant(), url: z.string().optional()})),
})

const mark = z.object({
  entry: z.string().describe('Change or incident of the content, `kind:id`.'),
  source: z.string(),
  from: instant(),
  to: instant().optional().describe('Absent while it lasts.'),
})

/**
 * Schema of the snapshot, for what has been on a disk or a network since it was written.
 *
 * Unknown members are let through: a newer collector of the same version may say more. The types of `snapshot.ts` are the same shape,
 * for browsers, which need no zod; a test compares the two.
 */
export const snapshotSchema = z
  .object({
    version: z.literal(snapshotVersion),
    writtenAt: instant().describe('End of the round.'),
    everySeconds: seconds().describe('Time between two rounds.'),
    sources: z.array(sourceReport),
    signals: z.record(z.string(), reading).describe('By signal, `integration/signal`.'),
    alerts: z.array(activeAlert).describe('Pending, firing and silenced alerts; firing first, the oldest first.'),
    lastSeen: z
      .array(z.object({name: z.string(), at: instant()}))
      .optional()
      .describe('Alerts that fired and do so no longer, with the time at which they were last seen.'),
    vendors: z.record(z.string(), vendorReading).describe('By system: what its vendor says.'),
    marks: z.array(mark).optional().describe('Changes and incidents of recorded data on the time axis.'),
  })
  .describe('What the collector of Operational Clarity writes and pages read.')

/**
 * Reads a snapshot that was written before.
 *
 * @returns Why it cannot be used, in words, where it cannot.
 */
export function parseSnapshot(text: string): {snapshot: Snapshot} | {reason: string} {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return {reason: 'it is no whole JSON'}
  }
  const {version} = z.object({version: z.unknown()}).catch({version: undefined}).parse(data)
  if (version !== snapshotVersion) return {reason: `it is of version ${JSON.stringify(version) ?? 'unknown'}, not ${snapshotVersion}`}
  const parsed = snapshotSchema.safeParse(data)
  if (parsed.success) return {snapshot: parsed.data}
  const [issue] = parsed.error.issues
  return {reason: `it does not fit its schema at \`${issue?.path.join('.')}\``}
}

/** Gives the JSON Schema of the snapshot and, for editors, of what a replay plays. */
export function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {target: 'draft-07', io: 'input'})
}
