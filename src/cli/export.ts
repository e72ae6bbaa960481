import {realpathSync} from 'node:fs'
import path from 'node:path'
import {type Command, InvalidArgumentError, Option} from 'commander'
import {handlePattern} from '../core/content/schema/team.ts'
import {exportBackstage} from '../exchange/backstage/export.ts'
import {codeownersBlock, compareCodeowners, type OwnedFile, ownedFiles} from '../exchange/codeowners/codeowners.ts'
import {withBlock} from '../exchange/codeowners/file.ts'
import {type ExchangeFinding, findingsInWords} from '../exchange/finding.ts'
import {loadCatalog} from '../host/catalog.ts'
import {readIfThere, readInput, writeWhole} from '../host/exchange.ts'
import {Failure} from '../host/failure.ts'
import {repositoryRoot} from '../host/repository.ts'
import {counted} from '../report/report.ts'
import {contentOption, nowOption} from './options.ts'

interface CodeownersOptions {
  content: string
  output?: string
  check?: string
  default?: string
}

interface BackstageOptions {
  content: string
  output?: string
  now?: string
}

/** Adds `clarity export` with its formats. */
export function addExport(program: Command): void {
  const command = program.command('export').description('write what the content knows in the form of another program')
  command
    .command('codeowners')
    .showHelpAfterError('Run `clarity export codeowners --help` to see what is possible.')
    .description('write CODEOWNERS from ownership, or compare one with it')
    .addOption(contentOption())
    .addOption(new Option('--output <file>', 'CODEOWNERS file whose lines between the markers are replaced (default: print them)'))
    .addOption(new Option('--check <file>', 'compare this CODEOWNERS file by who owns which content file').conflicts('output'))
    .addOption(
      new Option('--default <handle>', 'owner of files that no team with a handle keeps, such as settings.yaml').argParser(parseHandle),
    )
    .addHelpText('after', '\nExit code: 0 written, or the same; 1 --check found another owner; 2 could not export.')
    .action(exportOrCheckCodeowners)
  command
    .command('backstage')
    .showHelpAfterError('Run `clarity export backstage --help` to see what is possible.')
    .description('write a Backstage catalog: teams, people, systems, integrations and data objects')
    .addOption(contentOption())
    .addOption(new Option('--output <file>', 'file to write, such as catalog-info.yaml (default: print it)'))
    .addOption(nowOption())
    .addHelpText('after', '\nContacts marked internal and people who have left are not in it.\nExit code: 0 written, 2 could not export.')
    .action(writeBackstage)
}

function exportOrCheckCodeowners(options: CodeownersOptions): void {
  const {catalog, root} = loadCatalog(options.content)
  const files = ownedFiles(catalog, {prefix: prefixOf(root), otherwise: options.default})
  tell(files.flatMap(({finding}) => finding ?? []))
  if (options.check !== undefined) checkCodeowners(files, options.check)
  else writeCodeowners(files, options)
}

function checkCodeowners(files: readonly OwnedFile[], file: string): void {
  const findings = compareCodeowners(files, {file, text: readInput(file)})
  const owned = files.filter(({handle}) => handle !== undefined)
  const differing = findings.filter(({severity}) => severity === 'error').length
  process.stdout.write(findings.length > 0 ? `${findingsInWords(findings)}\n` : '')
  process.stdout.write(
    `${counted(differing, 'content file')} of ${owned.length} ${differing === 1 ? 'has' : 'have'} another owner in \`${file}\`\n`,
  )
  if (differing > 0) process.stdout.write('  help: Run `clarity export codeowners --output FILE` to write its lines again.\n')
  process.exitCode = differing > 0 ? 1 : 0
}

function writeCodeowners(files: readonly OwnedFile[], {content, output, default: otherwise}: CodeownersOptions): void {
  const more = [content === 'content' ? '' : ` --content ${content}`, otherwise === undefined ? '' : ` --default ${otherwise}`].join('')
  const block = codeownersBlock(files, `clarity export codeowners --output ${output ?? 'CODEOWNERS'}${more}`)
  if (output === undefined) {
    process.stdout.write(block)
    return
  }
  const text = withBlock(readIfThere(output) ?? '', block)
  if (text === undefined) {
    throw new Failure(
      `\`${output}\` has one of the markers \`# clarity:begin\` and \`# clarity:end\` without the other, or twice`,
      'Mend the markers by hand; nothing was written.',
    )
  }
  writeWhole(output, text)
  // Lines below the block win over it, and nobody would see that in the diff.
  tell(compareCodeowners(files, {file: output, text}))
  process.stderr.write(
    `clarity: wrote the owners of ${counted(files.filter(({handle}) => handle !== undefined).length, 'content file')} into \`${output}\`\n`,
  )
}

function writeBackstage({content, output, now = new Date().toISOString()}: BackstageOptions): void {
  const {catalog} = loadCatalog(content)
  const {text, entities, findings} = exportBackstage(catalog, now)
  tell(findings)
  if (output === undefined) {
    process.stdout.write(text)
    return
  }
  writeWhole(output, text)
  process.stderr.write(`clarity: wrote ${counted(entities.length, 'entity').replace('entitys', 'entities')} into \`${output}\`\n`)
}

function tell(findings: readonly ExchangeFinding[]): void {
  if (findings.length > 0) process.stderr.write(`${findingsInWords(findings)}\n`)
}

// Patterns begin at the root of the repository, wherever the command was started.
function prefixOf(root: string): string {
  const real = realpathSync(root)
  const below = path
    .relative(repositoryRoot(real) ?? realpathSync(process.cwd()), real)
    .split(path.sep)
    .join('/')
  if (below.startsWith('..'))
    throw new Failure('the content root is in no repository, and not below this folder', 'Run it from the folder that CODEOWNERS is for.')
  return below === '' ? '' : `${below}/`
}

function parseHandle(text: string): string {
  if (!handlePattern.test(text)) throw new InvalidArgumentError('Expected a handle such as `@example/operations`.')
  return text
}
