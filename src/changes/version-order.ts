/** How a pinned version has moved; `changed` where nobody can say which one is later. */
export type VersionMove = 'same' | 'raised' | 'lowered' | 'changed'

/**
 * Compares two pinned versions number by number, such as `2026-07` and `2026-10`, `v1` and `v2`, `2025-09-30.clover` and `2026-09-30.endive`.
 *
 * Several versions in one text are compared in their order; where one is later and another earlier, the pin has moved back.
 */
export function versionMove(before: string, after: string): VersionMove {
  if (before.trim() === after.trim()) return 'same'
  const [was, is] = [versionsIn(before), versionsIn(after)]
  if (was.length === 0 || was.length !== is.length) return 'changed'
  const moves = was.map((each, index) => compareNumbers(each, is[index] ?? []))
  if (moves.some(move => move > 0)) return 'lowered'
  return moves.some(move => move < 0) ? 'raised' : 'changed'
}

// In: `Feeds 2021-06-30, Listings Items v2.1`. Out: [[2021, 6, 30], [2, 1]].
function versionsIn(text: string): number[][] {
  return [...text.matchAll(/\d+(?:[.-]\d+)*/g)].map(([version]) => version.split(/[.-]/).map(Number))
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
