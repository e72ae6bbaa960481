import {counted, plural} from '../format/plural.ts'
import type {Finding} from './diagnostic.ts'

/** So many findings of one rule are listed for one file; whoever has more begins with these. */
export const mostPerFile = 1000

/**
 * Lets the first findings of each file through, and says of the others how many they are, at the first of them.
 *
 * A file that is of another kind than it should be, such as an export that was saved as an entry, has a finding on each line: listed one
 * by one they help nobody, and a report of all of them may be longer than a program can hold.
 */
export function* firstOfEachFile(findings: Iterable<Finding>, most = mostPerFile): Generator<Finding> {
  const counts = new Map<string, number>()
  const left = new Map<string, Finding>()
  for (const finding of findings) {
    const {file} = finding.at
    const count = (counts.get(file) ?? 0) + 1
    counts.set(file, count)
    if (count <= most) yield finding
    else if (count === most + 1) left.set(file, finding)
  }
  for (const [file, finding] of left) yield rest(finding, (counts.get(file) ?? 0) - most)
}

function rest({at, severity, confidential}: Finding, count: number): Finding {
  return {
    at,
    message: `${counted(count, 'more finding')} of this rule in this file ${plural(count, 'is', 'are')} not listed`,
    // How many are left is another number after each repair.
    key: 'more findings are not listed',
    help: 'Mend what is listed, and check again.',
    ...(severity && {severity}),
    ...(confidential && {confidential}),
  }
}
