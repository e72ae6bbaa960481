import {createColors} from 'picocolors'
import type {Severity} from '../core/lint/diagnostic.ts'
import type {Rule} from '../core/lint/rule.ts'
import {isAddress} from './report.ts'

/** An example of a rule as people read it. */
export interface PageExample {
  name: string
  files: {path: string; text: string}[]
  /** What the checker says; missing where it finds nothing. */
  output?: string
}

/** Writes a rule's page for a terminal: the fault, what happens if it stays, content that fails and content that passes. */
export function rulePage(
  rule: Rule,
  {set, url, examples}: {set?: Severity | 'off' | undefined; url: string; examples: PageExample[]},
  colour = false,
): string {
  const paint = createColors(colour)
  const severity = set && set !== rule.severity ? `${set} in settings.yaml, ${rule.severity} by itself` : rule.severity
  const blocks = examples.map(({name, files, output}) => {
    const shown = files.map(({path, text}) => `  ${paint.dim(path)}\n${indented(text)}`)
    const said = output === undefined ? [] : [`  ${paint.dim('the checker says')}\n${indented(output)}`]
    return [`${paint.bold(output === undefined ? 'passes' : 'fails')}: ${name}\n`, ...shown, ...said].join('\n')
  })
  const kept = rule.suppressible === false ? ['Nothing keeps its findings back.'] : []
  const head = [
    `${paint.bold(rule.id)} (${severity})`,
    rule.summary,
    '',
    `${paint.bold('why')}: ${rule.why}`,
    ...kept,
    ...(isAddress(url) ? [`${paint.bold('docs')}: ${url}`] : []),
    '',
  ]
  return [head.join('\n'), ...blocks].join('\n')
}

function indented(text: string): string {
  const lines = text.replace(/\n$/, '').split('\n')
  return `${lines.map(line => (line === '' ? '' : `    ${line}`)).join('\n')}\n`
}
