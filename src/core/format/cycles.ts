/**
 * Finds the loops of a graph, such as things that wait for each other.
 *
 * @param nodes Where to begin, in order; what is reached from them is visited too.
 * @param next What a node leads to.
 * @returns Each loop in its direction, from the node at which it was entered; a node that leads to itself is a loop of one.
 *   Loops that share nodes may be told by some of them only.
 */
export function findCycles<T>(nodes: Iterable<T>, next: (node: T) => Iterable<T>): T[][] {
  const loops: T[][] = []
  const done = new Set<T>()
  for (const start of nodes) if (!done.has(start)) loops.push(...loopsFrom(start, next, done))
  return loops
}

// Without recursion: a chain of ten thousand nodes would not fit on the stack.
function loopsFrom<T>(start: T, next: (node: T) => Iterable<T>, done: Set<T>): T[][] {
  const loops: T[][] = []
  const trail: {node: T; rest: Iterator<T>}[] = []
  const places = new Map<T, number>()
  const enter = (node: T) => {
    places.set(node, trail.length)
    trail.push({node, rest: next(node)[Symbol.iterator]()})
  }
  enter(start)
  for (let here = trail.at(-1); here; here = trail.at(-1)) {
    const step = here.rest.next()
    const place = step.done ? undefined : places.get(step.value)
    if (step.done) {
      trail.pop()
      places.delete(here.node)
      done.add(here.node)
    } else if (place !== undefined) loops.push(trail.slice(place).map(({node}) => node))
    else if (!done.has(step.value)) enter(step.value)
  }
  return loops
}
