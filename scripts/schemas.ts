// Writes .vscode/schemas from the schemas of the program, for editors. Usage: npm run schemas
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {editorSchemas} from '../src/core/schema/editor.ts'

const folder = fileURLToPath(new URL('../.vscode/schemas/', import.meta.url))
mkdirSync(folder, {recursive: true})
for (const [name, schema] of Object.entries(editorSchemas())) {
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
}
console.log(`wrote ${path.relative(process.cwd(), folder)}`)
