import {type Incident, keptIncident, type LogEvent} from '../../incident/incident.ts'
import {writeLog} from '../../incident/log-text.ts'
import {type ClockRule, dueLevels} from '../../oncall/escalation-clock.ts'
import {jsonIn} from './answer-parts.ts'

/** What a runbook page says of itself to an incident. */
export interface RunbookFacts {
  id: string
  title: string
  number?: string
  digest: string
  severity: string
  integration?: string
  failureMode?: string
  alerts: string[]
  impact?: string
}

/** The event of `window` after the incident of this browser has changed. */
export const changed = 'incident-changed'

const key = 'incident'
const beforeKey = 'incident-before'
/** How long after its last level a clock that nobody has stopped still counts as running. */
const abandonedMs = 12 * 3_600_000

/** Gives the incident that this browser keeps: the running one, or the last one until it is forgotten. */
export function incident(): Incident | undefined {
  return keptIncident(read(key))
}

/** Gives the log of the incident before this one, as text. */
export function logBefore(): string | undefined {
  return read(beforeKey) ?? undefined
}

/** Gives the clock that runs; nothing where none does, or where nobody has stopped one long ago. */
export function runningClock(): NonNullable<Incident['clock']> | undefined {
  const clock = incident()?.clock
  const start = Date.parse(clock?.startedAt ?? '')
  if (!clock || Number.isNaN(start) || !Array.isArray(clock.rule?.levels)) return undefined
  const last = Math.max(start, ...dueLevels(clock.rule, start).map(({at}) => at))
  return Date.now() > last + abandonedMs ? undefined : clock
}

/** Keeps an incident; without one, forgets what was kept. */
export function keep(next: Incident | undefined): void {
  write(key, next && JSON.stringify(next))
  window.dispatchEvent(new Event(changed))
}

/**
 * Adds to the log of the running incident, with the state of the page's signals where it has changed. Once the clock is stopped only notes
 * are logged: people write down then what they had no time for.
 */
export function record(event: Happening, more: Partial<Incident> = {}): void {
  const running = incident()
  if (!running || !(runningClock() || event.what === 'note')) return
  const at = new Date().toISOString()
  const hasStates = runningClock() !== undefined && event.what !== 'input' && event.what !== 'opened'
  const states = hasStates ? statesOfPage(running, at) : []
  keep({...running, ...more, events: [...running.events, {...event, at} as LogEvent, ...states]})
}

/** What happens, without its time. */
export type Happening = LogEvent extends infer E ? (E extends LogEvent ? Omit<E, 'at'> : never) : never

/** Starts the clock of a path: a new incident, or the next path of the one that runs, which keeps its ticks, inputs and log. */
export function begin(rule: ClockRule): number {
  const facts = factsOfPage()
  const now = Date.now()
  const at = new Date(now).toISOString().replace(/\.\d+Z$/, 'Z')
  if (!facts) return now
  const running = runningClock() ? incident() : undefined
  const old = incident()
  if (old && !running) write(beforeKey, writeLog(old))
  const first = running ?? {...factsFor(facts), startedAt: at, runbooks: {}, inputs: inputsOfPage(), events: ticksOfPage(facts.id, at)}
  keep({
    ...first,
    clock: {runbook: facts.id, startedAt: at, rule},
    runbooks: {...first.runbooks, [facts.id]: seen(facts)},
    events: [...first.events, {at, what: 'started', runbook: facts.id}],
  })
  return Date.parse(at)
}

/** Stops the clock; log, ticks and inputs stay until somebody forgets them. */
export function stop(): void {
  record({what: 'stopped'})
  const {clock: _, ...rest} = incident() ?? {}
  if ('events' in rest) keep(rest as Incident)
}

/** Reads what the page says of its runbook; nothing on other pages. */
export function factsOfPage(): RunbookFacts | undefined {
  return jsonIn(document.querySelector('script[data-runbook-facts]'))
}

/** Describes a runbook as it is now. */
export function seen({title, digest}: RunbookFacts): Incident['runbooks'][string] {
  return {title, digest, href: location.pathname}
}

type Secrets = typeof import('../../core/content/secrets.ts')
let secrets: Secrets | undefined

/** Loads what secrets look like, which is more than a page may bring before somebody types; until then each value counts as one. */
export function learnSecrets(): void {
  void import('../../core/content/secrets.ts').then(
    loaded => {
      secrets = loaded
    },
    () => undefined,
  )
}

/** Tells whether a value looks like a secret, which is neither kept nor logged. */
export function isSecret(name: string, value: string): boolean {
  if (secrets === undefined || /token|secret|passw|credential|api_?key/i.test(name)) return true
  return secrets.mayHoldKnownSecret(value) || secrets.secretsIn(`${name}=${value}`).length > 0
}

/** Lists the signals of the page as they are shown: `critical, 42 orders`, by id. */
export function liveOfPage(): Map<string, string> {
  const live = new Map<string, string>()
  for (const each of document.querySelectorAll<HTMLElement>('live-status')) {
    const {signal = '', state = 'unknown'} = each.dataset
    const words = each.querySelector('[data-part="sentence"]') ?? each.querySelector('[data-part="value"]')
    if (state !== 'unknown' && !live.has(signal)) live.set(signal, `${state}, ${words?.textContent ?? ''}`)
  }
  return live
}

function statesOfPage(running: Incident, at: string): LogEvent[] {
  const last = new Map(running.events.flatMap(event => (event.what === 'status' ? [[event.signal, event.words] as const] : [])))
  return [...liveOfPage()].filter(([id, words]) => last.get(id) !== words).map(([signal, words]) => ({at, what: 'status', signal, words}))
}

function factsFor({id, title, severity, integration, failureMode, alerts}: RunbookFacts) {
  return {title, runbook: id, severity, integration, failureMode, alerts}
}

// What was done and typed before somebody started the clock belongs to the incident too.
function ticksOfPage(runbook: string, at: string): LogEvent[] {
  return [...document.querySelectorAll<HTMLElement>('.step[data-done]')].map(step => ({
    at,
    what: 'done' as const,
    step: `${runbook}#${step.id}`,
    words: wordsOfStep(step),
  }))
}

/** Gives the first words of a step, by which people know it. */
export function wordsOfStep(step: HTMLElement): string {
  return (step.querySelector('.step-body')?.firstElementChild?.textContent ?? step.id).replace(/\s+/g, ' ').trim()
}

function inputsOfPage(): Record<string, string> {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('runbook-inputs input')]
  return Object.fromEntries(inputs.flatMap(({name, value}) => (value !== '' && !isSecret(name, value) ? [[name, value]] : [])))
}

function read(name: string): string | null {
  try {
    return memory.get(name) ?? localStorage.getItem(name)
  } catch {
    return null
  }
}

// Without storage, or where it is full, an incident holds until the page is left.
const memory = new Map<string, string>()

function write(name: string, value: string | undefined): void {
  memory.delete(name)
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    if (value !== undefined) memory.set(name, value)
  }
}
