import type * as z from 'zod'
import {dataObject} from '../../core/content/schema/data-object.ts'
import {webAddress} from '../../core/content/schema/field.ts'
import type {Written} from '../../core/content/schema/index.ts'
import {oneLine} from '../content-file.ts'
import {type Matches, nameOf} from './matches.ts'
import {annotation, truthFields, wordsOf} from './names.ts'
import {refKey, type SourceEntity} from './shape.ts'
import {tierOf} from './tiers.ts'

const truthShape = dataObject
  .pick(Object.fromEntries(truthFields.map(field => [field, true])) as Record<(typeof truthFields)[number], true>)
  .partial()

type Truth = z.output<typeof truthShape>

/** What other catalogs call the categories we know. */
const categoryWords: Record<string, string> = {
  'message-queue': 'queue',
  topic: 'queue',
  kafka: 'queue',
  'kafka-topic': 'queue',
  sqs: 'queue',
  wms: 'warehouse',
  'e-commerce': 'storefront',
  shop: 'storefront',
  ipaas: 'integration-platform',
}

/** Gives the system that a System or Resource stands for. */
export function systemOf(entity: SourceEntity, matches: Matches): Written<'system'> {
  const {annotations, description, links} = entity.metadata
  const contact = annotations[annotation.vendorContact]
  const urls = links.filter(({url}) => webAddress().safeParse(url).success)
  const status = urls.find(({type}) => type === 'status')
  const isOwn = annotations[annotation.id] !== undefined
  const consoles = urls.filter(link => link.type === 'console' || (!isOwn && link !== status))
  return {
    title: nameOf(entity),
    summary: oneLine(description),
    ids: matches.idsOf(entity),
    category: categoryOf(entity, matches),
    owner: matches.owner(entity),
    vendorName: oneLine(annotations[annotation.vendor]),
    vendorContact: contact === undefined ? undefined : matches.known('person', matches.ownKey('user', contact)),
    statusPage: status && {url: status.url},
    consoles: consoles.map(({title, url}) => ({title: oneLine(title) ?? url, url})),
  }
}

function categoryOf(entity: SourceEntity, matches: Matches): Written<'system'>['category'] {
  const type = typeof entity.spec.type === 'string' ? entity.spec.type.toLowerCase() : ''
  const categories = matches.catalog.vocabulary.category
  const matched = [type, categoryWords[type]].find(word => word !== undefined && categories.includes(word))
  if (matched !== undefined) return matched
  const fallback = categories.includes('integration-platform') ? 'integration-platform' : (categories.at(-1) ?? '')
  const had = type === '' ? 'has no type' : `has the type \`${type}\`, which is no category`
  matches.tell(
    'warning',
    entity,
    type === '' ? ['spec'] : ['spec', 'type'],
    `${entity.kind.toLowerCase()} \`${entity.metadata.name}\` ${had}; \`${fallback}\` is written`,
    `Choose one of ${categories.map(each => `\`${each}\``).join(', ')}.`,
  )
  return fallback
}

/** Gives the integration that a Component stands for; nothing where no system is known at one of its ends. */
export function integrationOf(entity: SourceEntity, matches: Matches): Written<'integration'> | undefined {
  const {annotations, description, links, name} = entity.metadata
  const systems = (key: string) => wordsOf(annotations[key]).flatMap(word => matches.systemOf(entity, word, key))
  const [from, via, to] = [systems(annotation.from), systems(annotation.via), systems(annotation.to)]
  if (from.length === 0 || to.length === 0) {
    matches.tell(
      'error',
      entity,
      ['metadata', 'annotations'],
      `component \`${name}\` is left out: no system is known from or to which it moves data`,
    )
    return undefined
  }
  const tier = tierOf(entity, matches)
  const mechanism = oneLine(annotations[annotation.mechanism]) ?? oneLine(description)
  if (mechanism === undefined)
    matches.tell(
      'warning',
      entity,
      ['metadata'],
      `component \`${name}\` does not say how data moves; a placeholder is written`,
      'Write the mechanism.',
    )
  const dashboards = links.filter(({type, url}) => type === 'dashboard' && webAddress().safeParse(url).success)
  const data: Written<'integration'> = {
    title: nameOf(entity),
    summary: oneLine(description),
    ids: matches.idsOf(entity),
    from,
    via,
    to,
    carries: wordsOf(annotations[annotation.carries]).flatMap(word => matches.known('data-object', matches.ownKey('resource', word)) ?? []),
    mechanism: mechanism ?? 'To be written.',
    target: oneLine(annotations[annotation.target]),
    tier,
    owner: matches.owner(entity),
    escalation: escalationOf(entity, matches),
    dashboards: dashboards.map(({title, url}) => ({title: oneLine(title) ?? url, url})),
  }
  return data
}

/** Gives the escalation path that an annotation of ours names, where the content has it. */
export function escalationOf(entity: SourceEntity, matches: Matches): string | undefined {
  const id = entity.metadata.annotations[annotation.escalation]
  return id !== undefined && matches.catalog.has('escalation-path', id) ? id : undefined
}

/** Gives the data object that a Resource stands for; nothing where no system is known that decides it. */
export function dataObjectOf(entity: SourceEntity, matches: Matches): Written<'data-object'> | undefined {
  const {annotations, description, name} = entity.metadata
  const {systemOfRecord: written = [], copies = [], writers = [], ...truth} = truthOf(entity, matches)
  const own = typeof entity.spec.system === 'string' ? matches.known('system', refKey(entity.spec.system, 'system')) : undefined
  const records = written.flatMap(record => matches.systemOf(entity, record.system, annotation.truth).map(system => ({...record, system})))
  const systemOfRecord = records.length > 0 || own === undefined ? records : [{fields: ['all'], system: own}]
  if (systemOfRecord.length === 0) {
    matches.tell(
      'error',
      entity,
      ['spec'],
      `resource \`${name}\` is left out: no system is known that decides it`,
      'Name one with `spec.system`.',
    )
    return undefined
  }
  const key = oneLine(annotations[annotation.key])
  if (key === undefined)
    matches.tell('warning', entity, ['metadata'], `resource \`${name}\` has no key; a placeholder is written`, 'Write what identifies one.')
  const data: Written<'data-object'> = {
    title: nameOf(entity),
    summary: oneLine(description),
    ids: matches.idsOf(entity),
    key: key ?? 'To be written.',
    owner: matches.owner(entity),
    systemOfRecord,
    copies: copies.flatMap(copy => {
      const through = copy.through === undefined ? undefined : matches.integrationOf(copy.through)
      return matches.systemOf(entity, copy.system, annotation.truth).map(system => ({...copy, system, through}))
    }),
    writers: writers.flatMap(({integration, right}) => {
      const matched = matches.integrationOf(integration)
      return matched === undefined ? [] : [{integration: matched, right}]
    }),
    ...truth,
  }
  return data
}

function truthOf(entity: SourceEntity, matches: Matches): Truth {
  const text = entity.metadata.annotations[annotation.truth]
  if (text === undefined) return {}
  const parsed = truthShape.safeParse(fromJson(text))
  if (!parsed.success)
    matches.tell(
      'warning',
      entity,
      ['metadata', 'annotations', annotation.truth],
      `\`${annotation.truth}\` of \`${entity.metadata.name}\` cannot be read`,
    )
  return parsed.data ?? {}
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
