import {createRequire} from 'node:module'
import type {Plugin} from 'unified'
import type {Markup} from '../core/content/markup.ts'
import {handInSlowParser, type SlowParser} from '../core/content/syntax.ts'

const load = createRequire(import.meta.url)

/** Makes the parser that says syntax errors best; only then are its packages loaded, which takes a fifth of the time to start. */
export function remarkParser(markup: Markup = 'mdx'): SlowParser {
  const {unified} = load('unified') as typeof import('unified')
  const plugin = (name: string) => (load(name) as {default: Plugin<[options?: string[]]>}).default
  const processor = unified()
  processor.use(plugin('remark-parse')).use(plugin('remark-frontmatter'), markup === 'mdx' ? ['yaml'] : ['yaml', 'toml'])
  for (const name of [...(markup === 'mdx' ? ['mdx'] : []), 'gfm', 'directive']) processor.use(plugin(`remark-${name}`))
  return processor.freeze() as unknown as SlowParser
}

handInSlowParser(remarkParser)
