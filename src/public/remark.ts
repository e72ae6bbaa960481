/**
 * The remark plugins: the checker in any remark pipeline, and what turns the site's components, links and sections into HTML.
 *
 * @module
 */
export {default as remarkClarity} from '../../plugins/remark-clarity.ts'
export {default as remarkComponents} from '../../plugins/remark-components.ts'
export {default as remarkEntityLinks} from '../../plugins/remark-entity-links.ts'
export {default as remarkEscalation} from '../../plugins/remark-escalation.ts'
export {default as remarkOncall} from '../../plugins/remark-oncall.ts'
export {default as remarkRunbookStructure} from '../../plugins/remark-runbook-structure.ts'
export {default as remarkStatus} from '../../plugins/remark-status.ts'
export {type Resolver, resolverOf} from '../../plugins/resolver.ts'
export {contentAround} from '../host/content-around.ts'
