import type {Data} from '../../core/content/schema/index.ts'
import type {Settings} from '../../core/content/schema/settings.ts'
import {alertmanagerSource} from './alertmanager.ts'
import {gatusSource, readGatus} from './gatus.ts'
import {jsonSource} from './json.ts'
import {prometheusSource} from './prometheus.ts'
import type {Request, SaidStatus, Source} from './source.ts'
import {readStatuspage, statuspageSource} from './statuspage.ts'
import {readStripe} from './stripe.ts'
import {readUpptime, upptimeSource} from './upptime.ts'

/** A source as the settings name it. */
export type SourceSetting = Settings['sources'][number]

/** A kind that is read over the network. */
export type NetworkKind = Exclude<SourceSetting['kind'], 'replay'>

/** Makes the source of a kind; the address may be the page or, ending in `.json`, the file itself. */
export function networkSource(kind: NetworkKind, request: Request, url: string): Source {
  const below = (path: string) => (/\.json$|\/statuses$/.test(new URL(url).pathname) ? '' : path)
  if (kind === 'prometheus') return prometheusSource(request)
  if (kind === 'alertmanager') return alertmanagerSource(request)
  if (kind === 'statuspage') return statuspageSource(request, below('api/v2/summary.json'))
  if (kind === 'gatus') return gatusSource(request, below('api/v1/endpoints/statuses'))
  if (kind === 'upptime') return upptimeSource(request, below('history/summary.json'))
  return jsonSource(request)
}

/** Format of a vendor's status page. */
export type PageFormat = NonNullable<Data<'system'>['statusPage']>['format']

type ReadPage = (request: Request, wanted: readonly string[]) => Promise<SaidStatus>

/** How to read a vendor's status page, by its format; a format without entry is for people only. */
export const pageReaders: Partial<Record<PageFormat, ReadPage>> = {
  statuspage: readStatuspage,
  stripe: readStripe,
  gatus: readGatus,
  upptime: readUpptime,
}
