import type {ReportFormat} from './format.ts'
import {github} from './github.ts'
import {gitlab} from './gitlab.ts'
import {json} from './json.ts'
import {junit} from './junit.ts'
import {markdown} from './markdown.ts'
import {pretty} from './pretty.ts'
import {sarif} from './sarif.ts'

/** The formats of reports, in the order in which lists show them; the first one is what people get who name none. */
export const reportFormats: readonly [ReportFormat, ...ReportFormat[]] = [pretty, json, sarif, github, gitlab, junit, markdown]

/**
 * Lists formats with those of a configuration behind them.
 *
 * @throws {RangeError} When two have one id.
 */
export function withFormats(added: readonly ReportFormat[]): readonly [ReportFormat, ...ReportFormat[]] {
  const formats: [ReportFormat, ...ReportFormat[]] = [...reportFormats]
  for (const format of added) {
    if (formats.some(({id}) => id === format.id)) throw new RangeError(`there are two formats \`${format.id}\``)
    formats.push(format)
  }
  return formats
}
