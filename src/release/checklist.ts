import type {Catalog, Entry} from '../core/catalog/catalog.ts'
import {freezesTouched, stepsInFreezes} from '../core/catalog/queries/changes.ts'
import {listed} from '../core/format/suggest.ts'
import {ownSpans} from './change-plan.ts'
import {type ConsumerState, consumerStates} from './consumer-states.ts'
import {handoffCovers} from './handoffs.ts'

/** One thing to see to. */
export interface ChecklistItem {
  /** What is so when it is done, as a sentence without a final stop. */
  what: string
  /** True and false where the content tells; missing where only people can. */
  done?: boolean
  /** What the content says of it, or what is missing. */
  because?: string
}

/** What is seen to before, during and after a release. */
export interface Checklist {
  before: ChecklistItem[]
  during: ChecklistItem[]
  after: ChecklistItem[]
}

/** Makes the checklist of a change from what is written about it. */
export function checklistOf(catalog: Catalog, change: Entry<'change'>): Checklist {
  const consumers = consumerStates(catalog, change)
  return {
    before: beforeRelease(catalog, change, consumers),
    during: duringRelease(catalog, change),
    after: afterRelease(catalog, change, consumers),
  }
}

function beforeRelease(catalog: Catalog, change: Entry<'change'>, consumers: readonly ConsumerState[]): ChecklistItem[] {
  const {data} = change
  const silent = [...new Set(consumers.flatMap(({team, agreed}) => (team && !agreed ? [team.title] : [])))]
  const freeze = freezesTouched(catalog.settings, change)[0] ?? stepsInFreezes(catalog.settings, change)[0]?.freeze
  const hasDays = ownSpans(catalog, change).length > 0
  return [
    item('Each team that notices has agreed', consumers.length > 0 && silent.length === 0, missing(silent, 'not yet')),
    item('It was tested on real data', data.tests.length > 0),
    item(
      'The way back is written down',
      data.rollback !== undefined,
      data.rollback && !data.rollback.runbook ? 'no runbook does it' : undefined,
    ),
    item('The release stands in no freeze', hasDays && !freeze, freeze?.reason ?? (hasDays ? undefined : 'no day is set')),
    ...(data.class === 'breaking' ? [item('There is a plan in steps', data.steps.length > 0)] : []),
    ...(data.steps.length > 0 ? [movedItem(consumers)] : []),
    item('Signals to watch are named', data.watch.length > 0),
  ]
}

function movedItem(consumers: readonly ConsumerState[]): ChecklistItem {
  const waiting = consumers.filter(({state}) => state === 'uses-old' || state === 'untold').map(({integration}) => integration.title)
  return item('Every consumer uses the new form before the old one goes', waiting.length === 0, missing(waiting, 'not said of'))
}

function duringRelease(catalog: Catalog, change: Entry<'change'>): ChecklistItem[] {
  const steps = change.data.steps.map(({step, state, evidence}) =>
    item(`Step ${step} is done, with evidence`, state === 'done' && evidence.length > 0, evidence.join('; ') || undefined),
  )
  const hasDays = ownSpans(catalog, change).length > 0
  return [
    {what: 'Those on call know that it begins, and who carries it', ...(!hasDays && {because: 'no day is set'})},
    {what: 'Nothing else is released to the same contracts'},
    ...steps,
    {what: 'It is taken back at the first doubt, not repaired forwards', ...(change.data.rollback && {because: change.data.rollback.how})},
  ]
}

function afterRelease(catalog: Catalog, change: Entry<'change'>, consumers: readonly ConsumerState[]): ChecklistItem[] {
  const {data, id} = change
  const left = data.retires.filter(each => catalog.has(each.includes('/') ? 'field' : 'contract', each))
  const users = consumers.filter(({fields, commands}) => fields.length + commands.length > 0).map(({integration}) => integration.title)
  return [
    {what: 'The watched signals are as they were before', because: 'see Watch afterwards'},
    ...(data.retires.length > 0
      ? [
          item('What goes is gone from the contracts', left.length === 0, missing(left, 'still there:')),
          item('No mapping and no command uses it', users.length === 0, missing(users, 'still used in')),
        ]
      : []),
    item('It is handed over in writing', handoffCovers(catalog, id)),
    item('The record says released, or rolled back', data.state === 'released' || data.state === 'rolled-back', `it is ${data.state}`),
  ]
}

function item(what: string, done: boolean, because?: string): ChecklistItem {
  return {what, done, ...(because !== undefined && {because})}
}

function missing(names: readonly string[], words: string): string | undefined {
  return names.length > 0 ? `${words} ${listed(names)}`.replaceAll('`', '') : undefined
}
