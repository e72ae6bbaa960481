import {ownOf} from '../../status/failing.ts'
import type {SignalMetadataById} from '../../status/signal-metadata.ts'
import {liveSignalViewOf} from '../../status/signal-view.ts'
import {arrange} from './arrange.ts'
import {badge, link, make, setBadge, setText} from './dom.ts'
import {pageStatus, type StatusView} from './status-store.ts'

/**
 * Lists signals past a threshold, each as a line: how bad, and what it says in business terms.
 *
 * @param list Lines that stay keep their elements, so that a focus or a selection in them is not lost.
 */
export function listPastThresholds(
  list: HTMLElement | null,
  ids: readonly string[],
  {view, signals}: {view: StatusView; signals: SignalMetadataById},
): void {
  if (!list) return
  const linesBySignal = new Map([...list.querySelectorAll<HTMLElement>('[data-signal]')].map(line => [line.dataset.signal, line]))
  const lines = ids.flatMap(id => {
    const signal = ownOf(signals, id)
    if (!signal) return []
    const {state, sentence, value} = liveSignalViewOf(signal, view, pageStatus())
    const line = linesBySignal.get(id) ?? make('li', {'data-signal': id}, badge(state), ' ', link({title: signal.title, href: signal.href}))
    setBadge(line.querySelector('.state'), state)
    setText(line.querySelector('a'), sentence ?? `${signal.title}: ${value}`)
    return [line]
  })
  arrange(list, lines)
}
