/**
 * The catalog, read only: the content as entries that know each other, with the questions that pages and rules ask it.
 *
 * @module
 */
export type {Catalog, Entry} from '../core/catalog/catalog.ts'
export {ladderOf} from '../core/catalog/queries/escalation.ts'
export {escalationOf, ownerOf} from '../core/catalog/queries/owner.ts'
export {type Loaded, loadCatalog} from '../host/catalog.ts'
