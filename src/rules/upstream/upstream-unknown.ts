import type {Catalog} from '../../core/catalog/catalog.ts'
import {entryPathOf} from '../../core/catalog/overlay/extends.ts'
import type {OverlayFault} from '../../core/catalog/overlay/lay-over.ts'
import {kindInWords} from '../../core/content/kinds.ts'
import {entryEndings} from '../../core/content/markup.ts'
import {rootNameOf} from '../../core/content/roots.ts'
import {startOf} from '../../core/content/span.ts'
import {didYouMean, listed} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'

/** Reports each entry that says it stands on another and cannot. */
export default defineRule({
  id: 'upstream-unknown',
  severity: 'error',
  summary: 'An entry stands on one that is not there, or cannot be used.',
  why: 'Its page shows only what it says itself; the steps that it counts on are missing.',
  *check(catalog) {
    for (const fault of catalog.overlayFaults) {
      const {local, others} = fault
      yield {
        at: local.frontmatter.valueSpan(entryPathOf(local)),
        ...words(catalog, fault),
        related: others.map(other => ({at: startOf(other.file), message: others.length > 1 ? 'is one of them' : 'is that entry'})),
      }
    }
  },
  required: true,
  examples: [
    {
      name: 'an entry on one of another root, by its id and by kind and id',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n',
        '@kube/teams/night.mdx': '---\ntitle: Night\npurpose: Orders.\n---\n',
        'teams/ops.mdx': '---\nextends: ops\n---\n',
        'teams/ours.mdx': '---\nextends: {entry: team:night}\ntitle: Ours\n---\n',
      },
      expect: [],
    },
    {
      name: 'an id that is not there, one that two roots have, one of another kind, and what is no id',
      files: {
        '@kube/teams/ops.mdx': '---\ntitle: Ops\npurpose: Orders.\n---\n',
        '@shop/teams/ops.mdx': '---\nextends: {entry: ops, root: kube}\n---\n',
        'teams/a.mdx': '---\nextends: opss\n---\n',
        'teams/ops.mdx': '---\nextends: ops\n---\n',
        'teams/c.mdx': '---\nextends: person:ops\n---\n',
        'teams/d.mdx': '---\nextends: {entry: "crew:ops"}\n---\n',
      },
      expect: [
        'content/teams/a.mdx:2:10-2:14 there is no other team `opss` to stand on; did you mean `ops`?',
        'content/teams/c.mdx:2:10-2:20 a team cannot stand on a person',
        'content/teams/d.mdx:2:18-2:28 `extends` names no entry',
        'content/teams/ops.mdx:2:10-2:13 there are 2 teams `ops` to stand on',
      ],
    },
    {
      name: 'two that stand on each other, one in the other way of writing, and one that cannot be read',
      files: {
        'teams/a.mdx': '---\nextends: b\n---\n',
        'teams/b.mdx': '---\nextends: a\n---\n',
        'teams/c.md': '---\nextends: d\n---\n',
        'teams/d.mdx': '---\ntitle: D\npurpose: Orders.\n---\n',
        'teams/e.mdx': '---\nextends: f\n---\n',
        'teams/f.mdx': '---\ntitle: F\npurpose: Orders.\n',
      },
      expect: [
        'content/teams/a.mdx:2:10-2:11 team `b` cannot be used, as it cannot be read itself',
        'content/teams/b.mdx:2:10-2:11 team `a` stands on this one itself',
        'content/teams/c.md:2:10-2:11 team `d` ends in `.mdx`, and this one in `.md`',
        'content/teams/e.mdx:2:10-2:11 team `f` cannot be used, as it cannot be read itself',
      ],
    },
  ],
})

function words(catalog: Catalog, {local, extends: said, why, others}: OverlayFault): {message: string; help: string} {
  const kind = local.kind ? kindInWords(local.kind) : 'entry'
  if (!said || why === 'no-entry')
    return {message: '`extends` names no entry', help: `Write \`kind:id\` or an id, such as \`extends: ${local.kind}:${local.id}\`.`}
  const what = `${kind} \`${said.id}\``
  switch (why) {
    case 'other-kind':
      return {message: `a ${kind} cannot stand on a ${kindInWords(said.kind)}`, help: `Name another ${kind}.`}
    case 'unknown': {
      const guess = didYouMean(
        said.id,
        catalog.ids(said.kind).filter(id => id !== local.id),
      )
      const where = said.root === undefined ? '' : ` in root \`${said.root}\``
      return {
        message: `there is no other ${what}${where} to stand on${guess}`,
        help: 'Correct the id, or name its root under `content` in the configuration.',
      }
    }
    case 'ambiguous': {
      const roots = others.map(({contentPath}) => rootNameOf(contentPath) ?? '.')
      return {
        message: `there are ${others.length} ${kind}s \`${said.id}\` to stand on`,
        help: `Say which with \`root\`: ${listed(roots, 10)}.`,
      }
    }
    case 'other-markup': {
      const [theirs, ours] = [endingOf(others[0]?.contentPath ?? ''), endingOf(local.contentPath)]
      return {message: `${what} ends in ${theirs}, and this one in ${ours}`, help: `Rename this file so that it ends in ${theirs}.`}
    }
    case 'circle':
      return {message: `${what} stands on this one itself`, help: 'Let one of them stand by itself.'}
    case 'unreadable':
      return {message: `${what} cannot be used, as it cannot be read itself`, help: 'Mend what is found there, and here.'}
  }
}

function endingOf(contentPath: string): string {
  return `\`${entryEndings.find(ending => contentPath.endsWith(ending)) ?? ''}\``
}
