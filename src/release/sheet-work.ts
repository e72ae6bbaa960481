import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {changesTouching, consumersOf} from '../core/catalog/queries/changes.ts'
import {dutyInWords, responsibilityMatrix} from '../core/catalog/queries/responsibilities.ts'
import type {Subject} from '../core/catalog/queries/subject.ts'
import {dayInWords} from '../core/format/dates.ts'
import {isOver, nextOf} from './next-change.ts'
import {named, type SheetPart} from './sheet.ts'

/** Gives the five responsibilities with who has them. */
export function dutiesPart(catalog: Catalog, subject: Subject): SheetPart {
  const row = responsibilityMatrix(catalog).find(each => each.subject === subject)
  return {
    id: 'duties',
    title: 'Who does what',
    columns: ['Responsibility', 'Owner', 'Steps in', 'Escalation path', 'What that means here'],
    rows: (row?.duties ?? []).map(({name, owner, backup, path, note}) => [
      [dutyInWords[name]],
      [owner ? named(owner) : 'nobody'],
      [backup ? named(backup) : 'nobody'],
      [path ? named(path) : '–'],
      [note ?? ''],
    ]),
    empty: '',
  }
}

/** Gives the open changes that it notices or whose contract is its own, with the step they are in. */
export function changesPart(catalog: Catalog, integration: Entry<'integration'>, now: string): SheetPart {
  const own = catalog.list('contract').filter(({data}) => data.integration === integration.id)
  const touching = new Set(own.flatMap(({id}) => changesTouching(catalog, id)))
  const open = catalog
    .list('change')
    .filter(change => !isOver(change) && (touching.has(change) || consumersOf(catalog, change).includes(integration)))
  return {
    id: 'changes',
    title: 'Open changes',
    columns: ['Change', 'Class', 'State', 'Step', 'Next'],
    rows: open.map(change => {
      const next = nextOf(catalog, change, now)
      return [
        [named(change)],
        [change.data.class],
        [change.data.state.replaceAll('-', ' ')],
        [stepInWords(change)],
        [next ? `${dayInWords(next.day, catalog.settings)}: ${next.what}` : 'no day is set'],
      ]
    }),
    empty: 'No change is open.',
  }
}

/** Gives the decisions that are not settled and touch it. */
export function decisionsPart(catalog: Catalog, subject: Subject, modes: readonly Entry<'failure-mode'>[]): SheetPart {
  const ids = new Set(modes.map(({id}) => id))
  const open = catalog.list('decision').filter(({data, document}) => {
    const isOpen = data.state === 'open' || data.state === 'agreed'
    return isOpen && (data.failureModes.some(id => ids.has(id)) || names(catalog, document, subject))
  })
  return {
    id: 'decisions',
    title: 'Open decisions',
    columns: ['Decision', 'State', 'Carried by', 'Due'],
    rows: open.map(decision => {
      const owner = catalog.get('team', decision.data.owner ?? '')
      return [
        [named(decision)],
        [decision.data.state],
        [owner ? named(owner) : 'nobody'],
        [decision.data.due === undefined ? 'no day is set' : dayInWords(decision.data.due, catalog.settings)],
      ]
    }),
    empty: 'No open decision touches it.',
  }
}

function stepInWords({data}: Entry<'change'>): string {
  const running = data.steps.find(({state}) => state === 'running')
  if (running) return `${running.step}, running`
  const planned = data.steps.find(({state}) => state === 'planned')
  if (planned) return `${planned.step}, not begun`
  return data.steps.length > 0 ? 'all steps are done' : 'it has no steps'
}

function names(catalog: Catalog, document: Entry['document'], subject: Subject): boolean {
  return catalog.referencesFrom(document).some(({target: {kind, id}}) => {
    if (kind === subject.kind) return id === subject.id
    return kind === 'contract' && subject.kind === 'integration' && catalog.get('contract', id)?.data.integration === subject.id
  })
}
