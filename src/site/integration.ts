import {existsSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {formerAddresses} from '../core/catalog/queries/former-addresses.ts'
import {Failure} from '../host/failure.ts'
import {sitePolicy} from './policy.ts'
import {partsOfComponents, programModules, programPackages} from './program-modules.ts'
import {replacedComponents} from './replaced-components.ts'
import {siteRoutes} from './routes.ts'
import {href, isGuide, openSite, type SiteOptions, site} from './site.ts'
import {oneStylesheet} from './stylesheet.ts'

/** What the integration can be told; each has a default. */
export interface ClarityOptions {
  /** Content root, below Astro's root or absolute. Default: `content`. */
  content?: string
  /** The instant the site is built for, such as `2026-11-23T02:00:00Z`. Default: the present. */
  now?: string | undefined
  /** True leaves out contacts marked internal, as `public` in settings does. */
  public?: boolean | undefined
  /** True lets content run code: `import`, `export` and expressions are compiled as MDX. Content itself can never say so. */
  trusted?: boolean | undefined
  /** Components of the site by name, and absolute paths of the `.astro` files that take their place. */
  components?: Record<string, string> | undefined
  /** Absolute paths of style sheets that each page has behind its own. */
  styles?: readonly string[] | undefined
  /** Folder for what is kept between builds, below Astro's root or absolute. Default: `.clarity`. */
  cache?: string
}

/** What a configuration brings to pages. */
export type SiteParts = Pick<ClarityOptions, 'components' | 'styles'>

/**
 * Makes a site of runbooks with Astro: brings the pages, what they are made from, and the policy on what they may load.
 *
 * @example
 * export default defineConfig({integrations: [clarity({content: 'runbooks'})]})
 */
export function clarity(options: ClarityOptions = {}): AstroIntegration {
  return {
    name: 'operational-clarity',
    hooks: {
      'astro:config:setup': async ({config, injectRoute, injectScript, updateConfig}) => {
        const opened = siteOptions(options, fileURLToPath(config.root), config.base)
        openSite(opened)
        const routes =
          site().catalog.settings.links.guide === undefined ? siteRoutes() : siteRoutes().filter(({pattern}) => !isGuide(pattern))
        for (const route of routes) injectRoute(route)
        for (const file of options.styles ?? []) injectScript('page-ssr', `import ${JSON.stringify(styleSheet(file))}`)
        // A configuration that only declares rules should not wait for what compiles pages.
        const {default: mdx} = await import('@astrojs/mdx')
        const {trustedBodies, trustedProcessor} = await import('./render/trusted.ts')
        updateConfig({
          ...sitePolicy(),
          redirects: formerPages(),
          base: opened.base,
          // Content that is trusted to run code, and the guide, are compiled; all other content is rendered by our own renderer.
          integrations: [mdx({processor: trustedProcessor()})],
          vite: {
            build: {assetsInlineLimit: 0},
            plugins: [
              replacedComponents(options.components ?? {}),
              partsOfComponents(),
              programModules(),
              programPackages(),
              trustedBodies(),
              oneStylesheet(),
            ],
          },
        })
      },
      'astro:server:setup': async ({server}) => {
        const {reloadOnChange, slashBehindFiles} = await import('./dev-server.ts')
        reloadOnChange(server, site().root)
        slashBehindFiles(server, site().base)
      },
    },
  }
}

// A page under an earlier name leads on without a script.
function formerPages(): Record<string, string> {
  return Object.fromEntries(formerAddresses(site().catalog).map(({address, leadsTo}) => [address, href(leadsTo)]))
}

function styleSheet(file: string): string {
  if (existsSync(file)) return file
  throw new Failure(`there is no style sheet \`${file}\``, 'Correct its path in `styles` of the configuration.')
}

function siteOptions(options: ClarityOptions, project: string, base: string): SiteOptions {
  const {content = 'content', cache = '.clarity', components: _replaced, styles: _added, ...more} = options
  return {...more, content: path.resolve(project, content), cache: path.resolve(project, cache), project, base: withSlashes(base)}
}

// In: `docs`, `/docs`. Out: `/docs/`.
function withSlashes(base: string): string {
  const parts = base.split('/').filter(Boolean)
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`
}
