/** Tells whether a pattern of a matcher fits a value; nothing where the pattern is too involved to be tried. */
export type PatternTest = (value: string) => boolean | undefined

/** Values and patterns above this length are not tried. */
const longest = 200
const testsByPattern = new Map<string, PatternTest>()

/**
 * Makes a test of a pattern as Alertmanager anchors it: the whole value fits.
 *
 * Patterns come from files of anybody, and JavaScript tries some of them for hours: one with a repeated group, or with more than three
 * repetitions, is not tried.
 */
export function patternTest(pattern: string): PatternTest {
  const cached = testsByPattern.get(pattern)
  if (cached) return cached
  if (testsByPattern.size > 5000) testsByPattern.clear()
  const test = makeTest(pattern)
  testsByPattern.set(pattern, test)
  return test
}

function makeTest(pattern: string): PatternTest {
  const [, flags = '', source = ''] = /^(?:\(\?([a-z]+)\))?([\s\S]*)$/.exec(pattern) ?? []
  if (isInvolved(source)) return () => undefined
  try {
    const regex = new RegExp(`^(?:${source})$`, `s${flags.includes('i') ? 'i' : ''}`)
    return value => (value.length > longest ? undefined : regex.test(value))
  } catch {
    return () => undefined
  }
}

function isInvolved(source: string): boolean {
  const plain = source.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x')
  return source.length > longest || /\)[*+?{]/.test(plain) || (plain.match(/[*+{]/g)?.length ?? 0) > 3 || /\(\?(?!:)/.test(plain)
}
