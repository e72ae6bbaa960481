import type {Data} from '../../core/content/schema/index.ts'
import {readGatus} from './gatus.ts'
import type {Request, SaidStatus} from './source.ts'
import {readStatuspage} from './statuspage.ts'
import {readStripe} from './stripe.ts'
import {readUpptime} from './upptime.ts'

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
