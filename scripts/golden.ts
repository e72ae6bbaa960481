// Rewrites tests/golden/*/expected from what the checker says now; read the difference like code.
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {goldenCases, goldenFolder, goldenReports} from '../tests/support/golden.ts'

for (const name of goldenCases()) {
  const folder = path.join(goldenFolder, name, 'expected')
  mkdirSync(folder, {recursive: true})
  for (const [file, text] of Object.entries(goldenReports(name))) writeFileSync(path.join(folder, file), text)
  console.log(`wrote ${path.relative(process.cwd(), folder)}`)
}
