import {rootFor} from './root-for.ts'
import type {SpecValue} from './spec.ts'

/** Paths that are listed, and objects within objects that are looked at: a record may hold itself. */
const most = {paths: 400, depth: 4}

/** Lists the fields of a value as contracts write them, in their order; of a large or deep one only the first. */
export function fieldPaths(outer: SpecValue): string[] {
  const paths: string[] = []
  const add = (value: SpecValue, above: string, depth: number): void => {
    for (const member of value.members()) {
      if (paths.length >= most.paths) return
      const inner = member.value()
      const [path, item] = [`${above}${member.name}`, inner.members().length === 0 ? inner.item() : undefined]
      const at = item ?? inner
      if (depth >= most.depth || at.members().length === 0) paths.push(path)
      else add(at, item ? `${path}[].` : `${path}.`, depth + 1)
    }
  }
  add(rootFor(outer, []).value, '', 0)
  return paths
}
