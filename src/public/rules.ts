/**
 * Rules: those of the program, what it takes to write one, and the check that runs them all.
 *
 * @example
 * import {defineRule} from 'operational-clarity/rules'
 *
 * export default defineRule({
 *   id: 'team-without-channel',
 *   severity: 'warning',
 *   summary: 'a team that nobody can write to',
 *   why: 'Who needs the team at night has only its lead to call.',
 *   *check(catalog) {
 *     for (const team of catalog.list('team')) {
 *       if (team.data.channel) continue
 *       const at = team.document.frontmatter.valueSpan(['title'])
 *       yield {at, message: `team \`${team.id}\` has no channel`, help: 'Write `channel` into its frontmatter.'}
 *     }
 *   },
 *   examples: [],
 * })
 *
 * @module
 */
export {type CheckRequest, type ContentReport, check, fails} from '../check/check.ts'
export type {Catalog, Entry} from '../core/catalog/catalog.ts'
export type {Document} from '../core/content/document.ts'
export type {Span} from '../core/content/span.ts'
export type {Diagnostic, Finding, Severity} from '../core/lint/diagnostic.ts'
export {defineRule, mdx, type Rule, type RuleContext, type RuleExample} from '../core/lint/rule.ts'
export {rules} from '../rules/index.ts'
