import path from 'node:path'
import type {AstroInlineConfig} from 'astro'
import {programRoot} from '../host/program.ts'

/** Where Astro works, and under which path the site is published. */
export interface AstroPlace {
  /** Absolute path of the user's folder. */
  project: string
  /** Absolute path of the folder that Astro and Vite may write to. */
  cache: string
  base: string
}

/**
 * Gives the settings with which our commands start Astro: in the user's folder, which needs no file for it.
 *
 * Nothing of that folder is a page or decides how one looks, whatever else is kept there.
 */
export function astroFor({project, cache, base}: AstroPlace): AstroInlineConfig {
  Object.assign(process.env, {ASTRO_TELEMETRY_DISABLED: '1', ASTRO_DISABLE_UPDATE_CHECK: 'true'})
  return {
    configFile: false,
    root: project,
    srcDir: path.join(programRoot, 'src/site'),
    publicDir: path.join(cache, 'public'),
    cacheDir: path.join(cache, 'astro'),
    base,
    logLevel: 'warn',
    vite: {
      cacheDir: path.join(cache, 'vite'),
      css: {postcss: {}},
      server: {fs: {allow: [project, programRoot]}},
    },
  }
}
