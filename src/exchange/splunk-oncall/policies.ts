import type {Item} from '../json-source.ts'
import type {SourcePolicy, SourceSchedule, SourceTarget} from '../oncall/on-call-source.ts'
import type {SourceBook} from '../oncall/source-book.ts'
import type {SplunkEntry, SplunkPolicy} from './shape.ts'

/** What an entry of a step does that a level here cannot. */
const without: Record<string, string> = {
  email: 'writes to an e-mail address',
  webhook: 'calls a webhook',
  team_page: 'pages the whole team',
}

/** Makes a policy; the timeout of a step counts from the step before it, a level here from the first page. */
export function policyOf(policy: SplunkPolicy, {source, path}: Item, schedules: readonly SourceSchedule[], book: SourceBook): SourcePolicy {
  const {slug, name, teamSlug, steps} = policy
  const at = source.place(path)
  const levels = new Map<number, SourcePolicy['levels'][number]>()
  let minutes = 0
  for (const [index, {timeout, entries}] of steps.entries()) {
    minutes += timeout
    const targets = entries.flatMap((entry, of) => {
      const item = {source, path: [...path, 'steps', index, 'entries', of]}
      return targetOf(entry, item, {policy: name, step: index + 1, schedules, book}) ?? []
    })
    if (targets.length === 0) continue
    const level = levels.get(minutes) ?? {afterMinutes: minutes, targets: [], at: source.place([...path, 'steps', index])}
    level.targets.push(...targets)
    levels.set(minutes, level)
  }
  return {key: slug, name, team: book.teamKey(teamSlug, undefined, at), levels: [...levels.values()], at}
}

interface Context {
  policy: string
  step: number
  schedules: readonly SourceSchedule[]
  book: SourceBook
}

function targetOf(entry: SplunkEntry, {source, path}: Item, {policy, step, schedules, book}: Context): SourceTarget | undefined {
  const {executionType: type, user, rotationGroup: group} = entry
  const at = source.place(path)
  const called = `step ${step} of policy \`${policy}\``
  if (type === 'user' && user?.username)
    return {kind: 'user', key: book.userKey(user.username, undefined, at), name: book.users.get(user.username)?.name ?? user.username, at}
  if (type.startsWith('rotation_group') && group) {
    if (type !== 'rotation_group')
      book.tell(
        'warning',
        at,
        `${called} notifies who is ${type.endsWith('next') ? 'next' : 'before'} in a rotation; here whoever is on call is notified`,
      )
    const name = group.label ?? group.name ?? group.slug ?? 'unnamed'
    const schedule = schedules.find(({key}) => key === group.slug) ?? schedules.find(each => each.name === name)
    return {kind: 'schedule', key: schedule?.key ?? name, name, at}
  }
  const does =
    type === 'policy_routing'
      ? `goes on with policy \`${entry.targetPolicy?.policySlug}\`, which \`then\` says here`
      : (without[type] ?? `is \`${type}\`, which is not known here`)
  book.tell('error', at, `a part of ${called} is left out: it ${does}`)
  return undefined
}
