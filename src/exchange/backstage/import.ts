import {webAddress} from '../../core/content/schema/field.ts'
import {counted, plural} from '../../core/format/plural.ts'
import {listed} from '../../core/format/suggest.ts'
import {type ContentFile, contentFile, type Imported, inOrder} from '../content-file.ts'
import {type ExchangeFinding, inReadingOrder} from '../finding.ts'
import type {ImportContext} from '../importer.ts'
import type {InputFile} from '../json-source.ts'
import {apiOf} from './apis.ts'
import {bodyOf} from './body.ts'
import {dataObjectOf, integrationOf, systemOf} from './flows.ts'
import {Matches, type Settled} from './matches.ts'
import {annotation, wordsOf} from './names.ts'
import {personOf, teamOf} from './people.ts'
import {needFor, serviceOf} from './services.ts'
import {readEntities, refKey, type SourceEntity} from './shape.ts'

/**
 * Makes content of a Backstage catalog: groups become teams, users people, systems and resources systems, components services, components
 * that say between which systems they move data integrations, as do APIs that one system provides and another consumes, and resources of
 * the type `data-object` data objects.
 *
 * @param inputs Catalog files; their documents may refer to each other.
 * @throws {UnreadableInput} When a file holds no entity at all.
 */
export function importBackstage(inputs: readonly InputFile[], context: Pick<ImportContext, 'catalog' | 'hasWritten'>): Imported {
  const findings: ExchangeFinding[] = []
  const entities = withoutTwins(readEntities(inputs, findings), findings)
  const files = inputs.map(({file}) => file)
  const matches = new Matches(context, entities, findings, files)
  tellUncarried(matches)
  tellUnread(matches)
  const written = entities.flatMap(entity => fileOf(entity, matches) ?? [])
  return {files: inOrder(written), findings: inReadingOrder(findings), matched: matches.matched}
}

function fileOf(entity: SourceEntity, matches: Matches): ContentFile | undefined {
  const settled = matches.settled(entity)
  return settled?.isNew ? written(entity, settled, matches) : undefined
}

function written(entity: SourceEntity, {kind, id}: Settled, matches: Matches): ContentFile | undefined {
  const from = bodyOf(entity, kind === 'service' ? heldBy(matches) : undefined)
  if (kind === 'team') return contentFile(kind, id, teamOf(entity, matches), from)
  if (kind === 'person') return contentFile(kind, id, personOf(entity, matches), from)
  if (kind === 'system') return contentFile(kind, id, systemOf(entity, matches), from)
  if (kind === 'service') return contentFile(kind, id, serviceOf(entity, matches), from)
  if (kind === 'integration') {
    const data = entity.kind.toLowerCase() === 'api' ? apiOf(entity, matches) : integrationOf(entity, matches)
    return data && contentFile(kind, id, data, from)
  }
  const data = dataObjectOf(entity, matches)
  return data && contentFile(kind, id, data, from)
}

// What a service has fields for need not be said in its text too.
function heldBy(matches: Matches): (field: string, value: string) => boolean {
  return (field, value) => {
    if (field === 'lifecycle') return true
    if (field === 'system') return matches.known('system', refKey(value, 'system')) !== undefined
    return field === 'dependsOn' && needFor(refKey(value, 'component'), matches) !== undefined
  }
}

/** What our annotations name that an import does not write; on our side it is written where it belongs. */
const named = {[annotation.runbooks]: 'runbook', [annotation.alerts]: 'alert', [annotation.escalation]: 'escalation-path'} as const

// Said once: every component of an exported catalog has them.
function tellUncarried(matches: Matches): void {
  for (const [key, kind] of Object.entries(named)) {
    const isMissing = ({metadata}: SourceEntity) => wordsOf(metadata.annotations[key]).some(id => !matches.catalog.has(kind, id))
    const [first, ...others] = matches.entities.filter(isMissing)
    if (!first) continue
    const of = others.length > 0 ? `${others.length + 1} components` : `component \`${first.metadata.name}\``
    matches.tell('note', first, ['metadata', 'annotations', key], `\`${key}\` of ${of} is left out: the content has nothing of that name`)
  }
}

const ownKeys = new Set<string>(Object.values(annotation))

// Keys of other plugins, and links of what has no field for them; said once for each, for every entity of a catalog may have them.
function tellUnread(matches: Matches): void {
  const foreign = matches.entities.filter(entity => matches.settled(entity) && entity.metadata.annotations[annotation.id] === undefined)
  const keys = Map.groupBy(
    foreign.flatMap(entity => Object.keys(entity.metadata.annotations).map(key => ({entity, key}))),
    ({key}) => key,
  )
  for (const [key, [first, ...others]] of keys) {
    if (ownKeys.has(key) || !first) continue
    const of = others.length > 0 ? `${others.length + 1} entities` : `\`${first.entity.metadata.name}\``
    matches.tell('note', first.entity, ['metadata', 'annotations', key], `annotation \`${key}\` of ${of} is left out`)
  }
  for (const entity of foreign) {
    const lost = lostLinks(entity, matches)
    if (lost.length === 0) continue
    const message = `${counted(lost.length, 'link')} of \`${entity.metadata.name}\` ${plural(lost.length, 'is', 'are')} left out: ${listed(lost, lost.length)}`
    matches.tell('warning', entity, ['metadata', 'links'], message, 'Write them where they are needed.')
  }
}

function lostLinks(entity: SourceEntity, matches: Matches): string[] {
  const kind = matches.settled(entity)?.kind
  const isFlow = entity.kind.toLowerCase() === 'component'
  const isKept = ({url, type}: {url: string; type?: string | undefined}) =>
    webAddress().safeParse(url).success &&
    (kind === 'system' || kind === 'service' || (kind === 'integration' && isFlow && type === 'dashboard'))
  return entity.metadata.links.filter(link => !isKept(link)).map(({url}) => url)
}

function withoutTwins(entities: readonly SourceEntity[], findings: ExchangeFinding[]): SourceEntity[] {
  const first = new Map<string, SourceEntity>()
  return entities.filter(entity => {
    if (!first.has(entity.key)) return first.set(entity.key, entity)
    findings.push({
      severity: 'error',
      at: entity.place(['metadata', 'name']),
      message: `\`${entity.key}\` is there twice; this one is left out`,
    })
    return false
  })
}
