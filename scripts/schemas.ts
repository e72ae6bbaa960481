// Writes .vscode/schemas for editors, and the schemas of status files and of reports that the site publishes. Usage: npm run schemas
import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {editorSchemas} from '../src/core/content/schema/editor.ts'
import {reportSchema} from '../src/report/json-schema.ts'
import {jsonSchemaOf, snapshotSchema} from '../src/status/snapshot-schema.ts'
import {sourceKinds} from '../src/status/source/index.ts'
import {recordingSchema} from '../src/status/source/recording.ts'

const folder = fileURLToPath(new URL('../.vscode/schemas/', import.meta.url))
const published = fileURLToPath(new URL('../public/schemas/', import.meta.url))
for (const each of [folder, published]) mkdirSync(each, {recursive: true})
for (const [name, schema] of Object.entries(editorSchemas(sourceKinds()))) write(folder, name, schema)
write(published, 'snapshot-1', jsonSchemaOf(snapshotSchema))
write(published, 'recording-1', jsonSchemaOf(recordingSchema))
write(published, 'report-1', jsonSchemaOf(reportSchema))
console.log(`wrote ${path.relative(process.cwd(), folder)} and ${path.relative(process.cwd(), published)}`)

function write(into: string, name: string, schema: object): void {
  writeFileSync(path.join(into, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
}
