import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {type Ladder, ladderOf} from '../core/catalog/queries/escalation.ts'
import {escalationOf} from '../core/catalog/queries/owner.ts'
import {bySeverity, severityRank, worstSeverity} from '../core/catalog/queries/ranks.ts'
import {durationMs} from '../core/format/duration.ts'
import type {Related} from '../core/lint/diagnostic.ts'

/** A severity, e.g. `SEV1`. */
export type SeverityId = Entry<'failure-mode'>['data']['severity']

/** What failures of one severity ask of one escalation path. */
export interface Requirement {
  path: Entry<'escalation-path'>
  ladder: Ladder
  severity: SeverityId
  /** The failure modes that take the path, by title. */
  modes: Entry<'failure-mode'>[]
  /** How soon a human must be reached; missing where settings say nothing. */
  withinMs?: number
  /** How soon every level must have been notified; missing where settings say nothing. */
  allWithinMs?: number
}

const requirementsByCatalog = new WeakMap<Catalog, Requirement[]>()

/** Lists each escalation path with each severity that takes it, by path, worst severity first. */
export function requirementsOf(catalog: Catalog): readonly Requirement[] {
  const cached = requirementsByCatalog.get(catalog) ?? resolve(catalog)
  requirementsByCatalog.set(catalog, cached)
  return cached
}

function resolve(catalog: Catalog): Requirement[] {
  const modes = Map.groupBy(
    bySeverity(catalog, catalog.list('failure-mode')),
    mode => `${escalationOf(catalog, mode)?.id} ${mode.data.severity}`,
  )
  return catalog.list('escalation-path').flatMap(path => {
    const asked = catalog.vocabulary.severity.filter(severity => modes.has(`${path.id} ${severity}`))
    if (asked.length === 0) return []
    const ladder = ladderOf(catalog, path.id)
    return asked.flatMap(severity => {
      const own = modes.get(`${path.id} ${severity}`)
      return own ? [{path, ladder, severity, modes: own, ...policyOf(catalog, severity)}] : []
    })
  })
}

/** Gives the places that explain a demand: where settings say the policy, and the failure mode that takes the path first. */
export function placesOf(
  {settings, settingsFile}: Catalog,
  {severity, modes}: Requirement,
  policy: 'humanWithin' | 'allWithin',
): Related[] {
  const index = settings.severities.findIndex(({id}) => id === severity)
  const [first] = modes
  return [
    ...(settingsFile ? [{at: settingsFile.frontmatter.valueSpan(['severities', index, policy]), message: 'says the policy'}] : []),
    ...(first ? [{at: first.document.frontmatter.valueSpan(['severity']), message: `failure mode \`${first.id}\` takes the path`}] : []),
  ]
}

/** Gives the worst severity that takes a path, by itself or through one that continues in it; the worst of the scale for a path that none takes. */
export function worstSeverityOf(catalog: Catalog, pathId: string): SeverityId {
  const taking = requirementsOf(catalog).filter(({ladder}) => ladder.rungs.some(({path}) => path === pathId))
  return catalog.vocabulary.severity.find(each => taking.some(({severity}) => severity === each)) ?? worstSeverity(catalog)
}

/**
 * Tells whether failures of a severity have to wake a human: an e-mail, which wakes nobody, is then no way to reach one.
 *
 * That is so where the policy leaves less than a day; without a policy for the two worst.
 */
export function mustWake(catalog: Catalog, severity: SeverityId): boolean {
  const {withinMs} = policyOf(catalog, severity)
  return withinMs === undefined ? isUrgent(catalog, severity) : withinMs < durationMs('1d')
}

/** Tells whether a severity is one of the two worst of the scale, which nobody leaves for the morning where settings have no policy. */
export function isUrgent(catalog: Catalog, severity: SeverityId): boolean {
  return severityRank(catalog, severity) < 2
}

function policyOf(catalog: Catalog, severity: SeverityId): Pick<Requirement, 'withinMs' | 'allWithinMs'> {
  const level = catalog.settings.severities.find(({id}) => id === severity)
  if (!level) return {}
  return {withinMs: durationMs(level.humanWithin), ...(level.allWithin !== undefined && {allWithinMs: durationMs(level.allWithin)})}
}
