import {type CoverageCell, coverageColumns, coverageOf, missingCells} from '../../core/catalog/queries/coverage.ts'
import type {Subject} from '../../core/catalog/queries/subject.ts'
import {hasUnread} from '../../core/catalog/queries/unread.ts'
import {listed} from '../../core/format/suggest.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'

/** Reports each thing that settings ask of the tier of an integration or service and that is not written down; the coverage page shows the same. */
export default defineRule({
  id: 'integration-inoperable',
  severity: 'error',
  summary: 'An integration or service lacks what settings ask of its tier.',
  why: 'It runs in production and cannot be operated: whoever is woken by it finds no page, no owner or no way back.',
  *check(catalog) {
    // Behind a file that cannot be read nobody knows what is missing.
    if (hasUnread(catalog, 'failure-mode', 'ownership', 'contract', 'team', 'data-object', 'escalation-path', 'system', 'runbook')) return
    for (const row of coverageOf(catalog)) {
      for (const cell of missingCells(row).flatMap(unreported)) {
        yield {
          at: row.subject.document.frontmatter.valueSpan([cell.column === 'signals' ? 'title' : 'tier']),
          message: `${row.subject.kind} \`${row.subject.id}\` of tier ${row.subject.data.tier} is incomplete in ${inColumn(cell)}: ${gapsInWords(cell)}`,
          help: helpFor(row.subject, cell),
          ...(row.policy && {severity: row.policy.level}),
        }
      }
    }
  },
  examples: [
    {
      name: 'an integration that has what its tier asks for, and one whose tier asks for nothing',
      files: {
        'settings.yaml': 'operable: [{tier: 1, level: error, asks: [signals]}]\n',
        'integrations/orders.mdx': integration(1, 'signals: [{id: waiting, title: Waiting, unit: orders}]'),
        'integrations/mails.mdx': integration(3),
      },
      expect: [],
    },
    {
      name: 'no ownership table, and no failure mode of a class that is asked for',
      files: {
        'settings.yaml': 'operable: [{tier: 1, level: error, asks: [failure-modes, ownership], classes: [stuck, drift]}]\n',
        'integrations/orders.mdx': integration(1),
        'failure-modes/orders-stuck.mdx': mdx`
          ---
          title: Orders are stuck
          integration: orders
          class: stuck
          severity: SEV1
          ---
        `,
      },
      expect: [
        'content/integrations/orders.mdx:6:7-6:8 integration `orders` of tier 1 is incomplete in failure modes: none of class drift',
        'content/integrations/orders.mdx:6:7-6:8 integration `orders` of tier 1 is incomplete in ownership table: no table',
      ],
    },
  ],
})

// One gap, one finding: what another rule reports at its own place is not said again here.
function unreported(cell: CoverageCell): CoverageCell[] {
  const gaps = cell.gaps.filter(({reportedBy}) => reportedBy === undefined)
  return gaps.length === 0 ? [] : [{...cell, gaps}]
}

function inColumn({column}: CoverageCell): string {
  return coverageColumns[column].toLowerCase()
}

function gapsInWords({gaps}: CoverageCell): string {
  const said = gaps.map(({what, of}) => (of ? `${what} for \`${of.id}\`` : what))
  const most = 3
  return said.length > most ? `${said.slice(0, most).join(', ')} and ${said.length - most} more` : said.join(', ')
}

function helpFor(subject: Subject, {gaps}: CoverageCell): string {
  const places = [...new Set(gaps.map(({repair}) => ('edit' in repair ? repair.edit : repair.at)))]
  const verb = gaps.some(({repair}) => 'add' in repair) ? 'Write' : 'Complete'
  return `${verb} ${listed(places.slice(0, 3))}; what settings ask of tier ${subject.data.tier} stands under \`operable\`.`
}

function integration(tier: number, line = 'carries: []'): string {
  return `---\ntitle: Orders\nfrom: [shop]\nto: [erp]\nmechanism: Webhook.\ntier: ${tier}\n${line}\n---\n`
}
