import type {Path} from '../../content/frontmatter.ts'
import type {Catalog, Entry} from '../catalog.ts'
import {type InheritedValue, ownerOf} from './owner.ts'
import {type Subject, subjectOf} from './subject.ts'
import {systemView} from './system.ts'

/** What stands behind a fact. */
export interface Evidence {
  /** Web address, or the name of a document. */
  source?: string | undefined
  /** Day somebody last compared it with its source. */
  checked?: string | undefined
  /** Last day on which it holds. */
  until?: string | undefined
}

/** Sorts of facts, in the words of pages and findings. */
export type FactSort = 'limit' | 'version' | 'code' | 'credential' | 'behaviour'

/** Something we believe of a vendor or partner, which may change without us. */
export interface Fact {
  sort: FactSort
  entry: Entry<'contract' | 'failure-mode' | 'system'>
  /** What it is about, e.g. `THROTTLED` or `Time of one request`. */
  title: string
  /** What holds of it, e.g. `15 minutes`; missing where the title says all. */
  value?: string | undefined
  evidence: Evidence
  /** Where it stands in the entry's frontmatter. */
  path: Path
  /** Where its evidence stands, or would. */
  evidencePath: Path
}

/** A fact with what follows from its place. */
export interface OwnedFact {
  fact: Fact
  owner: InheritedValue | undefined
  /** Most important tier of the integrations that rest on it; missing where none does. */
  tier: string | number | undefined
}

const cachedFacts = new WeakMap<Catalog, OwnedFact[]>()

/** Lists all facts with owner and tier: those of contracts, of failure modes and of systems, each in the order of its file. */
export function ownedFacts(catalog: Catalog): OwnedFact[] {
  const facts =
    cachedFacts.get(catalog) ??
    (['contract', 'failure-mode', 'system'] as const).flatMap(kind =>
      catalog.list(kind).flatMap(entry => {
        const facts = factsOf(entry)
        if (facts.length === 0) return []
        const about = {owner: ownerOf(catalog, entry), tier: tierOf(catalog, entry)}
        return facts.map(fact => ({fact, ...about}))
      }),
    )
  cachedFacts.set(catalog, facts)
  return facts
}

/** Lists the facts that one entry states. */
export function factsOf(entry: Entry): Fact[] {
  if (entry.kind === 'contract') return ofContract(entry)
  if (entry.kind === 'failure-mode') return ofFailureMode(entry)
  return entry.kind === 'system' ? ofSystem(entry) : []
}

function ofContract(entry: Entry<'contract'>): Fact[] {
  const {version, versionSupport, limits} = entry.data
  const isInside = versionSupport !== undefined
  const path = ['version']
  const evidencePath = isInside ? ['versionSupport'] : path
  const versions: Fact[] = version
    ? [{sort: 'version', entry, title: 'Version', value: version, evidence: versionSupport ?? {}, path, evidencePath}]
    : []
  return [...versions, ...limits.map((limit, index) => factAt(entry, 'limit', ['limits', index], limit.title, limit.value, limit))]
}

function ofFailureMode(entry: Entry<'failure-mode'>): Fact[] {
  return entry.data.codes.map((code, index) => factAt(entry, 'code', ['codes', index], code.code, code.meaning, code))
}

function ofSystem(entry: Entry<'system'>): Fact[] {
  const {credentials, facts} = entry.data
  return [
    ...credentials.map((one, index) => factAt(entry, 'credential', ['credentials', index], one.variable, `lives ${one.lives}`, one)),
    ...facts.map((one, index) => factAt(entry, 'behaviour', ['facts', index], one.says, undefined, one)),
  ]
}

function factAt(
  entry: Fact['entry'],
  sort: FactSort,
  path: Path,
  title: string,
  value: string | undefined,
  {source, checked, until}: Evidence,
): Fact {
  return {sort, entry, title, value, evidence: {source, checked, until}, path, evidencePath: path}
}

function tierOf(catalog: Catalog, entry: Fact['entry']): string | number | undefined {
  const tiers = subjectsBehind(catalog, entry).map(({data}) => data.tier)
  return catalog.vocabulary.tier.find(tier => tiers.includes(tier))
}

function subjectsBehind(catalog: Catalog, entry: Fact['entry']): Subject[] {
  if (entry.kind === 'system') return systemView(catalog, entry.id).integrations
  const also = entry.kind === 'failure-mode' ? entry.data.alsoIn.flatMap(id => catalog.get('integration', id) ?? []) : []
  const own = subjectOf(catalog, entry.data)
  return own ? [own, ...also] : also
}

/** Facts for which one team answers. */
export interface FactGroup {
  /** Id of the team; missing where nobody answers. */
  owner: string | undefined
  /** Never checked first, then the one whose check is oldest. */
  facts: OwnedFact[]
}

/** Groups all facts by owner, those without one first, and sorts each group by age, the oldest first. */
export function factsByOwner(catalog: Catalog): FactGroup[] {
  const groups = Map.groupBy(ownedFacts(catalog), ({owner}) => owner?.id)
  return [...groups]
    .map(([owner, facts]) => ({owner, facts: facts.toSorted(oldestFirst)}))
    .sort((a, b) => compare(a.owner ?? '', b.owner ?? ''))
}

function oldestFirst(a: OwnedFact, b: OwnedFact): number {
  return compare(a.fact.evidence.checked ?? '', b.fact.evidence.checked ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
