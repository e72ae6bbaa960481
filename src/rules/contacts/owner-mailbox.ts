import type {Entry} from '../../core/catalog/catalog.ts'
import {ownedBy} from '../../core/catalog/queries/owner.ts'
import {hasHuman} from '../../core/catalog/queries/people.ts'
import type {Document} from '../../core/content/document.ts'
import {kindInWords} from '../../core/content/kinds.ts'
import type {Span} from '../../core/content/span.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/**
 * Reports each team that owns something and has no human who is here, so that a mailbox or channel alone stands behind it.
 *
 * Once per team, where the team names its mailbox: there it is repaired. What it owns is listed, for there it hurts.
 */
export default defineRule({
  id: 'owner-mailbox',
  severity: 'error',
  summary: 'A mailbox or channel is the only thing behind an owner.',
  why: 'A mailbox does not wake up: the failure has an owner on paper and waits until somebody reads mail.',
  *check(catalog, {now}) {
    for (const team of catalog.list('team')) {
      const owned = ownedBy(catalog, team.id)
      if (owned.length === 0 || hasHuman(catalog, team, now)) continue
      const {at, words} = onlyThingBehind(team)
      // Who leaves makes no commit: a team that had people once must not turn a green main red.
      const hadPeople = hasHuman(catalog, team, '0000')
      yield {
        at,
        message: `${words} stands behind team \`${team.id}\`, which owns ${listed(
          owned.map(({id}) => id),
          3,
        )}`,
        help: 'Name a `lead`, `members` or a `rotation` of people who are here, or give what it owns to another team.',
        related: owned.slice(0, 3).map(related),
        ...(hadPeople && {severity: 'warning' as const}),
      }
    }
  },
  examples: [
    {
      name: 'a mailbox beside a lead, a team with only a rotation, and a mailbox that owns nothing',
      files: {
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: finance\n---\n',
        'systems/sqs.mdx': '---\ntitle: SQS\ncategory: queue\nowner: platform\n---\n',
        'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nlead: kai\nmailbox: finance@example.com\n---\n',
        'teams/platform.mdx': '---\ntitle: Platform\npurpose: Queues.\nrotation: platform\n---\n',
        'teams/news.mdx': '---\ntitle: News\npurpose: Letters.\nmailbox: news@example.com\n---\n',
        'rotations/platform.mdx': mdx`
          ---
          title: Platform
          team: platform
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}]
          ---
        `,
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\n---\n',
      },
      expect: [],
    },
    {
      name: 'a team whose only member left today',
      files: {
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: finance\n---\n',
        'teams/finance.mdx': mdx`
          ---
          title: Finance
          purpose: Money.
          members: [lou]
          mailbox: finance@example.com
          ---
        `,
        'people/lou.mdx': '---\ntitle: Lou\nrole: Accountant\ntimeZone: UTC\nleft: 2026-11-23\n---\n',
      },
      expect: [
        'content/teams/finance.mdx:5:10-5:29 only mailbox `finance@example.com` stands behind team `finance`, which owns `netsuite`',
      ],
    },
    {
      name: 'a team without anybody and anything',
      files: {
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nowner: finance\n---\n',
        'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\n---\n',
      },
      expect: ['content/teams/finance.mdx:2:8-2:15 nobody stands behind team `finance`, which owns `netsuite`'],
    },
  ],
})

function onlyThingBehind({data, document}: Entry<'team'>): {at: Span; words: string} {
  const {valueSpan} = document.frontmatter
  if (data.mailbox) return {at: valueSpan(['mailbox']), words: `only mailbox \`${data.mailbox}\``}
  if (data.channel) return {at: valueSpan(['channel']), words: `only channel \`${data.channel}\``}
  return {at: valueSpan(['title']), words: 'nobody'}
}

function related({kind, id, frontmatter}: Document): {at: Span; message: string} {
  return {at: frontmatter.valueSpan(['owner']), message: `${kind ? kindInWords(kind) : 'file'} \`${id}\` is owned by it`}
}
