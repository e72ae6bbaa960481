import {sourceKind, sourceKinds} from './index.ts'
import {type PageFormat, stateOf} from './page-format.ts'
import {type Answered, type Request, type SaidStatus, SourceFailure} from './source.ts'

/** Gives how status pages of a format are read; nothing where they are for people only. */
export function pageFormat(id: string): PageFormat | undefined {
  return sourceKind(id)?.statusPage
}

/**
 * Asks for a vendor's status page and says how the vendor is.
 *
 * @param wanted Names of components that matter; empty means all.
 * @throws {SourceFailure} When it cannot be read, naming the format that it has instead where we know it.
 */
export async function readStatusPage(id: string, request: Request, wanted: readonly string[]): Promise<SaidStatus> {
  const format = pageFormat(id)
  if (!format) throw new SourceFailure('it is for people only')
  const answered = await request('', {conditional: true})
  const other = format.recognises(answered.body) ? undefined : formatOf(answered)
  if (other !== undefined) throw new SourceFailure(`it did not answer as ${format.answersAs}; such a page has the format \`${other}\``)
  return stateOf(format, answered, wanted)
}

function formatOf({status, body}: Answered): string | undefined {
  return status >= 400 ? undefined : sourceKinds().find(({statusPage}) => statusPage?.recognises(body))?.id
}
