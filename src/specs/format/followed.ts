import type {PlacedNode} from '../../core/content/placed-yaml.ts'
import {tell} from '../spec.ts'
import type {SchemaReader} from './schema-parts.ts'

/** References that may follow on each other before something is found. */
const mostSteps = 20

/** Follows a node that only refers to another one; nothing, and a fault, where it leads nowhere or round in a circle. */
export function followed({source, into}: SchemaReader, node: PlacedNode): PlacedNode | undefined {
  let at = node
  for (let step = 0; step < mostSteps; step++) {
    const ref = at.get('$ref')
    if (ref?.scalar === undefined) return at
    const target = source.resolve(ref.scalar, at.source)
    if ('reason' in target) {
      tell(into, {at: ref.span, reason: target.reason})
      return undefined
    }
    at = target
  }
  tell(into, {at: node.span, reason: 'its references go round in a circle'})
  return undefined
}
