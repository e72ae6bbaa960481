import type {Item} from '../json-source.ts'
import type {SourcePolicy, SourceTarget} from '../oncall/on-call-source.ts'
import type {SourceBook} from '../oncall/source-book.ts'
import type {GrafanaStep} from './shape.ts'

/** A step and where it stands. */
export interface ChainStep {
  step: GrafanaStep
  item: Item
}

/** What a chain is made from, beside its steps. */
export interface Chain extends Omit<SourcePolicy, 'levels' | 'repeat'> {
  steps: readonly ChainStep[]
}

/** How often Grafana runs a chain again. */
const mostRounds = 5

/** What a step does that a level here cannot, and what comes of it. */
const without: Record<string, string> = {
  notify_user_group: 'notifies a user group of the chat',
  notify_whole_channel: 'notifies a whole channel of the chat',
  trigger_webhook: 'calls a webhook',
  resolve: 'resolves the alert by itself',
  declare_incident: 'declares an incident',
  notify_if_num_alerts_in_window: 'goes on only when there are many alerts',
}

/** Makes a policy of the steps of a chain: what is notified between two waits is one level. */
export function policyOf({steps, ...chain}: Chain, book: SourceBook): SourcePolicy {
  const levels = new Map<number, SourcePolicy['levels'][number]>()
  let seconds = 0
  let repeat: SourcePolicy['repeat']
  for (const {step, item} of steps.toSorted((a, b) => a.step.position - b.step.position)) {
    const at = item.source.place(item.path)
    const minutes = Math.ceil(seconds / 60)
    if (step.type === 'wait') seconds += step.duration ?? 0
    else if (step.type === 'repeat_escalation') repeat = repeatOf(minutes, chain, {step, item}, book)
    else {
      const targets = targetsOf({step, item}, chain.name, book)
      if (targets.length === 0) continue
      const level = levels.get(minutes) ?? {afterMinutes: minutes, targets: [], at}
      level.targets.push(...targets)
      levels.set(minutes, level)
    }
  }
  return {...chain, levels: [...levels.values()], repeat}
}

function repeatOf(minutes: number, {name}: Omit<Chain, 'steps'>, {item}: ChainStep, book: SourceBook): SourcePolicy['repeat'] {
  const at = item.source.place(item.path)
  if (minutes >= 1) return {times: mostRounds, everyMinutes: minutes, at}
  book.tell('warning', at, `chain \`${name}\` repeats without a wait; it is written without the repeat`)
  return undefined
}

function targetsOf({step, item}: ChainStep, chain: string, book: SourceBook): SourceTarget[] {
  const place = (key: string) => item.source.place([...item.path, key])
  const people = (key: 'persons_to_notify' | 'persons_to_notify_next_each_time') =>
    (step[key] ?? []).map((user): SourceTarget => {
      const found = book.users.get(book.userKey(user, undefined, place(key)))
      return {kind: 'user', key: user, name: found?.name ?? user, at: place(key)}
    })
  const one = (kind: 'schedule' | 'team', key: 'notify_on_call_from_schedule' | 'team_to_notify'): SourceTarget[] => {
    const id = step[key]
    return id ? [{kind, key: id, name: (kind === 'team' && book.teams.get(id)?.name) || id, at: place(key)}] : []
  }
  switch (step.type) {
    case 'notify_persons':
      return people('persons_to_notify')
    case 'notify_on_call_from_schedule':
      return one('schedule', 'notify_on_call_from_schedule')
    case 'notify_team_members':
      return one('team', 'team_to_notify')
    case 'notify_person_next_each_time':
      book.tell('warning', place('type'), `chain \`${chain}\` asks people in turns; here all of them are notified at once`)
      return people('persons_to_notify_next_each_time')
    case 'notify_if_time_from_to':
      book.tell(
        'warning',
        place('type'),
        `chain \`${chain}\` goes on only from \`${step.notify_if_time_from}\` to \`${step.notify_if_time_to}\`; here it goes on at any time`,
      )
      return []
    default:
      book.tell(
        'error',
        place('type'),
        `a step of chain \`${chain}\` is left out: it ${without[step.type] ?? `is \`${step.type}\`, which is not known here`}`,
      )
      return []
  }
}
