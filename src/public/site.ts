/**
 * What pages of your own ask: the catalog that the site is made of, and addresses on it.
 *
 * @example
 * // pages/policies.astro
 * import Page from 'operational-clarity/layouts/Page.astro'
 * import {href, site} from 'operational-clarity/site'
 *
 * @module
 */
export {href, type Site, site} from '../site/site.ts'
