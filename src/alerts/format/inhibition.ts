import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import type {FiringFile, Inhibition} from '../firing.ts'
import {readMatcherLists} from './route-tree.ts'

/**
 * Reads an inhibition of Alertmanager: which alerts keep back which others.
 *
 * @see https://prometheus.io/docs/alerting/latest/configuration/#inhibit_rule for the form.
 */
export function readInhibition(node: PlacedNode, into: FiringFile): Inhibition {
  const side = (name: string) =>
    readMatcherLists(node, {matchers: `${name}_matchers`, match: `${name}_match`, matchRe: `${name}_match_re`}, into)
  const equal = (node.get('equal')?.items ?? []).flatMap(item => item.scalar ?? [])
  return {node, source: side('source'), target: side('target'), equal}
}
