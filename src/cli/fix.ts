import path from 'node:path'
import {Option} from 'commander'
import {counted} from '../core/format/plural.ts'
import {fixCatalog} from '../core/lint/fix.ts'
import {loadCatalog} from '../host/catalog.ts'
import {type ContentRoots, firstRoot} from '../host/roots.ts'
import {writeRepaired} from '../host/write-text.ts'
import {unifiedDiff} from '../report/unified-diff.ts'
import {rules} from '../rules/index.ts'
import {print, printError, showsColour} from './output.ts'

/** `--fix` and its rehearsal. */
export const fixOptions = () => [
  new Option('--fix', 'first repair what has exactly one right answer').conflicts(['since', 'baseline', 'watch']),
  new Option('--dry-run', 'show what --fix would change as a diff, change nothing').conflicts(['since', 'baseline', 'watch']),
]

/** Shows as a diff what would be repaired; tells whether there is anything. */
export function rehearseFix(content: ContentRoots, now: string): boolean {
  const {files, count} = fixCatalog(loadCatalog(content).catalog, rules, {now})
  const colour = showsColour()
  for (const file of files) print(unifiedDiff(file, colour))
  printError(`clarity: would repair ${counted(count, 'finding')} in ${counted(files.length, 'file')}\n`)
  return files.length > 0
}

/** Repairs what has exactly one right answer, and says how much on the error stream. */
export function fixFiles(content: ContentRoots, now: string): void {
  const {catalog, root} = loadCatalog(content)
  const {files, count} = fixCatalog(catalog, rules, {now})
  for (const file of files) writeRepaired(path.join(firstRoot(root), file.contentPath), file)
  printError(`clarity: repaired ${counted(count, 'finding')} in ${counted(files.length, 'file')}\n`)
}
