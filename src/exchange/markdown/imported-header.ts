import {stringify} from 'yaml'
import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Written} from '../../core/content/schema/index.ts'
import {schemas} from '../../core/content/schema/index.ts'
import {oneLine} from '../content-file.ts'
import {slugOf} from '../id-book.ts'
import type {ImportedBody} from './imported-body.ts'

/** What stands in the header of a source, as far as a runbook has a place for it. */
export interface Header {
  data: Partial<Written<'runbook'>>
  /** The rest, as YAML; empty where there is none. */
  left: string
}

/** Makes the header of a runbook of the header of its source. */
export function headerOf(
  source: Record<string, unknown>,
  {
    catalog,
    body,
    id,
    owner,
    alert,
  }: {catalog: Catalog; body: ImportedBody; id: string; owner: string | undefined; alert: string | undefined},
): Header {
  const {shape} = schemas.runbook
  const data: Record<string, unknown> = {}
  const left = {...source}
  const take = (key: string, as: keyof typeof shape, value: unknown) => {
    if (value === undefined || data[as] !== undefined || !shape[as].safeParse(value).success) return
    data[as] = value
    delete left[key]
  }
  take('title', 'title', oneLine(textOf(source.title)))
  for (const key of ['summary', 'description']) take(key, 'summary', oneLine(textOf(source[key])))
  for (const key of ['duration', 'reviewed', 'exercised', 'number']) take(key, key as keyof typeof shape, source[key])
  const ownerId = typeof source.owner === 'string' ? slugOf(source.owner) : undefined
  if (ownerId !== undefined && catalog.has('team', ownerId)) take('owner', 'owner', ownerId)
  if (data.owner === undefined && owner !== undefined) data.owner = owner
  if (data.title === undefined && body.title === undefined) data.title = capital(id.replaceAll('-', ' '))
  if (alert !== undefined) data.alerts = [alert]
  if (body.inputs.length > 0)
    data.inputs = body.inputs.map(({name, written}) => ({name, is: `What \`${written}\` stands for in the source.`}))
  const all = catalog.settings.foreignKeys === 'allowed' ? {...data, ...left} : data
  return {data: all as Header['data'], left: all === data && Object.keys(left).length > 0 ? stringify(left, {lineWidth: 0}) : ''}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
