/** Names of what was looked at while something was made, e.g. `body runbooks/stuck-orders.mdx`. */
export type Reads = Set<string>

const watching: Reads[] = []

/** Says that something was looked at; whoever watches writes it down. */
export function noteRead(name: string): void {
  watching.at(-1)?.add(name)
}

/** Writes down what is looked at while something is made, also across waiting; only one page is made at a time. */
export async function watchReads<T>(make: () => Promise<T>): Promise<{value: T; reads: Reads}> {
  const reads: Reads = new Set()
  watching.push(reads)
  try {
    return {value: await make(), reads}
  } finally {
    watching.pop()
  }
}

/**
 * Makes a question whose answer is remembered for each object it is asked about, such as a catalog.
 *
 * Who gets a remembered answer has looked at all that it was made from, too.
 */
export function remembered<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const kept = new WeakMap<K, {value: V; reads: Reads}>()
  return key => {
    const known = kept.get(key) ?? withReads(() => make(key))
    kept.set(key, known)
    for (const read of known.reads) noteRead(read)
    return known.value
  }
}

/** Looks at things for something that is made anew each time, so that nobody depends on what was looked at. */
export function unwatched<T>(look: () => T): T {
  return withReads(look).value
}

function withReads<T>(make: () => T): {value: T; reads: Reads} {
  const reads: Reads = new Set()
  watching.push(reads)
  try {
    return {value: make(), reads}
  } finally {
    watching.pop()
  }
}
