/**
 * Tells whether a path fits a pattern: `*` and `?` stand for signs of one name, `**` for any folders.
 *
 * In: `rules/**\/*.yaml` and `rules/shop/orders.yaml`. Out: true. Both have `/` between names; a leading `../` is a name like any other.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  return matchesParts(pattern.split('/'), path.split('/'))
}

/** Tells whether a text is a pattern, and not the path of one file. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text)
}

/** Makes a path plain: `./rules//a/../b.yaml` → `rules/b.yaml`; what leads out keeps its `../`. */
export function plainPath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

// Row by row, as for any edit distance: a recursion would try `**/**/**` in more ways than there is time.
function matchesParts(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    for (const at of reached) {
      if (part === '**') for (let to = at; to <= path.length; to++) next.add(to)
      else if (at < path.length && matchesName(part, path[at] ?? '')) next.add(at + 1)
    }
    reached = next
  }
  return reached.has(path.length)
}

function matchesName(pattern: string, name: string): boolean {
  let [at, to, star, mark] = [0, 0, -1, 0]
  while (to < name.length) {
    if (at < pattern.length && (pattern[at] === '?' || (pattern[at] !== '*' && pattern[at] === name[to]))) {
      at++
      to++
    } else if (pattern[at] === '*') {
      star = at++
      mark = to
    } else if (star >= 0) {
      at = star + 1
      to = ++mark
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
