/** Severity of each rule, by id. */
export type RuleSeverities = Readonly<Record<string, string>>

const strictness = ['note', 'warning', 'error']

/** Says what an update means for somebody’s CI: rules that are new, stricter, milder or gone since the last release; empty where all are alike. */
export function ruleNotes(before: RuleSeverities, after: RuleSeverities): string[] {
  const both = Object.keys(after).filter(id => id in before)
  const step = (id: string) => strictness.indexOf(after[id] ?? '') - strictness.indexOf(before[id] ?? '')
  const moved = (id: string) => `\`${id}\` (${before[id]} → ${after[id]})`
  const added = Object.keys(after).filter(id => !(id in before))
  const news = strictness.toReversed().map(level => [`New, ${level}`, added.filter(id => after[id] === level).map(code)] as const)
  const lines: (readonly [string, string[]])[] = [
    ...news,
    ['Stricter', both.filter(id => step(id) > 0).map(moved)],
    ['Milder', both.filter(id => step(id) < 0).map(moved)],
    [
      'Gone',
      Object.keys(before)
        .filter(id => !(id in after))
        .map(code),
    ],
  ]
  return lines.flatMap(([what, ids]) => (ids.length > 0 ? [`- ${what}: ${ids.join(', ')}.`] : []))
}

const code = (id: string) => `\`${id}\``

/**
 * Makes a release of what is unreleased, with its rules at the end, and an empty place for what comes next.
 *
 * @throws {RangeError} When nothing is unreleased.
 */
export function releasedChangelog(text: string, {version, day, rules}: {version: string; day: string; rules: readonly string[]}): string {
  const [, head = '', news = '', rest = ''] = /^([\s\S]*?)## Unreleased\n([\s\S]*?)(?=^## |$(?![\s\S]))([\s\S]*)$/m.exec(text) ?? []
  if (news.trim() === '') throw new RangeError('CHANGELOG.md has nothing unreleased')
  const block = rules.length > 0 ? `\n### Rules\n\n${rules.join('\n')}\n` : ''
  return `${head}## Unreleased\n\n## ${version} – ${day}\n\n${news.trim()}\n${block}\n${rest}`
}

/** A package as `npm pack --json` tells of it. */
export interface Packed {
  files: readonly {path: string; size: number}[]
}

/** Says what is wrong with the files of a package: a door that leads nowhere, a file that is nobody’s business. */
export function packProblems({files}: Packed, {doors}: {doors: readonly string[]}): string[] {
  const paths = new Set(files.map(({path}) => path))
  const missing = doors.filter(door => ![...paths].some(path => (door.endsWith('/*') ? path.startsWith(door.slice(0, -1)) : path === door)))
  const stray = [...paths].filter(path => /^(?:content|tests|scripts|\.\w)/.test(path) || /\.test\.\w+$/.test(path))
  return [...missing.map(door => `\`${door}\` is not packed`), ...stray.map(path => `\`${path}\` is packed`)]
}
