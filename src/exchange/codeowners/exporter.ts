import {handlePattern} from '../../core/content/schema/team.ts'
import {counted, plural} from '../../core/format/plural.ts'
import {textOf} from '../exchange-option.ts'
import {defineExporter, type ExportContext, type Exported, ExportRefused} from '../exporter.ts'
import {findingsInWords} from '../finding.ts'
import {codeownersBlock, compareCodeowners, type OwnedFile, ownedFiles} from './codeowners.ts'
import {withBlock} from './codeowners-file.ts'

/** CODEOWNERS from ownership. */
export const codeownersExporter = defineExporter({
  id: 'codeowners',
  summary: 'CODEOWNERS from ownership, or compare one with it',
  output: 'CODEOWNERS file whose lines between the markers are replaced (default: print them)',
  options: [
    {flags: '--check <file>', summary: 'compare this CODEOWNERS file by who owns which content file', conflicts: 'output'},
    {flags: '--root <name>', summary: 'write for the repository of this content root, where there are several (default: of the first)'},
    {flags: '--default <handle>', summary: 'owner of files that no team with a handle keeps, such as settings.yaml', read: handleIn},
  ],
  exitCodes: '0 written, or the same; 1 --check found another owner; 2 could not export',
  uses: [
    {to: 'write the owners of content files into CODEOWNERS', args: '--output .github/CODEOWNERS'},
    {to: 'see whether CODEOWNERS still agrees', args: '--check .github/CODEOWNERS'},
  ],
  run(context) {
    const {catalog, options} = context
    const root = textOf(options, 'root')
    const several = catalog.roots.length > 0 || root !== undefined
    const where = several ? {prefix: '', prefixes: context.prefixes(root)} : {prefix: context.prefix()}
    const files = ownedFiles(catalog, {...where, otherwise: textOf(options, 'default')})
    const ownerless = files.flatMap(({finding}) => finding ?? [])
    const check = textOf(options, 'check')
    return {findings: ownerless, ...(check === undefined ? writing(files, context) : comparing(files, check, context))}
  },
})

function comparing(files: readonly OwnedFile[], file: string, {read}: ExportContext): Omit<Exported, 'findings'> {
  const found = compareCodeowners(files, {file, text: read(file)})
  const owned = files.filter(({handle}) => handle !== undefined)
  const differing = found.filter(({severity}) => severity === 'error').length
  const lines = [
    found.length > 0 ? `${findingsInWords(found)}\n` : '',
    `${counted(differing, 'content file')} of ${owned.length} ${plural(differing, 'has', 'have')} another owner in \`${file}\`\n`,
    differing > 0 ? '  help: Run `clarity export codeowners --output FILE` to write its lines again.\n' : '',
  ]
  return {printed: lines.join(''), exitCode: differing > 0 ? 1 : 0}
}

function writing(files: readonly OwnedFile[], {content, output, options, readIfThere}: ExportContext): Omit<Exported, 'findings'> {
  const otherwise = textOf(options, 'default')
  const root = textOf(options, 'root')
  const roots = [content === 'content' ? '' : ` --content ${content}`, root === undefined ? '' : ` --root ${root}`]
  const more = [...roots, otherwise === undefined ? '' : ` --default ${otherwise}`].join('')
  const block = codeownersBlock(files, `clarity export codeowners --output ${output ?? 'CODEOWNERS'}${more}`)
  if (output === undefined) return {printed: block}
  const text = withBlock(readIfThere(output) ?? '', block)
  if (text === undefined) {
    throw new ExportRefused(
      `\`${output}\` has one of the markers \`# clarity:begin\` and \`# clarity:end\` without the other, or twice`,
      'Mend the markers by hand; nothing was written.',
    )
  }
  const owned = files.filter(({handle}) => handle !== undefined)
  const said = `wrote the owners of ${counted(owned.length, 'content file')} into \`${output}\``
  // Lines below the block win over it, and nobody would see that in the diff.
  return {written: {text, said, findings: compareCodeowners(files, {file: output, text})}}
}

function handleIn(text: string): string {
  if (!handlePattern.test(text)) throw new RangeError('Expected a handle such as `@example/operations`.')
  return text
}
