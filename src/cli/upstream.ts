import path from 'node:path'
import {type Command, Option} from 'commander'
import type {Catalog} from '../core/catalog/catalog.ts'
import type {Overlay} from '../core/catalog/overlay/compose.ts'
import {overlayOf} from '../core/catalog/overlay/lay-over.ts'
import {movedParts} from '../core/catalog/overlay/moved.ts'
import {withRevision} from '../core/catalog/overlay/recorded.ts'
import {rootPrefix} from '../core/content/roots.ts'
import {didYouMean, listed} from '../core/format/suggest.ts'
import {loadCatalog} from '../host/catalog.ts'
import {Failure} from '../host/failure.ts'
import {absolutePath, type ContentRoots} from '../host/roots.ts'
import {type BaseText, baseText, keepBase} from '../host/upstream-base.ts'
import {writeRepaired} from '../host/write-text.ts'
import {type UpstreamRow, upstreamInJson, upstreamInWords} from '../report/upstream-report.ts'
import {cacheOption, contentOption} from './options.ts'
import {print, printAsIs, showsColour} from './output.ts'

interface UpstreamOptions {
  content: ContentRoots
  cache: string
  accept?: true
  format: 'pretty' | 'json'
}

/** Adds `clarity upstream`. */
export function addUpstream(program: Command): void {
  program
    .command('upstream')
    .description(
      'say what has moved on in the entries that others stand on by `extends`, with the difference to what they were written for',
    )
    .argument('[entry...]', 'ids or `kind:id` of entries that stand on others (default: all)')
    .addOption(contentOption())
    .addOption(new Option('--accept', 'record that the text as it is now has been read, in `extends.revision` of the entry'))
    .addOption(new Option('--format <name>', 'how the answer is written').choices(['pretty', 'json']).default('pretty'))
    .addOption(cacheOption())
    .addHelpText(
      'after',
      '\nThe text of then comes from the git history of its root, or was kept when it was accepted.\nExit code: 0 up to date, or accepted; 1 something has moved on; 2 could not tell.',
    )
    .action(runUpstream)
}

function runUpstream(names: string[], {content, cache, accept, format}: UpstreamOptions): void {
  const {catalog, root} = loadCatalog(content)
  const overlays = chosen(catalog, names)
  const rows = overlays.map(overlay => (accept ? accepted(overlay, root, cache) : rowOf(overlay, root, cache)))
  if (format === 'json') printAsIs(upstreamInJson(rows))
  else print(upstreamInWords(rows, showsColour()))
  if (rows.some(({state, accepted}) => state === 'moved' && !accepted)) process.exitCode = 1
}

function chosen({overlays}: Catalog, names: readonly string[]): Overlay[] {
  const sorted = [...overlays].sort((a, b) => (a.local.file < b.local.file ? -1 : 1))
  if (names.length === 0) return sorted
  const ids = sorted.map(({composed: {kind, id}}) => `${kind}:${id}`)
  return names.flatMap(name => {
    const found = sorted.filter(({composed: {kind, id}}) => [`${kind}:${id}`, id].includes(name))
    if (found.length > 0) return found
    const help = ids.length > 0 ? `Those that do are ${listed(ids, 10)}.` : '`extends` in the frontmatter of an entry says so.'
    throw new Failure(`no entry \`${name}\` stands on another${didYouMean(name, ids)}`, help)
  })
}

function rowOf(overlay: Overlay, root: ContentRoots, cache: string): UpstreamRow {
  const {extends: said, revision, upstream} = overlay
  if (said.revision === undefined) return {overlay, state: 'unrecorded'}
  if (said.revision === revision) return {overlay, state: 'same'}
  // What was put together itself stands in no file, and in no commit.
  const base = overlayOf(upstream)
    ? ({missing: 'it stands on another entry itself'} as const)
    : baseText(absolutePath(root, upstream.contentPath), said.revision, cache)
  return {overlay, state: 'moved', base: inWords(base), ...('text' in base && {parts: movedParts(overlay, base.text)})}
}

function inWords(base: BaseText): NonNullable<UpstreamRow['base']> {
  if ('missing' in base) return base
  return {text: base.text, from: base.from === 'git' ? `commit ${base.commit} of ${base.day}` : 'kept here when it was accepted'}
}

function accepted(overlay: Overlay, root: ContentRoots, cache: string): UpstreamRow {
  const row = rowOf(overlay, root, cache)
  const {local, upstream, revision} = overlay
  keepBase(absolutePath(root, upstream.contentPath), upstream.text, cache)
  // What another root keeps is accepted there.
  if (row.state === 'same' || rootPrefix(local.contentPath) !== '') return row
  const after = withRevision(local, revision)
  if (after === undefined)
    throw new Failure(`cannot write the revision into \`${local.file}\``, `Write \`revision: '${revision}'\` into its \`extends\` by hand.`)
  writeRepaired(absolutePath(root, local.contentPath), {file: path.relative('', local.file), before: local.text, after})
  return {...row, accepted: true}
}
