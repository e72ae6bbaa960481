import {structuredPatch} from 'diff'
import {createColors} from 'picocolors'

/** Writes the difference between two texts of one file as a unified diff that `git apply` takes; line ends as they are. */
export function unifiedDiff({file, before, after}: {file: string; before: string; after: string}, colour = false): string {
  const paint = createColors(colour)
  const {hunks} = structuredPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, {context: 3})
  const tints: Record<string, (line: string) => string> = {'+': paint.green, '-': paint.red}
  const lines = hunks.flatMap(({oldStart, oldLines, newStart, newLines, lines}) => [
    paint.cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`),
    ...lines.map(line => tints[line[0] ?? '']?.(line) ?? line),
  ])
  return `${[`--- a/${file}`, `+++ b/${file}`, ...lines].join('\n')}\n`
}
