import type {Root} from 'mdast'
import rehypeStringify from 'rehype-stringify'
import remarkInlineLinks from 'remark-inline-links'
import remarkRehype from 'remark-rehype'
import {type Processor, unified} from 'unified'
import {VFile} from 'vfile'
import remarkComponents from '../../../plugins/remark-components.ts'
import remarkEntityLinks from '../../../plugins/remark-entity-links.ts'
import remarkEscalation from '../../../plugins/remark-escalation.ts'
import remarkHtml from '../../../plugins/remark-html.ts'
import remarkOncall from '../../../plugins/remark-oncall.ts'
import remarkRunbookStructure from '../../../plugins/remark-runbook-structure.ts'
import remarkStatus from '../../../plugins/remark-status.ts'
import remarkTitle from '../../../plugins/remark-title.ts'
import type {Resolver} from '../../../plugins/resolver.ts'
import type {Document} from '../../core/content/document.ts'
import {type Markup, markupOf} from '../../core/content/markup.ts'
import {type ParserName, parseBody} from '../../core/content/syntax.ts'
import rehypeCommands from './rehype-commands.ts'
import rehypeHtml from './rehype-html.ts'
import rehypeRunbookTop from './rehype-runbook-top.ts'

/** What a page needs of a body. */
export interface Rendered {
  html: string
  /** Level-2 headings, for the table of contents. */
  headings: {anchor: string; text: string}[]
  /** Of a runbook: the first sentence of its impact. */
  impact?: string
}

/** Renders bodies; made once per build, because attaching plugins costs more than a page. */
export interface Renderer {
  /** Renders a document that parsed; a document with a syntax problem gives an empty body. */
  render(document: Document): Rendered
}

/** Makes the renderer of a site. */
export function createRenderer(directory: Resolver, base: string, parser: ParserName = 'satteri'): Renderer {
  const processors = {mdx: createProcessor(directory, base, parser), markdown: createProcessor(directory, base, parser, 'markdown')}
  return {
    render(document) {
      const headings = document.body.headings.filter(({depth}) => depth === 2).map(({anchor, text}) => ({anchor, text}))
      if (document.problems.some(({type}) => type === 'mdx-syntax' || type === 'frontmatter-unclosed')) return {html: '', headings: []}
      const {title} = document.frontmatter.data
      const file = new VFile({path: document.contentPath, value: document.text, data: {title}})
      const html = String(processors[markupOf(document.contentPath) ?? 'mdx'].processSync(file))
      const {impact} = file.data
      return {html, headings, ...(typeof impact === 'string' && {impact})}
    },
  }
}

/** Gives the unified processor of the site: the parser of the checker, our plugins, HTML at the end. */
export function createProcessor(
  directory: Resolver,
  base: string,
  parser: ParserName = 'satteri',
  markup: Markup = 'mdx',
): Processor<Root, Root, undefined, undefined, string> {
  const contentPath = (file: {path?: string}) => file.path ?? ''
  const options = {directory, base, contentPath}
  const processor = unified()
    .use(function parse(this: Processor) {
      this.parser = text => parseBody(String(text), markup, parser)
    })
    .use(remarkComponents)
    .use(remarkInlineLinks)
    .use(remarkEntityLinks, options)
    .use(remarkEscalation, options)
    .use(remarkStatus, options)
    .use(remarkOncall, options)
    .use(remarkRunbookStructure, {contentPath, sections: directory.sections})
    .use(markup === 'markdown' ? [remarkTitle, remarkHtml] : [])
    .use(remarkRehype, {allowDangerousHtml: markup === 'markdown'})
    .use(markup === 'markdown' ? [rehypeHtml] : [])
    .use(rehypeCommands)
    .use(rehypeRunbookTop, {contentPath})
    .use(rehypeStringify)
    .freeze()
  return processor as unknown as Processor<Root, Root, undefined, undefined, string>
}
