import path from 'node:path'
import {fileURLToPath} from 'node:url'
import mdx from '@astrojs/mdx'
import type {AstroIntegration} from 'astro'
import {reloadOnChange, slashBehindFiles} from './dev-server.ts'
import {sitePolicy} from './policy.ts'
import {programModules, programPackages} from './program-modules.ts'
import {trustedBodies, trustedProcessor} from './render/trusted.ts'
import {siteRoutes} from './routes.ts'
import {openSite, type SiteOptions, site} from './site.ts'

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
  /** Folder for what is kept between builds, below Astro's root or absolute. Default: `.clarity`. */
  cache?: string
}

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
      'astro:config:setup': ({config, injectRoute, updateConfig}) => {
        const opened = siteOptions(options, fileURLToPath(config.root), config.base)
        openSite(opened)
        for (const route of siteRoutes()) injectRoute(route)
        updateConfig({
          ...sitePolicy(),
          base: opened.base,
          // Content that is trusted to run code, and the guide, are compiled; all other content is rendered by our own renderer.
          integrations: [mdx({processor: trustedProcessor()})],
          vite: {build: {assetsInlineLimit: 0}, plugins: [programModules(), programPackages(), trustedBodies()]},
        })
      },
      'astro:server:setup': ({server}) => {
        reloadOnChange(server, site().root)
        slashBehindFiles(server, site().base)
      },
    },
  }
}

function siteOptions({content = 'content', cache = '.clarity', ...more}: ClarityOptions, project: string, base: string): SiteOptions {
  return {...more, content: path.resolve(project, content), cache: path.resolve(project, cache), project, base: withSlashes(base)}
}

// In: `docs`, `/docs`. Out: `/docs/`.
function withSlashes(base: string): string {
  const parts = base.split('/').filter(Boolean)
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`
}
