import {isWaking, ladderOf} from '../../core/catalog/queries/escalation.ts'
import {worstSeverity} from '../../core/catalog/queries/ranks.ts'
import {defineRule, mdx} from '../../core/lint/rule.ts'
import {horizonOf} from '../../oncall/horizon.ts'
import {stretchUntil} from '../../oncall/on-call-words.ts'
import {requirementsOf} from '../../oncall/requirements.ts'
import {schedulesFrom} from '../../oncall/schedules.ts'
import {wokenBeyond} from './find-paged-people.ts'

/** Reports each level that wakes more people at once than settings allow; a rotation or team wakes one, and e-mail nobody. */
export default defineRule({
  id: 'level-wakes-too-many',
  severity: 'warning',
  summary: 'An escalation level wakes more people at once than settings allow.',
  why: 'Everybody believes that one of the others has answered, and tomorrow all of them are tired.',
  *check(catalog, {now}) {
    const {wakesAtMost, timeZone} = catalog.settings
    const horizon = horizonOf(catalog, Date.parse(now))
    const rosters = schedulesFrom(catalog, now)
    const demanded = Map.groupBy(requirementsOf(catalog), ({path}) => path.id)
    for (const {id, data, document} of catalog.list('escalation-path')) {
      if (data.levels.every(({notify}) => notify.length <= wakesAtMost)) continue
      const [severity = worstSeverity(catalog)] = demanded.get(id)?.map(each => each.severity) ?? []
      for (const rung of ladderOf(catalog, id).rungs) {
        const woken = rung.path === id && isWaking(rung) && wokenBeyond(rosters, rung, severity, wakesAtMost, horizon)
        if (!woken) continue
        yield {
          at: document.frontmatter.valueSpan(['levels', rung.level, 'notify']),
          message: `level ${rung.level + 1} of escalation path \`${id}\` wakes ${woken.people} people ${stretchUntil(horizon.to, woken.stretch, timeZone)}, settings allow ${wakesAtMost}`,
          key: `level ${rung.level + 1} wakes too many`,
          help: 'Notify a rotation, spread the people over several levels, or raise `wakesAtMost` in `settings.yaml`.',
        }
      }
    }
  },
  examples: [
    {
      name: 'as many as settings allow, somebody named twice, and a level that only writes e-mail',
      files: {
        'settings.yaml': 'wakesAtMost: 2\n',
        'people/kai.mdx': person('Kai'),
        'people/noor.mdx': person('Noor'),
        'people/remy.mdx': person('Remy'),
        'rotations/day.mdx': '---\ntitle: Day\nteam: ops\ntimeZone: UTC\nlayers: [{members: [kai], start: 2026-01-05}]\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [rotation:day, person:noor, person:kai]}
            - {after: 10m, notify: [person:kai, person:noor, person:remy], via: [email]}
          ---
        `,
      },
      expect: [],
    },
    {
      name: 'three people at once, and a third one who begins later',
      files: {
        'settings.yaml': 'wakesAtMost: 2\ntimeZone: America/New_York\n',
        'people/kai.mdx': person('Kai'),
        'people/noor.mdx': person('Noor'),
        'people/remy.mdx': person('Remy'),
        'rotations/later.mdx': '---\ntitle: Later\nteam: ops\ntimeZone: UTC\nlayers: [{members: [remy], start: 2026-12-07}]\n---\n',
        'escalation-paths/orders.mdx': mdx`
          ---
          title: Orders
          levels:
            - {after: 0m, notify: [person:kai, person:noor, rotation:later]}
            - {after: 10m, notify: [person:kai, person:noor, person:remy], via: [chat]}
          ---
        `,
      },
      expect: [
        'content/escalation-paths/orders.mdx:4:25-4:66 level 1 of escalation path `orders` wakes 3 people from 2026-12-07 09:00 UTC (2026-12-07 04:00 America/New_York) on, settings allow 2',
        'content/escalation-paths/orders.mdx:5:26-5:64 level 2 of escalation path `orders` wakes 3 people from 2026-11-23 02:00 UTC (2026-11-22 21:00 America/New_York) on, settings allow 2',
      ],
    },
  ],
})

function person(title: string): string {
  return `---\ntitle: ${title}\nrole: Engineer\ntimeZone: UTC\n---\n`
}
