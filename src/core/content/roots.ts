/** A content root beside the first one, as pages, rules and exports know it. */
export interface RootView {
  /** What it is called in paths below the content: `@payments/runbooks/refunds.md`. */
  name: string
  /** Address for editing its files, with `{path}` for the path below it. */
  edit?: string | undefined
  /** Address for beginning a file in it, with `{path}`. */
  create?: string | undefined
}

/** Names that roots may have; they stand in paths and addresses. */
export const rootNamePattern = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/**
 * Gives what a path begins with where it leads into a root beside the first one: `@payments/runbooks/refunds.md` → `@payments/`.
 *
 * @returns An empty text for a path below the first root.
 */
export function rootPrefix(contentPath: string): string {
  // Asked about every path there is, nearly all of which are of the first root.
  return contentPath.startsWith('@') ? (/^@[a-z0-9.-]+\//.exec(contentPath)?.[0] ?? '') : ''
}

/** Gives a path below its own root: `@payments/runbooks/refunds.md` → `runbooks/refunds.md`. */
export function belowRoot(contentPath: string): string {
  return contentPath.slice(rootPrefix(contentPath).length)
}

/** Gives the name of the root that a path leads into: `@payments/runbooks/refunds.md` → `payments`; nothing for the first root. */
export function rootNameOf(contentPath: string): string | undefined {
  return rootPrefix(contentPath).slice(1, -1) || undefined
}

/** Orders documents by their paths below their roots; of two with one path, that of the first root comes first. */
export function inPathOrder({contentPath: a}: {contentPath: string}, {contentPath: b}: {contentPath: string}): number {
  const [x, y] = [belowRoot(a), belowRoot(b)]
  if (x === y) return a.length - b.length || (a < b ? -1 : 1)
  return x < y ? -1 : 1
}
