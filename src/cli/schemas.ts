import path from 'node:path'
import {type Command, Option} from 'commander'
import {editorSchemas} from '../core/content/schema/editor.ts'
import {counted} from '../core/format/plural.ts'
import {loadCatalog} from '../host/catalog.ts'
import {readIfThere, writeWhole} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, firstRoot} from '../host/roots.ts'
import {NotTaken, withSettings} from '../scaffold/additions.ts'
import type {NewFile} from '../scaffold/entry-text.ts'
import {editorSettings, schemaFiles} from '../scaffold/project-files.ts'
import {sourceKinds} from '../status/source/index.ts'
import {configuration} from './configuration.ts'
import {contentOption} from './options.ts'
import {print} from './output.ts'

/** Adds `clarity schemas`. */
export function addSchemas(program: Command): void {
  program
    .command('schemas')
    .description(
      'write the schemas that editors read: those of this version, with the words of the settings and what the configuration adds',
    )
    .addOption(contentOption())
    .addOption(new Option('--dry-run', 'name the files that are out of date, write nothing'))
    .addHelpText(
      'after',
      '\nRun it after an update, and after a change of words in the settings or of kinds and fields in the configuration. They stand in `.vscode/schemas` beside the configuration, and `.vscode/settings.json` says where each holds; other settings stay.\nExit code: 0 written, or up to date; 1 --dry-run found something; 2 could not read or write.',
    )
    .action(runSchemas)
}

function runSchemas({content, dryRun}: {content: ContentRoots; dryRun?: true}): void {
  const {catalog} = loadCatalog(content)
  const {folder, roots} = configuration()
  const below = (root: string) => path.relative(folder, path.resolve(root)).split(path.sep).join('/')
  const others = roots.slice(1).map(({path: root}) => below(root))
  const inside = [below(firstRoot(content)), ...others].filter(root => root !== '' && !root.startsWith('..'))
  const schemas = editorSchemas(sourceKinds(), catalog.vocabulary)
  const files = [...schemaFiles(schemas), settingsFile(folder, inside.length > 0 ? inside : ['content'], schemas)]
  const stale = files.filter(({path: name, text}) => readIfThere(path.join(folder, name)) !== text)
  const foreign = stale.filter(({path: name}) => isForeign(path.join(folder, name), name))
  const [first] = foreign
  if (first)
    throw new Failure(`\`${first.path}\` is no schema of this program`, 'Give it another name, or take it away, and run this again.')
  if (!dryRun) for (const {path: name, text} of stale) writeWhole(path.join(folder, name), text)
  if (stale.length === 0) return print('The schemas for editors are up to date.\n')
  print(
    `${stale.map(({path: name}) => `${dryRun ? 'would write' : 'wrote'} ${name}\n`).join('')}${counted(stale.length, 'file')} of ${files.length}\n`,
  )
  if (dryRun) process.exitCode = 1
}

function settingsFile(folder: string, roots: readonly string[], schemas: ReturnType<typeof editorSchemas>): NewFile {
  const name = '.vscode/settings.json'
  const wanted = editorSettings(roots, schemas)
  const groups = Object.fromEntries(Object.entries(wanted).filter(([group]) => group !== '[markdown]'))
  const before = readIfThere(path.join(folder, name))
  try {
    return {
      path: name,
      text: before === undefined || before.trim() === '' ? `${JSON.stringify(wanted, null, 2)}\n` : withSettings(before, groups),
    }
  } catch (error) {
    if (error instanceof NotTaken) throw new Failure(`cannot add to \`${name}\`: ${error.message}`, 'Mend it and run this again.')
    throw error
  }
}

// Ours have a title and a first line that says which JSON Schema they are.
function isForeign(file: string, name: string): boolean {
  if (!name.includes('/schemas/')) return false
  const text = readIfThere(file)
  return text !== undefined && !/^\{\s*"\$schema": "[^"]+",\s*"title": /.test(text)
}
