import {spawnSync} from 'node:child_process'
import path from 'node:path'
import {describe, expect, test} from 'vitest'
import {readFiring} from '../../src/alerts/firing-files.ts'
import {routesTaken} from '../../src/alerts/route-walk.ts'
import {folderWith} from '../support/clarity.ts'
import {onPath} from '../support/prometheus.ts'

const config = `route:
  receiver: root
  routes:
    - matchers: ['team=~"shop|money"']
      receiver: teams
      routes:
        - {match: {severity: page}, receiver: pager, continue: true}
        - {matchers: ['{area!~"^$", severity!="info"}'], receiver: area}
        - {match_re: {severity: 'info.*'}, receiver: quiet}
    - {matchers: [team="money"], receiver: never, continue: true}
    - {matchers: [cluster=""], receiver: no-cluster, continue: true}
    - {matchers: ['note="a\\"b, c"'], receiver: odd}
    - {matchers: [severity="page"]}
    - matchers: [cluster="eu"]
      receiver: eu
      continue: true
      routes: [{matchers: [severity="ticket"], receiver: eu-tickets}]
receivers: [{name: root}, {name: teams}, {name: pager}, {name: area}, {name: quiet}, {name: never}, {name: no-cluster}, {name: odd}, {name: eu}, {name: eu-tickets}]
inhibit_rules:
  - {source_matchers: [severity="page"], target_matchers: [severity="ticket"], equal: [cluster]}
  - {source_match: {severity: page}, target_match_re: {severity: 'info.*'}, equal: [cluster, team]}
`

describe.skipIf(!onPath('amtool'))('routes are walked as Alertmanager walks them, says the real amtool', () => {
  const file = path.join(folderWith({'routes.yaml': config}), 'routes.yaml')
  const amtool = (...args: string[]) => spawnSync('amtool', args, {encoding: 'utf8'}).stdout

  test('and it takes the file', () => {
    expect(amtool('check-config', file)).toContain('2 inhibit rules')
  })

  test.each([
    'team=shop severity=page',
    'team=shop severity=page area=eu',
    'team=money severity=info',
    'team=money severity=information area=x',
    'team=other severity=page',
    'team=shopping severity=ticket cluster=eu',
    'severity=ticket cluster=eu note="a\\"b, c"',
    'note="a\\"b, c"',
    'cluster=us',
    'cluster=eu severity=page',
  ])('%s', words => {
    const labels = new Map(
      [...words.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)].map(([, name = '', quoted, bare]) => [
        name,
        quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '',
      ]),
    )
    const [routing] = readFiring('routes.yaml', config).routings
    const worlds = routing && routesTaken(routing.root, name => labels.get(name) ?? '')
    const ours = [...new Set(worlds?.[0]?.map(({receiver}) => receiver?.text))]
    const args = [...labels].map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    const theirs = amtool('config', 'routes', 'test', `--config.file=${file}`, ...args)
      .trim()
      .split(',')
    expect([worlds?.length, ours]).toEqual([1, [...new Set(theirs)]])
  })
})
