import type {Catalog} from '../core/catalog/catalog.ts'
import {failuresIn} from '../core/catalog/queries/failures.ts'
import type {Subject} from '../core/catalog/queries/subject.ts'
import {dayInWords, instantInWords} from '../core/format/dates.ts'
import {handoffsOf, lastBreakOf} from './handoffs.ts'
import {type Cell, named, type Sheet, type SheetPart} from './sheet.ts'
import {chainPart, contractsPart, credentialsPart, limitsPart, servicePart} from './sheet-landscape.ts'
import {failuresPart, runbooksPart} from './sheet-recovery.ts'
import {changesPart, decisionsPart, dutiesPart} from './sheet-work.ts'

/**
 * Makes the release handoff of an integration or service: all that those who take it over have to know, as a sheet for the page and for the file.
 *
 * @param now Instant for which it says who is called; ISO 8601.
 */
export function handoffSheet(catalog: Catalog, subject: Subject, now: string): Sheet {
  const modes = failuresIn(catalog, subject)
  const isFlow = subject.kind === 'integration'
  return {
    title: `Release handoff: ${subject.title}`,
    lead: `What whoever takes over ${subject.title} has to know, as of ${instantInWords(now, catalog.settings)}.`,
    parts: [
      isFlow ? chainPart(catalog, subject) : servicePart(catalog, subject),
      dutiesPart(catalog, subject),
      // A service has no contracts, and no change of one reaches it.
      ...(isFlow ? [contractsPart(catalog, subject), changesPart(catalog, subject, now)] : []),
      failuresPart(catalog, modes, now),
      runbooksPart(catalog, modes),
      credentialsPart(catalog, subject),
      limitsPart(catalog, subject),
      decisionsPart(catalog, subject, modes),
      signedPart(catalog, subject),
    ],
  }
}

function signedPart(catalog: Catalog, subject: Subject): SheetPart {
  const day = (on: string) => dayInWords(on, catalog.settings)
  const person = (who: string): Cell => [named({kind: 'person', id: who, title: catalog.get('person', who)?.title ?? who})]
  const rows = handoffsOf(catalog, subject).map(({on, from, to, changes, notYet}) => [
    [day(on)],
    person(from),
    person(to),
    changes.map(change => named({kind: 'change', id: change, title: catalog.get('change', change)?.data.number ?? change})),
    notYet.length > 0 ? notYet : ['everything above is true'],
  ])
  const last = subject.kind === 'integration' ? lastBreakOf(catalog, subject.id) : undefined
  const name = last && (last.change.data.number ?? last.change.title)
  const signed = handoffsOf(catalog, subject)[0]
  const isOld = last !== undefined && (signed === undefined || signed.on < last.day)
  return {
    id: 'signed',
    title: 'Signed off',
    columns: ['On', 'Hands over', 'Takes over', 'With', 'Not yet true'],
    rows,
    empty: 'Nobody has signed it off yet; who hands over and who takes over write a line into `handoffs` of the ownership table.',
    ...(last && {
      note: `The last breaking change, ${name}, was released on ${day(last.day)}${isOld ? ', and is not handed over yet' : ''}.`,
    }),
  }
}
