import {existsSync} from 'node:fs'
import {type RehypePlugin, unified} from '@astrojs/markdown-remark'
import type {Root} from 'mdast'
import remarkDirective from 'remark-directive'
import remarkInlineLinks from 'remark-inline-links'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import remarkComponents from '../../../plugins/remark-components.ts'
import remarkEntityLinks from '../../../plugins/remark-entity-links.ts'
import remarkEscalation from '../../../plugins/remark-escalation.ts'
import remarkOncall from '../../../plugins/remark-oncall.ts'
import remarkRunbookStructure from '../../../plugins/remark-runbook-structure.ts'
import remarkStatus from '../../../plugins/remark-status.ts'
import {overlayOf} from '../../core/catalog/overlay/lay-over.ts'
import type {Document} from '../../core/content/document.ts'
import {absolutePath, contentPathOf as contentPathIn} from '../../host/roots.ts'
import {site} from '../site.ts'
import rehypeCommands from './rehype-commands.ts'
import rehypeRunbookTop from './rehype-runbook-top.ts'

const moduleName = 'virtual:trusted-bodies'

/** Id of the module with the loaders of trusted bodies, as Vite knows it once it is resolved. */
export const trustedModule = `\0${moduleName}`

/**
 * Makes the module `virtual:trusted-bodies`: content path → loader of a body that uses code, compiled by `@astrojs/mdx`.
 *
 * Empty unless whoever builds trusts the content; then it holds the entries with `import`, `export` or expressions, and no others.
 */
export function trustedBodies() {
  return {
    name: 'clarity-trusted-bodies',
    resolveId: (id: string) => (id === moduleName ? trustedModule : undefined),
    load(id: string) {
      if (id !== trustedModule) return undefined
      const {catalog, root} = site()
      const entries = catalog.settings.trusted ? catalog.documents.filter(usesCode) : []
      const lines = entries.map(
        ({contentPath}) => `${JSON.stringify(contentPath)}: () => import(${JSON.stringify(absolutePath(root, contentPath))}),`,
      )
      return `export const trusted = {${lines.join('\n')}}`
    },
  }
}

/** Tells whether a body needs to be compiled rather than rendered. */
export function usesCode(document: Document): boolean {
  const {body, problems} = document
  // What was put together stands in no file that could be compiled; `mdx-code` says so.
  return problems.length === 0 && overlayOf(document) === undefined && body.programs.some(({what}) => what !== 'script')
}

/** The processor of `@astrojs/mdx`: our plugins for files of the content, and nothing for the pages of the guide. */
export function trustedProcessor() {
  const options = {
    get directory() {
      return site().directory
    },
    get sections() {
      return site().directory.sections
    },
    get base() {
      return site().base
    },
    contentPath: contentPathOf,
  }
  return unified({
    gfm: true,
    smartypants: false,
    remarkPlugins: [
      remarkDirective,
      inContent(remarkComponents, {trusted: true}),
      inContent(remarkInlineLinks),
      inContent(remarkEntityLinks, options),
      inContent(remarkEscalation, options),
      inContent(remarkStatus, options),
      inContent(remarkOncall, options),
      inContent(remarkRunbookStructure, options),
    ],
    rehypePlugins: [inContent(rehypeCommands), inContent(rehypeRunbookTop, options)] as unknown as RehypePlugin[],
  })
}

function contentPathOf(file: {path?: string}): string {
  return contentPathIn(site().root, file.path ?? '') ?? ''
}

function isContent(file: VFile): boolean {
  return file.path !== undefined && existsSync(file.path) && contentPathOf(file) !== ''
}

type Transform = (tree: Root, file: VFile) => void

// The guide is MDX too; what is content and what is not decides whether our plugins speak.
function inContent<O>(plugin: (options: O) => unknown, options?: O): Plugin<[], Root> {
  return () => {
    let transform: Transform | undefined
    return (tree, file) => {
      if (!isContent(file)) return
      transform ??= plugin(options as O) as Transform
      transform(tree, file)
    }
  }
}
