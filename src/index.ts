/**
 * The door of the package: a site as an Astro integration, and the configuration of the program.
 *
 * @example
 * // astro.config.mjs, where a site of your own holds the runbooks; `clarity build` needs no such file.
 * import {clarity} from 'operational-clarity'
 * import {defineConfig} from 'astro/config'
 *
 * export default defineConfig({integrations: [clarity({content: 'runbooks'})]})
 *
 * @module
 */
export {type ClarityConfig, defineConfig} from './config.ts'
export {type ClarityOptions, clarity} from './site/integration.ts'
