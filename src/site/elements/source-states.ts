import {ageInWords, spanInWords} from '../../core/format/duration.ts'
import type {SourceReport} from '../../status/snapshot.ts'
import {demoLabel, make, setBadge, setChildren, setText} from './dom.ts'
import {StatusElement} from './status-element.ts'
import type {StatusView} from './status-store.ts'

/** Says of each source whether it answers, when it last did and why not; a row that the settings do not name is added. */
class SourceStates extends StatusElement {
  protected show({snapshot, now, problem, leftOut}: StatusView): void {
    const written = snapshot
      ? `The collector wrote this ${ageInWords(Math.max(0, now - Date.parse(snapshot.writtenAt)))}, once each ${spanInWords(snapshot.everySeconds * 1000)}.`
      : ''
    const doubt = problem === undefined ? '' : `Nothing newer can be read: ${problem}.`
    const lost =
      leftOut.length > 0
        ? `Not understood: ${leftOut.slice(0, 5).join('; ')}${leftOut.length > 5 ? `, and ${leftOut.length - 5} more` : ''}.`
        : ''
    if (snapshot || problem !== undefined) setText(this.place('written'), [written, doubt, lost].filter(Boolean).join(' '))
    for (const source of snapshot?.sources ?? []) this.#row(source, now)
  }

  #row({id, title, kind, ok, reason, remarks = [], answeredAt, demo}: SourceReport, now: number): void {
    const body = this.querySelector('tbody')
    const existing = [...(body?.rows ?? [])].find(({dataset}) => dataset.source === id)
    const row = existing ?? newRow(id, title, kind)
    if (!existing) body?.append(row)
    const answered = answeredAt === undefined ? undefined : Date.parse(answeredAt)
    setBadge(row.querySelector('.state'), ok ? 'ok' : 'unknown', ok ? 'answers' : 'does not answer')
    setText(row.querySelector('[data-answered]'), answered === undefined ? 'never' : ageInWords(Math.max(0, now - answered)))
    setText(row.querySelector('[data-reason]'), [ok ? '' : (reason ?? 'it gave no reason'), ...remarks].filter(Boolean).join('; '))
    setChildren(row.querySelector('[data-demo]'), String(demo), () => [demo && demoLabel()])
  }
}

function newRow(id: string, title: string, kind: string): HTMLTableRowElement {
  return make(
    'tr',
    {'data-source': id},
    make('th', {scope: 'row'}, title, ' ', make('span', {'data-demo': ''})),
    make('td', {}, make('span', {class: 'state state-unknown'}, 'unknown')),
    make('td', {'data-answered': ''}),
    make('td', {'data-reason': ''}),
    make('td', {}, kind),
  )
}

customElements.define('source-states', SourceStates)
