import path from 'node:path'
import {absoluteRoots, type ContentRoots, type GivenRoots, namedRoots, type OpenRoots, openRoots} from '../host/roots.ts'
import type {ClarityOptions} from './integration.ts'
import type {SiteOptions} from './site.ts'

/** Gives what a site is opened with: absolute paths, and the base with slashes at both ends. */
export function siteOptions(options: ClarityOptions, project: string, base: string): SiteOptions {
  const {content = 'content', cache = '.clarity', components: _replaced, styles: _added, pages: _own, ...more} = options
  return {...more, content: openedRoot(content, project), cache: path.resolve(project, cache), project, base: withSlashes(base)}
}

// A command has opened several before.
function openedRoot(content: GivenRoots | OpenRoots, project: string): ContentRoots {
  return isList(content) ? openRoots(namedRoots(content), project) : absoluteRoots(content, project)
}

function isList(content: GivenRoots | OpenRoots): content is Exclude<GivenRoots, string> {
  return Array.isArray(content)
}

// In: `docs`, `/docs`. Out: `/docs/`.
function withSlashes(base: string): string {
  const parts = base.split('/').filter(Boolean)
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`
}
