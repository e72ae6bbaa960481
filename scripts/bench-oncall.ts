import {cpus} from 'node:os'
import {Catalog} from '../src/core/catalog/catalog.ts'
import {parseDocument} from '../src/core/content/document.ts'
import {undeclaredGaps} from '../src/oncall/gap-causes.ts'
import {overlaps} from '../src/oncall/overlaps.ts'
import {requirementsOf} from '../src/oncall/requirements.ts'
import {repeatedPeople} from '../src/oncall/same-person.ts'
import {rotationRuleOf, Schedules, spareDays} from '../src/oncall/schedules.ts'
import {worstCase} from '../src/oncall/worst-case.ts'
import {dayMs} from '../src/oncall/zone.ts'

/** How much to generate. */
interface Size {
  rotations: number
  paths: number
  days: number
}

const zones = ['America/New_York', 'Europe/Lisbon', 'America/Los_Angeles', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/London']

/** Times the evaluation of generated rotations and escalation paths, and prints each part and a row for the table of measurements. */
export function benchOnCall({rotations, paths, days}: Size): void {
  const from = Date.parse('2026-11-23T02:00:00Z')
  const interval = {from, to: from + days * dayMs}
  const documents = [...files(rotations, paths)].map(([contentPath, content]) => parseDocument({file: contentPath, contentPath, content}))
  const catalog = new Catalog(documents)

  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(2)
  const lap = (what: string) => console.log(`${seconds()} s  ${what}`)
  const rosters = new Schedules(catalog, {from, to: interval.to + spareDays * dayMs})
  const shifts = catalog.list('rotation').reduce((sum, {id}) => sum + (rosters.shifts(id)?.length ?? 0), 0)
  lap(`${shifts} shifts of ${rotations} rotations over ${days} days`)
  const rules = catalog.list('rotation').map(rotation => rotationRuleOf(catalog, rotation))
  const open = rules.reduce((sum, rule) => sum + undeclaredGaps(rule, interval.from, interval.to).length, 0)
  lap(`${open} gaps with their causes`)
  const twice = rules.reduce((sum, rule) => sum + overlaps(rule, interval.from, interval.to).length, 0)
  lap(`${twice} overlaps`)
  const demands = requirementsOf(catalog)
  const worst = demands.map(({ladder, severity}) => worstCase(rosters, ladder, severity, interval).minutes)
  const never = worst.filter(minutes => minutes === undefined).length
  lap(`worst case of ${paths} paths, ${demands.length} with their severities, ${never} of which may reach nobody`)
  const again = repeatedPeople(rosters, demands, interval)
  lap(`${again.length} levels that call one person twice`)
  console.log(`${cpus().length} cores, Node ${process.versions.node}`)
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(`\n| what | seconds | peak memory, MB |\n|---|---:|---:|`)
  console.log(`| ${rotations} rotations and ${paths} escalation paths over ${days} days | ${seconds()} | ${memory} |`)
}

function* files(rotations: number, paths: number): Generator<[string, string]> {
  const zone = (index: number) => zones[index % zones.length]
  for (let person = 0; person < 300; person++)
    yield [`people/p-${person}.mdx`, `---\ntitle: P ${person}\nrole: Engineer\ntimeZone: UTC\n---\n`]
  yield ['teams/ops.mdx', '---\ntitle: Ops\npurpose: Everything.\nlead: p-0\n---\n']
  yield ['integrations/flow.mdx', '---\ntitle: Flow\nfrom: [a]\nto: [b]\nmechanism: Queue.\ntier: 1\n---\n']
  for (let index = 0; index < rotations; index++) {
    const layer = (shift: number, from: string, to: string) =>
      `  - {members: [p-${(index + shift) % 300}, p-${(index + shift + 7) % 300}], start: 2026-01-05, timeZone: ${zone(index + shift)}, hours: [{from: '${from}', to: '${to}'}]}`
    const layers = [layer(0, '06:00', '14:00'), layer(1, '09:00', '17:00'), layer(2, '14:00', '22:00')]
    const night = index > 0 && index % 2 ? 'outOfHours: {rotation: r-0, severities: [SEV1, SEV2]}\n' : ''
    yield [`rotations/r-${index}.mdx`, `---\ntitle: R ${index}\nteam: ops\ntimeZone: UTC\n${night}layers:\n${layers.join('\n')}\n---\n`]
  }
  for (let index = 0; index < paths; index++) {
    const rung = (place: number) => `  - {after: ${place * 10}m, notify: [rotation:r-${(index * 2 + place * 3) % rotations}]}`
    const levels = [0, 1, 2].map(rung).join('\n')
    yield [
      `escalation-paths/e-${index}.mdx`,
      `---\ntitle: E ${index}\nlevels:\n${levels}\nrepeat: {times: 2, every: 45m}\nlastResort: person:p-1\n---\n`,
    ]
    for (const severity of ['SEV1', 'SEV2', 'SEV3', 'SEV4'])
      yield [
        `failure-modes/f-${index}-${severity.toLowerCase()}.mdx`,
        `---\ntitle: F ${index}\nintegration: flow\nclass: stuck\nseverity: ${severity}\nescalation: e-${index}\n---\n`,
      ]
  }
}
