import {compareAlerts} from '../../alerts/alert-comparison.ts'
import {setInRule} from '../../alerts/edit-rule.ts'
import type {Entry} from '../../core/catalog/catalog.ts'
import {ownerOf} from '../../core/catalog/queries/owner.ts'
import {didYouMean} from '../../core/format/suggest.ts'
import {defineRule} from '../../core/lint/rule.ts'
import {firingExample, ruleFile} from './example-content.ts'

/**
 * Reports each rule whose owner label names another team than the one that owns its alert.
 *
 * The label may hold the id of the team, its title or one of its other names. One without the label is a note where other rules of the files
 * have it.
 */
export default defineRule({
  id: 'alert-owner-differs',
  severity: 'error',
  summary: 'A rule names another team than the one that owns its alert.',
  why: 'Routes, dashboards and reports follow the label: another team is woken, or nobody.',
  *check(catalog) {
    const {ownerLabel} = catalog.settings.alerts
    const {fired, renamed} = compareAlerts(catalog)
    const isUsual = [...fired, ...renamed].some(({rule}) => rule.labels.has(ownerLabel))
    for (const {rule, alert} of isUsual ? [...fired, ...renamed] : []) {
      const owner = catalog.get('team', ownerOf(catalog, alert)?.id ?? '')
      const said = rule.labels.get(ownerLabel)
      if (!owner || said?.text.includes('{{') || (said && isName(owner, said.text))) continue
      const isWritable = rule.format === 'prometheus' || rule.format === 'grafana'
      if (!said && !isWritable) continue
      const guess =
        said && catalog.list('team').some(team => isName(team, said.text)) ? '' : didYouMean(said?.text ?? '', catalog.ids('team'))
      yield {
        at: (said ?? rule.title).node.span,
        message: said
          ? `alert \`${rule.title.text}\` has \`${ownerLabel}: ${said.text}\`, and team \`${owner.id}\` owns it${guess}`
          : `alert \`${rule.title.text}\` has no label \`${ownerLabel}\`, and team \`${owner.id}\` owns it`,
        help: `Write \`${ownerLabel}: ${owner.id}\`${isWritable ? '; `clarity alerts --fix` does' : ''}, or name another \`owner\` in the failure mode.`,
        ...(!said && {severity: 'note'}),
        fix: isWritable ? setInRule(rule.node, ['labels', ownerLabel], owner.id) : undefined,
      }
    }
  },
  examples: [
    {
      name: 'the id and the title of the team',
      files: firingExample(['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}'], {
        'rules.yaml': ruleFile('{alert: A, expr: a > 1, labels: {team: commerce}}', '{alert: B, expr: b > 1, labels: {team: Commerce}}'),
      }),
      expect: [],
    },
    {
      name: 'another team, a slip of the pen, and none',
      files: firingExample(
        ['{name: A, severity: page, query: a > 1}', '{name: B, severity: page, query: b > 1}', '{name: C, severity: page, query: c > 1}'],
        {
          'rules.yaml': ruleFile(
            '{alert: A, expr: a > 1, labels: {team: finance}}',
            '{alert: B, expr: b > 1, labels: {team: comerce}}',
            '{alert: C, expr: c > 1}',
          ),
        },
      ),
      expect: [
        'content/alerts/rules.yaml:4:48-4:55 alert `A` has `team: finance`, and team `commerce` owns it',
        'content/alerts/rules.yaml:5:48-5:55 alert `B` has `team: comerce`, and team `commerce` owns it; did you mean `commerce`?',
        'content/alerts/rules.yaml:6:17-6:18 alert `C` has no label `team`, and team `commerce` owns it',
      ],
    },
  ],
})

function isName({id, data}: Entry<'team'>, text: string): boolean {
  const written = text.toLowerCase()
  return [id, data.title, ...data.aliases].some(name => name.toLowerCase() === written)
}
