import {farewells} from '../../core/catalog/queries/people.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each place that still counts on somebody who has left: teams, rotations, escalation paths, vendor contacts. */
export default defineRule({
  id: 'person-left',
  // It comes true by the mere passing of time; a build that was green must not turn red overnight.
  severity: 'warning',
  summary: 'Somebody who has left is still counted on.',
  why: 'The page rings on a telephone that nobody carries any more.',
  *check(catalog, {now}) {
    for (const {person, reference, as} of farewells(catalog, now)) {
      yield {
        at: reference.span(),
        message: `\`${person.id}\` left on ${person.data.left} and is still ${as} \`${reference.from.id}\``,
        help: 'Name somebody who is here.',
        related: [{at: person.document.frontmatter.valueSpan(['left']), message: 'says when'}],
      }
    }
  },
  examples: [
    {
      name: 'somebody who leaves next month, and a past override of somebody who left',
      files: {
        'people/kai.mdx': '---\ntitle: Kai\nrole: Engineer\ntimeZone: UTC\nleft: 2026-12-24\n---\n',
        'people/lou.mdx': '---\ntitle: Lou\nrole: Accountant\ntimeZone: UTC\nleft: 2026-11-01\n---\n',
        'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nlead: kai\n---\n',
        'rotations/finance.mdx': mdx`
          ---
          title: Finance
          team: finance
          timeZone: UTC
          layers: [{members: [kai], start: 2026-01-05}]
          overrides: [{person: lou, from: 2026-10-01T09:00:00Z, to: 2026-10-02T09:00:00Z, reason: Swap.}]
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'somebody who has left, in a team, a rotation, an escalation path and at a vendor',
      files: {
        'people/lou.mdx': '---\ntitle: Lou\nrole: Accountant\ntimeZone: UTC\nleft: 2026-11-01\n---\n',
        'teams/finance.mdx': '---\ntitle: Finance\npurpose: Money.\nlead: lou\nmembers: [lou]\n---\n',
        'rotations/finance.mdx': mdx`
          ---
          title: Finance
          team: finance
          timeZone: UTC
          layers: [{members: [lou], start: 2026-01-05}]
          overrides: [{person: lou, from: 2026-12-01T09:00:00Z, to: 2026-12-02T09:00:00Z, reason: Swap.}]
          ---
        `,
        'escalation-paths/finance.mdx': mdx`
          ---
          title: Finance
          levels: [{after: 0m, notify: [person:lou]}]
          lastResort: person:lou
          ---
        `,
        'systems/netsuite.mdx': '---\ntitle: NetSuite\ncategory: erp\nvendorContact: lou\n---\n',
      },
      expect: [
        'content/escalation-paths/finance.mdx:3:31-3:41 `lou` left on 2026-11-01 and is still notified by escalation path `finance`',
        'content/escalation-paths/finance.mdx:4:13-4:23 `lou` left on 2026-11-01 and is still last resort of escalation path `finance`',
        'content/rotations/finance.mdx:5:21-5:24 `lou` left on 2026-11-01 and is still on call in rotation `finance`',
        'content/rotations/finance.mdx:6:22-6:25 `lou` left on 2026-11-01 and is still substitute in rotation `finance`',
        'content/systems/netsuite.mdx:4:16-4:19 `lou` left on 2026-11-01 and is still vendor contact of system `netsuite`',
        'content/teams/finance.mdx:4:7-4:10 `lou` left on 2026-11-01 and is still lead of team `finance`',
        'content/teams/finance.mdx:5:11-5:14 `lou` left on 2026-11-01 and is still member of team `finance`',
      ],
    },
  ],
})
