import type {Path} from '../../content/frontmatter.ts'
import type {Entry, Part} from '../catalog.ts'

/** Gives the id of the runbook that an alert leads to: its own, else that of the failure mode which defines it. */
export function runbookIdOf({data, entry}: Pick<Part<'alert'>, 'data' | 'entry'>): string | undefined {
  return data.runbook ?? entry.data.runbook
}

/** Lists the ids of all runbooks that a failure mode leads to: its own, then those of its alerts, each once. */
export function runbookIdsOf({data}: Entry<'failure-mode'>): string[] {
  return [...new Set([data.runbook, ...data.alerts.map(({runbook}) => runbook)].filter(id => id !== undefined))]
}

/** Gives the place where a failure mode names a runbook: as its own, else at the first alert that leads there. */
export function runbookPathOf({data}: Entry<'failure-mode'>, id: string): Path {
  const index = data.runbook === id ? -1 : data.alerts.findIndex(({runbook}) => runbook === id)
  return index < 0 ? ['runbook'] : ['alerts', index, 'runbook']
}

/** Gives the id of the runbook that a failure mode leads to first; nothing where it leads to none. */
export function firstRunbookOf(mode: Entry<'failure-mode'>): string | undefined {
  return runbookIdsOf(mode)[0]
}
