import {endOf, type IncidentLog, type LogEvent} from './incident.ts'

/** A log that was read, or why a text is none. */
export type ReadLog = {log: IncidentLog} | {problem: string; line: number}

/**
 * Writes the log of an incident as Markdown: for the chat, for people, and for {@link readLog}, which gives the same log back.
 *
 * In: an incident. Out: `# Incident 2026-11-23T15:00:00Z: …`, a list of facts, and under `## Log` a line for each event.
 */
export function writeLog(log: IncidentLog): string {
  const facts: [string, string | undefined][] = [
    ['Severity', log.severity],
    ['Integration', log.integration],
    ['Failure mode', log.failureMode],
    ['Alerts', log.alerts.length > 0 ? log.alerts.join(', ') : undefined],
    ['Runbook', log.runbook],
    ['Over', endOf(log)],
  ]
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`]))
  const events = log.events.map(event => `- ${event.at} ${eventInWords(event)}`)
  return [`# Incident ${log.startedAt}: ${oneLine(log.title)}`, '', ...lines, '', '## Log', '', ...events, ''].join('\n')
}

/** Tells whether a text means to be such a log. */
export function isLog(text: string): boolean {
  return /^\uFEFF?\s*# Incident \S+: /.test(text)
}

/** Reads the log that {@link writeLog} writes. A line that is no event is a problem with its 1-based number, and nothing is dropped. */
export function readLog(text: string): ReadLog {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const first = lines.findIndex(line => line.trim() !== '')
  const head = /^# Incident (\S+): (.+)$/.exec(lines[first] ?? '')
  if (!head || !isInstant(head[1] ?? ''))
    return {problem: 'no line `# Incident 2026-11-23T15:00:00Z: title` begins it', line: first + 1 || 1}
  const facts: Record<string, string> = {}
  const events: LogEvent[] = []
  let isLogPart = false
  for (const [index, line] of lines.entries()) {
    if (index <= first || line.trim() === '') continue
    if (line.trim() === '## Log') isLogPart = true
    else if (isLogPart) {
      const event = eventOf(line)
      if (!event) return {problem: `\`${line.slice(0, 60)}\` is no event of a log`, line: index + 1}
      events.push(event)
    } else {
      const fact = /^- ([A-Z][a-z ]+): (.+)$/.exec(line)
      if (!fact) return {problem: `\`${line.slice(0, 60)}\` is no fact such as \`- Severity: SEV1\``, line: index + 1}
      facts[fact[1] ?? ''] = fact[2] ?? ''
    }
  }
  const {Severity: severity, Runbook: runbook} = facts
  const missing = severity === undefined ? 'Severity' : runbook === undefined ? 'Runbook' : undefined
  if (severity === undefined || runbook === undefined) return {problem: `it has no line \`- ${missing}: …\``, line: first + 1}
  const alerts = facts.Alerts?.split(', ') ?? []
  return {
    log: {
      title: head[2] ?? '',
      startedAt: head[1] ?? '',
      runbook,
      severity,
      ...(facts.Integration !== undefined && {integration: facts.Integration}),
      ...(facts['Failure mode'] !== undefined && {failureMode: facts['Failure mode']}),
      alerts,
      events,
    },
  }
}

/** Writes an event without its time: `done \`stop-a-price#first-actions-1\`: Look at the price.` */
export function eventInWords(event: LogEvent): string {
  switch (event.what) {
    case 'started':
      return `started the clock on \`${event.runbook}\``
    case 'opened':
      return `opened \`${event.runbook}\``
    case 'changed':
      return `changed underneath: \`${event.runbook}\``
    case 'done':
    case 'undone':
      return `${event.what} \`${event.step}\`: ${oneLine(event.words)}`
    case 'input':
      return `input \`${event.name}\`: ${JSON.stringify(event.value)}`
    case 'status':
      return `status \`${event.signal}\`: ${oneLine(event.words)}`
    case 'note':
      return `note: ${JSON.stringify(event.words)}`
    case 'stopped':
      return 'stopped the clock'
  }
}

const forms: [RegExp, (parts: string[]) => Omit<LogEvent, 'at'> | undefined][] = [
  [/^started the clock on `([^`]+)`$/, ([runbook = '']) => ({what: 'started', runbook})],
  [/^opened `([^`]+)`$/, ([runbook = '']) => ({what: 'opened', runbook})],
  [/^changed underneath: `([^`]+)`$/, ([runbook = '']) => ({what: 'changed', runbook})],
  [/^(done|undone) `([^`]+)`: (.*)$/, ([what, step = '', words = '']) => ({what: what as 'done', step, words})],
  [/^input `([^`]+)`: (".*")$/, ([name = '', json = '']) => withText(json, value => ({what: 'input', name, value}))],
  [/^status `([^`]+)`: (.*)$/, ([signal = '', words = '']) => ({what: 'status', signal, words})],
  [/^note: (".*")$/, ([json = '']) => withText(json, words => ({what: 'note', words}))],
  [/^stopped the clock$/, () => ({what: 'stopped'})],
]

function eventOf(line: string): LogEvent | undefined {
  const [, at = '', rest = ''] = /^- (\S+) (.*)$/.exec(line) ?? []
  if (!isInstant(at)) return undefined
  for (const [form, make] of forms) {
    const match = form.exec(rest)
    const event = match && make(match.slice(1))
    if (event) return {at, ...event} as LogEvent
  }
  return undefined
}

function withText<T>(json: string, make: (text: string) => T): T | undefined {
  try {
    return make(String(JSON.parse(json)))
  } catch {
    return undefined
  }
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
