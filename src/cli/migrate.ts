import path from 'node:path'
import {type Command, Option} from 'commander'
import {settingsName} from '../core/content/entry-names.ts'
import {formVersion} from '../core/content/form-version.ts'
import {rootPrefix} from '../core/content/roots.ts'
import {counted} from '../core/format/plural.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import {type ContentRoots, firstRoot} from '../host/roots.ts'
import {writeRepaired} from '../host/write-text.ts'
import {type Migrated, migrate} from '../migrations/index.ts'
import {unifiedDiff} from '../report/unified-diff.ts'
import {contentOption} from './options.ts'
import {print, showsColour} from './output.ts'

/** Adds `clarity migrate`. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('move content that was written for an earlier version to the form of this one')
    .addOption(contentOption())
    .addOption(new Option('--dry-run', 'show what would be changed as a diff, change nothing'))
    .addHelpText(
      'after',
      '\nThe version stands as `version` in the settings; content without one is of the first. Comments and order stay.\nExit code: 0 moved, or nothing to move; 1 --dry-run found something; 2 could not read or write.',
    )
    .action(runMigrate)
}

function runMigrate({content, dryRun}: {content: ContentRoots; dryRun?: true}): void {
  const {catalog, root} = loadCatalog(content)
  const {settingsFile} = catalog
  if (!settingsFile || settingsFile.problem || settingsFile.frontmatter.problem) {
    const why = settingsFile ? `\`${settingsFile.file}\` cannot be read` : `there is no \`${settingsName}\`, which says the version`
    throw new Failure(why, 'Let `clarity check` say what is wrong, mend it and run this again.')
  }
  const from = catalog.settings.version ?? 1
  if (from > formVersion)
    throw new Failure(
      `\`${settingsFile.file}\` was written for version ${from}, and this program knows ${formVersion}`,
      'Install a newer version of the program.',
    )
  const settings = {file: settingsFile.file, contentPath: settingsName, text: settingsFile.text}
  // Another root moves where it is kept: its own settings say for which version it was written.
  const ours = catalog.written.filter(({contentPath}) => rootPrefix(contentPath) === '')
  const made = migrate([settings, ...ours], from)
  for (const {file, contentPath, before, text} of made.files) {
    const change = {file, before, after: text}
    if (dryRun) print(unifiedDiff(change, showsColour()))
    else writeRepaired(path.join(firstRoot(root), contentPath), change)
  }
  print(inWords(made, dryRun === true))
  if (!dryRun && made.steps.length > 0) print('Run `clarity schemas` to bring the schemas that editors read up to date too.\n')
  if (dryRun && made.files.length > 0) process.exitCode = 1
}

function inWords({files, steps, byHand}: Migrated, isRehearsal: boolean): string {
  if (steps.length === 0) return `The content has the form of version ${formVersion}; nothing is to be moved.\n`
  const done = `${isRehearsal ? 'Would change' : 'Changed'} ${counted(files.length, 'file')}.`
  return `${[...steps, ...byHand.map(each => `by hand: ${each}`), done].join('\n')}\n`
}
