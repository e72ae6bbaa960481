import {existsSync, realpathSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration, AstroPrerenderer} from 'astro'
import {formerAddresses} from '../core/catalog/queries/former-addresses.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {isWithin} from '../host/content-walk.ts'
import {Failure} from '../host/failure.ts'
import {type GivenRoots, type OpenRoots, rootFolders} from '../host/roots.ts'
import {writeFormerPages} from './former-page.ts'
import {offlineWorker} from './offline-worker.ts'
import {oneScript} from './one-script.ts'
import {ownPages, refuseDeadMenu, withOwnPages} from './own-pages.ts'
import {sitePolicy} from './policy.ts'
import {partsOfComponents, programModules, programPackages} from './program-modules.ts'
import {replacedComponents} from './replaced-components.ts'
import {type Route, siteRoutes} from './routes.ts'
import {href, isGuide, openSite, type SiteOptions, site} from './site.ts'
import {siteOptions} from './site-options.ts'
import {oneStylesheet} from './stylesheet.ts'
import {browserLanguage} from './words/browser-language.ts'
import {language} from './words/said.ts'

/** What the integration can be told; each has a default. */
export interface ClarityOptions {
  /** Content root, below Astro's root or absolute, or a list of them, of which the first has the settings. Default: `content`. */
  content?: GivenRoots | OpenRoots
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
  /** Absolute path of a folder with pages of your own; one of the same address as a page of ours takes its place. */
  pages?: string | undefined
  /** Folder for what is kept between builds, below Astro's root or absolute. Default: `.clarity`. */
  cache?: string
}

/** What a configuration brings to pages. */
export type SiteParts = Pick<ClarityOptions, 'components' | 'styles' | 'pages'>

/**
 * Makes a site of runbooks with Astro: brings the pages, what they are made from, and the policy on what they may load.
 *
 * @example
 * export default defineConfig({integrations: [clarity({content: 'runbooks'})]})
 */
export function clarity(options: ClarityOptions = {}): AstroIntegration {
  return integration(options, (project, base) => {
    const opened = siteOptions(options, project, base)
    openSite(opened)
    return opened
  })
}

/** How a build of ours renders. */
interface RunOptions {
  /** Gets what renders pages, and gives what Astro is to ask for them; that of Astro when missing. */
  prerenderer?: (inner: AstroPrerenderer) => AstroPrerenderer
  /** True where only a part of the pages is made. */
  isPart?: boolean
}

/**
 * Makes the integration for a build of ours, which has opened the site itself.
 *
 * @param opened What the site was opened with.
 */
export function openedClarity(parts: SiteParts, opened: SiteOptions, run: RunOptions): AstroIntegration {
  return integration(parts, () => opened, run)
}

function integration(
  options: SiteParts,
  open: (project: string, base: string) => SiteOptions,
  {prerenderer, isPart = false}: RunOptions = {},
): AstroIntegration {
  return {
    name: 'operational-clarity',
    hooks: {
      'astro:config:setup': async ({config, injectRoute, injectScript, updateConfig}) => {
        const opened = open(fileURLToPath(config.root), config.base)
        const own = options.pages === undefined ? [] : ownPages(options.pages)
        for (const route of withOwnPages(routesOf(site().catalog.settings), own)) injectRoute(route)
        for (const file of options.styles ?? []) injectScript('page-ssr', `import ${JSON.stringify(styleSheet(file, opened.project))}`)
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
              // Before what finds modules of the program, which it asks where each stands.
              ...oneScript(),
              programModules(),
              programPackages(),
              trustedBodies(),
              browserLanguage(language()),
              offlineWorker(),
              oneStylesheet(own),
            ],
          },
        })
      },
      'astro:build:start': ({setPrerenderer}) => {
        if (prerenderer) setPrerenderer(prerenderer)
      },
      'astro:build:done': ({dir}) => {
        writeFormerPages(fileURLToPath(dir))
        if (!isPart) refuseDeadMenu(fileURLToPath(dir))
      },
      'astro:server:setup': async ({server}) => {
        const {reloadOnChange, slashBehindFiles} = await import('./dev-server.ts')
        reloadOnChange(server, rootFolders(site().root))
        slashBehindFiles(server, site().base)
      },
    },
  }
}

// A page under an earlier name leads on without a script.
export function formerPages(): Record<string, string> {
  return Object.fromEntries(formerAddresses(site().catalog).map(({address, leadsTo}) => [address, href(leadsTo)]))
}

// Guide and rules may be left to another site; a file of colours is there where settings name any.
export function routesOf(settings: Settings): Route[] {
  const isLeftOut = ({pattern}: Route) =>
    (settings.links.guide !== undefined && isGuide(pattern)) || (pattern === '/accent.css' && settings.site.accent === undefined)
  return siteRoutes().filter(route => !isLeftOut(route))
}

function styleSheet(file: string, project: string): string {
  if (existsSync(file) && !isWithin(realpathSync(project), realpathSync(file)))
    throw new Failure(`the style sheet \`${file}\` stands outside of the project`, 'Copy it beside the configuration, and name it there.')
  if (existsSync(file)) return file
  throw new Failure(`there is no style sheet \`${file}\``, 'Correct its path in `styles` of the configuration.')
}
