import type {Overlay} from '../../core/catalog/overlay/compose.ts'
import {isSameSection} from '../../core/catalog/overlay/overlaid-body.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each key or section that `extends` names and that the entries do not have as it says. */
export default defineRule({
  id: 'upstream-part-unknown',
  severity: 'error',
  summary: '`extends` names a key or a section that is not there.',
  why: 'Text that should stand beside that of the other entry takes its place, or what should be left out stays.',
  *check(catalog) {
    for (const overlay of catalog.overlays) {
      const {composed, extends: said} = overlay
      for (const key of ['add', 'before', 'after', 'without'] as const) {
        for (const [index, name] of said[key].entries()) {
          const wrong = key === 'add' ? wrongKey(overlay, name) : wrongSection(overlay, key, name)
          if (wrong) yield {at: composed.frontmatter.valueSpan(['extends', key, index]), ...wrong}
        }
      }
    }
  },
  examples: [
    {
      name: 'lists and sections that both have, and a section that is left out',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\nmembers: [kai]\n---\n## Work\n\nOrders.\n\n## History\n\nLong.\n',
        'teams/ops.mdx':
          '---\nextends: {entry: ops, add: [members], after: [Work], without: [History]}\nmembers: [ana]\n---\n## Work\n\nOurs.\n',
      },
      expect: [],
    },
    {
      name: 'a key that is no list, a section that one of them lacks, and one that nobody has',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n## Work\n\nOrders.\n',
        'teams/ops.mdx':
          '---\nextends: {entry: ops, add: [purpose], before: [Works, Duty], without: [Work]}\npurpose: Ours.\n---\n## Work\n\nOurs.\n\n## Duty\n\nOurs.\n',
      },
      expect: [
        'content/teams/ops.mdx:2:29-2:36 `purpose` is no list in both entries',
        'content/teams/ops.mdx:2:48-2:53 no section `Works` stands in both entries',
        'content/teams/ops.mdx:2:55-2:59 no section `Duty` stands in both entries',
        'content/teams/ops.mdx:2:72-2:76 section `Work` stands in this entry, so that of the other is not taken over anyway',
      ],
    },
  ],
})

function wrongKey({local, upstream}: Overlay, key: string): {message: string; help: string} | undefined {
  if ([local, upstream].every(({frontmatter}) => Array.isArray(frontmatter.data[key]))) return undefined
  return {
    message: `\`${key}\` is no list in both entries`,
    help: 'Name keys whose values are lists here and there; any other is taken over or replaced whole.',
  }
}

function wrongSection({parts}: Overlay, key: 'before' | 'after' | 'without', name: string): {message: string; help: string} | undefined {
  const named = parts.filter(({local, upstream}) =>
    [local, upstream].some(part => part?.heading !== undefined && isSameSection(part.heading, name)),
  )
  if (key === 'without') {
    if (named.some(({how}) => how === 'without')) return undefined
    const isOurs = named.some(({local}) => local)
    const theirs = parts.flatMap(({upstream}) => upstream?.heading ?? [])
    return {
      message: isOurs
        ? `section \`${name}\` stands in this entry, so that of the other is not taken over anyway`
        : `the other entry has no section \`${name}\``,
      help: theirs.length > 0 ? `Its sections are ${listed(theirs, 12)}.` : 'It has no sections.',
    }
  }
  if (named.some(({local, upstream}) => local && upstream)) return undefined
  const both = parts.flatMap(({local, upstream}) => (local && upstream?.heading !== undefined ? upstream.heading : []))
  return {
    message: `no section \`${name}\` stands in both entries`,
    help: both.length > 0 ? `Both have ${listed(both, 12)}.` : 'They have no section in common.',
  }
}
