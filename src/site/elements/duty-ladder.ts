import {reachInParts, reachOf} from '../../oncall/duty.ts'
import {type Called, type ClockRule, calledBy, type Due, dueLevels, dueNow} from '../../oncall/escalation-clock.ts'
import {jsonIn, partNode} from './answer-parts.ts'
import {make} from './dom.ts'
import {changed, runningClock} from './incident-store.ts'

// Ladders are written by the server, which does not know when they are read: here each level says who has its duty now, and the level
// whose turn it is is marked; the first one, as long as no clock runs for this page.
const ladders = [...document.querySelectorAll<HTMLElement>('ol.ladder[data-path]')]

function refresh(): void {
  const now = Date.now()
  for (const ladder of ladders) {
    const rule = jsonIn<ClockRule>(document.querySelector(`script[data-path="${CSS.escape(ladder.dataset.path ?? '')}"]`))
    if (rule) mark(ladder, rule, now)
  }
}

function mark(ladder: HTMLElement, rule: ClockRule, now: number): void {
  const rungs = [...ladder.querySelectorAll<HTMLElement>('.rung:not(.rung-last)')]
  const turn = turnOf(ladder, rule, now)
  for (const [level, rung] of rungs.entries()) {
    if (level === turn) rung.setAttribute('aria-current', 'step')
    else rung.removeAttribute('aria-current')
  }
  // Shifts change on a minute; asking for them takes longer than for the turn.
  const minute = String(Math.floor(now / 60_000))
  if (ladder.dataset.minute === minute) return
  ladder.dataset.minute = minute
  for (const [level, rung] of rungs.entries()) nameAll(rung, rule, level, now)
}

function nameAll(rung: HTMLElement, rule: ClockRule, level: number, now: number): void {
  const called = (rule.levels[level]?.targets ?? []).map(target => calledBy(target, rule.people, now))
  const key = JSON.stringify(called)
  if (rung.dataset.said === key) return
  rung.dataset.said = key
  for (const old of rung.querySelectorAll('[data-duty]')) old.remove()
  for (const [index, notified] of [...rung.querySelectorAll('.notified')].entries()) nameDuty(notified, rule, called[index])
}

const counted = new WeakMap<HTMLElement, {start: string; steps: readonly Due[]}>()

function turnOf(ladder: HTMLElement, rule: ClockRule, now: number): number {
  const clock = runningClock()
  if (clock === undefined || clock.runbook !== document.querySelector<HTMLElement>('[data-clock]')?.dataset.clock) return 0
  const start = clock.startedAt
  const before = counted.get(ladder)
  const steps = before?.start === start ? before.steps : dueLevels(rule, Date.parse(start))
  counted.set(ladder, {start, steps})
  return dueNow(steps, now)?.level ?? 0
}

// Who is not among the people of a rotation, because another is asked at this hour, gets a line of their own.
function nameDuty(notified: Element, rule: ClockRule, called: Called | undefined): void {
  const list = notified.querySelector('.reach')
  if (!list || !called || 'unknown' in called) return
  const address = 'person' in called ? rule.people[called.person]?.href : undefined
  if (address !== undefined && notified.querySelector(':scope > a')?.getAttribute('href') === address) return
  const link = [...list.querySelectorAll('a')].find(each => each.getAttribute('href') === address)
  if (link) return link.after(make('strong', {class: 'rung-now', 'data-duty': ''}, ' on call now'))
  const parts = 'person' in called ? reachInParts(reachOf(rule, [called])).map(partNode) : ['Nobody']
  list.prepend(make('li', {'data-duty': ''}, ...parts, make('strong', {class: 'rung-now'}, ' on call now')))
}

if (ladders.length > 0) {
  refresh()
  window.setInterval(() => document.hidden || refresh(), 5000)
  for (const event of [changed, 'storage', 'pageshow', 'visibilitychange']) window.addEventListener(event, refresh)
}
