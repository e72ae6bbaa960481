import {filesToServe} from '../../core/catalog/attached-files.ts'
import type {Catalog} from '../../core/catalog/catalog.ts'
import {overlayOf} from '../../core/catalog/overlay/lay-over.ts'
import type {Document} from '../../core/content/document.ts'
import {contentFiles} from '../../host/content-files.ts'
import {keyOf} from '../../host/content-store.ts'
import {wholeProgramDigest} from '../../host/program-digest.ts'
import {firstRoot} from '../../host/roots.ts'
import type {Site} from '../site.ts'

/**
 * Digests all that any page may depend on, part by part, but for the bodies of documents and the instant of the build.
 *
 * @param project Absolute path of the user's folder, whose lock file says which dependencies are installed.
 * @param bundle Key of what the bundler has made of the program, of the settings and of the user's style sheets.
 * @returns Name of the part, as `--explain-cache` says it, and its digest.
 */
export function siteState(site: Site, project: string, bundle: string): Map<string, string> {
  const {catalog, base, root} = site
  const {settings, settingsFile, roots, calendars, specFiles, alertFiles} = catalog
  const files = contentFiles(root)
  const views = filesToServe(catalog).map(contentPath => [contentPath, files(contentPath) ?? null])
  const {logo, icon} = settings.site
  return new Map([
    ['the program', keyOf(wholeProgramDigest(project), JSON.stringify(process.versions), process.env.TZ ?? '', process.env.LANG ?? '')],
    ['scripts, styles or earlier addresses', bundle],
    ['`settings.yaml` or options', keyOf(JSON.stringify([settings, roots]), settingsFile?.text ?? '', base, firstRoot(root), project)],
    ['calendars', keyOf(...[...calendars.values()].flatMap(file => partsOf(file)))],
    ['specifications', keyOf(...[...specFiles.values()].flatMap(file => partsOf(file)))],
    ['rules and routes of the alerting system', keyOf(JSON.stringify(alertFiles))],
    ['images and other files', keyOf(JSON.stringify([views, ...[logo, icon].map(each => each && files(each))]))],
    ...catalog.documents.map(
      document => [`header or links of \`${document.contentPath}\``, headDigest(catalog, document)] satisfies [string, string],
    ),
  ])
}

type BesideContent = {contentPath: string} & ({content: Uint8Array | string} | {text: string} | {problem: string})

function partsOf(file: BesideContent): (string | Uint8Array)[] {
  return [file.contentPath, 'content' in file ? file.content : 'text' in file ? file.text : `problem ${file.problem}`]
}

function headDigest(catalog: Catalog, document: Document): string {
  const {contentPath, text, frontmatter, problems, suppressions} = document
  const links = catalog.referencesFrom(document).filter(({place}) => place === 'body')
  const said = links.map(({written, target, kinds, role, or, path}) => [written, target, kinds, role, or, path])
  // What is put together of two files is no document that says when it is looked at: all of both counts.
  const overlay = overlayOf(document)
  const whole = overlay ? [text, overlay.local.text, overlay.upstream.text] : []
  return keyOf(
    contentPath,
    text.slice(0, frontmatter.bodyStart),
    ...whole,
    JSON.stringify([document.file, document.kind, document.id, frontmatter.data, problems, suppressions, said]),
  )
}
