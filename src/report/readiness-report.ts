import {createColors} from 'picocolors'
import {counted} from '../core/format/plural.ts'
import type {Readiness, Reason} from '../core/lint/readiness.ts'
import {countsInWords} from './report.ts'

const headings: Record<Reason['kind'], string> = {
  missing: 'Not written down',
  wrong: 'Wrong today',
  until: 'Comes true until then',
  freeze: 'Frozen on that day',
}

/** Writes go or no-go for a terminal, with each reason, its place and what to do. */
export function readinessPretty(readiness: Readiness, colour = false): string {
  const paint = createColors(colour)
  const tint = {error: paint.red, warning: paint.yellow, note: paint.cyan}
  const blocks = grouped(readiness).map(([kind, reasons]) => {
    const lines = reasons.map(({severity, message, help, file, line}) =>
      [`  ${tint[severity](severity)}: ${message}`, `    ${paint.dim('-->')} ${file}:${line}`, ...(help ? [`    help: ${help}`] : [])].join(
        '\n',
      ),
    )
    return `${paint.bold(headings[kind])}\n${lines.join('\n')}\n`
  })
  const verdict = paint.bold(readiness.isReady ? paint.green('GO') : paint.red('NO-GO'))
  return [`${verdict} ${verdictInWords(readiness)}\n`, ...blocks].join('\n')
}

/** Writes the same for a pull request or a ticket. */
export function readinessMarkdown(readiness: Readiness): string {
  const blocks = grouped(readiness).map(([kind, reasons]) => {
    const lines = reasons.map(({severity, message, file, line}) => `- **${severity}** ${message} (\`${file}:${line}\`)`)
    return `#### ${headings[kind]}\n\n${lines.join('\n')}\n`
  })
  return [`### ${readiness.isReady ? '✅ Go' : '❌ No-go'}: ${verdictInWords(readiness)}\n`, ...blocks].join('\n')
}

/** Writes the same for a program; version 1. */
export function readinessJson({now, on, subject, isReady, integrations, reasons}: Readiness): string {
  const ids = integrations.map(({id}) => id)
  return `${JSON.stringify({version: 1, now, on, ...(subject && {[subject.kind]: subject.id}), ready: isReady, integrations: ids, reasons}, null, 2)}\n`
}

function inWords(subjects: Readiness['integrations']): string {
  const services = subjects.filter(({kind}) => kind === 'service').length
  const flows = subjects.length - services
  const parts = [
    ...(flows > 0 || services === 0 ? [counted(flows, 'integration')] : []),
    ...(services > 0 ? [counted(services, 'service')] : []),
  ]
  return parts.join(' and ')
}

function verdictInWords({on, integrations, reasons}: Readiness): string {
  const who = integrations.length === 1 ? `\`${integrations[0]?.id}\`` : inWords(integrations)
  return `for ${who} on ${on.slice(0, 16).replace('T', ' ')} UTC: ${countsInWords(reasons)}`
}

function grouped({reasons}: Readiness): [Reason['kind'], Reason[]][] {
  const kinds = Object.keys(headings) as Reason['kind'][]
  return kinds.flatMap(kind => {
    const own = reasons.filter(reason => reason.kind === kind)
    return own.length > 0 ? [[kind, own] as [Reason['kind'], Reason[]]] : []
  })
}
