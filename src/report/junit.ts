import {counted} from '../core/format/plural.ts'
import type {Diagnostic} from '../core/lint/diagnostic.ts'
import {defineFormat} from './format.ts'
import {byFile, countsOf, docsOf, type Report} from './report.ts'

/** JUnit XML. */
export const junit = defineFormat({
  id: 'junit',
  summary: 'Jenkins, GitLab and others that count tests; an error is a failure, a warning passes',
  file: 'junit.xml',
  pathsFrom: 'repository',
  render: reportJunit,
})

/**
 * Writes a report as JUnit XML: a suite for each file with findings, a test case for each finding.
 *
 * An error is a failure. Warnings and notes pass and say their words as output, because JUnit knows nothing between.
 * A report without findings holds one case that passes, because several readers refuse an empty file.
 *
 * @see https://github.com/jenkinsci/xunit-plugin for the strictest schema among its readers, junit-10: a suite counts its errors, and a
 * case has no file and line of its own; they are its class, its name and its text.
 */
export function reportJunit({diagnostics, files, durationMs}: Report): string {
  const suites = [...byFile(diagnostics)].map(([file, found]) => suite(file, found))
  const clean = `  <testsuite name="clarity check" tests="1" failures="0" errors="0" skipped="0" time="0">
    <testcase classname="clarity check" name="no findings in ${counted(files, 'file')}" time="0"/>
  </testsuite>
`
  const tests = Math.max(1, diagnostics.length)
  const {errors} = countsOf(diagnostics)
  const head = `<testsuites name="clarity check" tests="${tests}" failures="${errors}" errors="0" time="${(durationMs / 1000).toFixed(3)}">`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.join('') || clean}</testsuites>\n`
}

function suite(file: string, found: Diagnostic[]): string {
  const head = `  <testsuite name="${escaped(file)}" tests="${found.length}" failures="${countsOf(found).errors}" errors="0" skipped="0" time="0">`
  return `${head}\n${found.map(testCase).join('')}  </testsuite>\n`
}

function testCase(diagnostic: Diagnostic): string {
  const {ruleId, severity, file, start, message} = diagnostic
  const name = `${ruleId} at ${start.line}:${start.column}`
  const said = escaped(inFull(diagnostic))
  const result =
    severity === 'error'
      ? `<failure type="${ruleId}" message="${escaped(message)}">${said}</failure>`
      : `<system-out>${severity}: ${said}</system-out>`
  return `    <testcase classname="${escaped(file)}" name="${name}" time="0">\n      ${result}\n    </testcase>\n`
}

function inFull(diagnostic: Diagnostic): string {
  const {file, start, message, related, help} = diagnostic
  const also = related.map(({at, message}) => `also: ${at.file}:${at.start.line}:${at.start.column} ${message}`)
  const lines = [message, `--> ${file}:${start.line}:${start.column}`, ...also, help && `help: ${help}`, `docs: ${docsOf(diagnostic)}`]
  return lines.filter(Boolean).join('\n')
}

const entities: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'}

// XML 1.0 has no way to write most control characters, nor half of a surrogate pair.
function escaped(text: string): string {
  return text.replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, '\uFFFD').replace(/[&<>"]/g, sign => entities[sign] ?? sign)
}
