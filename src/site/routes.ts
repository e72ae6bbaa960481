import {readdirSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'

const folder = fileURLToPath(new URL('./routes/', import.meta.url))

/** Gives Astro the pages of the site, which stand in `routes/`: the address of a page is its path there. */
export function injectRoutes(): AstroIntegration {
  return {
    name: 'clarity-routes',
    hooks: {
      'astro:config:setup': ({injectRoute}) => {
        for (const file of routeFiles()) injectRoute({pattern: patternOf(file), entrypoint: path.join(folder, file)})
      },
    },
  }
}

function routeFiles(): string[] {
  const names = readdirSync(folder, {recursive: true}).map(name => String(name).split(path.sep).join('/'))
  return names.filter(name => /\.(astro|ts)$/.test(name)).sort()
}

// `runbooks/[id].astro` → `/runbooks/[id]`, `status/index.astro` → `/status`, `lookup.json.ts` → `/lookup.json`
function patternOf(file: string): string {
  return `/${file.replace(/\.\w+$/, '').replace(/(^|\/)index$/, '')}`
}
