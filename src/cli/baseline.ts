import {Option} from 'commander'
import type {ContentReport} from '../check/check.ts'
import {counted} from '../core/format/plural.ts'
import {baselineOf, compareWithBaseline} from '../core/lint/baseline.ts'
import {contentPaths} from '../core/lint/fingerprint.ts'
import {readBaseline, writeBaseline} from '../host/baseline-file.ts'
import {Failure} from '../host/failure.ts'
import type {BaselineReport} from '../report/report.ts'
import {printError} from './output.ts'

/** Flags about the baseline. */
export interface BaselineOptions {
  baseline?: string | undefined
  writeBaseline?: true
  updateBaseline?: true
}

/** `--baseline FILE`. */
export const baselineOption = () => new Option('--baseline <file>', 'report only findings that this file does not have')

/** `--baseline FILE` and what may be done with it. */
export const baselineOptions = () => [
  baselineOption(),
  new Option('--write-baseline', 'write all present findings to the baseline').conflicts('updateBaseline'),
  new Option('--update-baseline', 'take entries that are fixed out of the baseline'),
]

/** Leaves out the findings of a baseline, and writes the file where asked; says so on the error stream. */
export function withBaseline(report: ContentReport, options: BaselineOptions): ContentReport {
  const {baseline: file, writeBaseline: all, updateBaseline: update} = options
  if (file === undefined) {
    if (!all && !update) return report
    throw new Failure('no baseline is named', 'Name its file with `--baseline FILE`.')
  }
  const {diagnostics} = report
  if (all) {
    const entries = baselineOf(diagnostics, contentPaths(report.catalog))
    writeBaseline(file, entries)
    printError(`clarity: wrote ${counted(entries.length, 'finding')} to \`${file}\`\n`)
    return {...report, diagnostics: [], baseline: {file, known: entries.length, fixed: []}}
  }
  const {fresh, known, fixed} = compareWithBaseline(readBaseline(file), diagnostics)
  const baseline: BaselineReport = {file, known: known.length, fixed}
  if (!update || fixed.length === 0) return {...report, diagnostics: fresh, baseline}
  writeBaseline(file, known)
  printError(`clarity: took ${counted(fixed.length, 'fixed finding')} out of \`${file}\`\n`)
  return {...report, diagnostics: fresh, baseline: {...baseline, fixed: []}}
}
