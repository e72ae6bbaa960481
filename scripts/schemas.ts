// Writes .vscode/schemas for editors and tells them where each holds, and the schemas of status files and of reports that the site publishes. Usage: npm run schemas
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {kindNames, kinds} from '../src/core/content/kinds.ts'
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
associate(fileURLToPath(new URL('../.vscode/settings.json', import.meta.url)))
console.log(`wrote ${path.relative(process.cwd(), folder)} and ${path.relative(process.cwd(), published)}`)

function write(into: string, name: string, schema: object): void {
  writeFileSync(path.join(into, `${name}.json`), `${JSON.stringify(schema, null, 2)}\n`)
}

// The rest of the settings is somebody else's, so that only this one group of them is written anew.
function associate(file: string): void {
  const entries = kindNames.map(kind => [kind, ...['mdx', 'md'].map(ending => `**/content/${kinds[kind].folder}/**/*.${ending}`)])
  const lines = [['settings', '**/content/settings.yaml'], ...entries].map(
    ([name, ...patterns]) => `    ".vscode/schemas/${name}.json": [${patterns.map(pattern => `"${pattern}"`).join(', ')}]`,
  )
  const group = `"yaml.schemas": {\n${lines.join(',\n')}\n  }`
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/"yaml\.schemas": \{[^}]*\}/, () => group),
  )
}
