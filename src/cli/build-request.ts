import path from 'node:path'
import {absoluteRoots, type ContentRoots} from '../host/roots.ts'
import type {BuildRequest} from '../site/build.ts'
import {configuration} from './configuration.ts'

/** Options that all commands have that build pages. */
export interface BuildPlaces {
  content: ContentRoots
  cache: string
  out: string
}

/** Gives what a build is asked for: options as they were given, places as absolute paths, and what the configuration brings. */
export function buildRequest<T extends BuildPlaces>(options: T): T & Pick<BuildRequest, 'project' | 'parts' | 'ownCode'> {
  const {folder, components, styles, pages, kinds, fields, rules, sources} = configuration()
  return {
    ...options,
    project: folder,
    parts: {components, styles, pages},
    ownCode: [kinds, fields, rules, sources].some(each => Object.keys(each).length > 0),
    content: absoluteRoots(options.content),
    cache: path.resolve(options.cache),
    out: path.resolve(options.out),
  }
}
