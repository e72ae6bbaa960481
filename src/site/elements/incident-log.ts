import {incidentEntry} from '../../incident/entry-text.ts'
import {failureEntries} from '../../incident/failure-text.ts'
import type {Incident} from '../../incident/incident.ts'
import {eventInWords, writeLog} from '../../incident/log-text.ts'
import {announce} from './announce.ts'
import {make, setChildren, setText} from './dom.ts'
import {incident, keep, logBefore, record, stop} from './incident-store.ts'

/** The log of an incident over the page. */
export interface LogDialog {
  element: HTMLDialogElement
  /** Shows what an incident holds now. */
  fill(kept: Incident): void
}

/** Makes the dialog that shows the log, takes notes, and gives the log away: to the chat, as a file, as the beginning of an entry. */
export function logDialog(): LogDialog {
  const events = make('ol', {class: 'incident-events'})
  // Pages without TLS have no clipboard; what stands here selected is one key away from it.
  const text = make('textarea', {class: 'incident-text', rows: '8', readonly: '', 'aria-label': 'What is to be copied', hidden: ''})
  const stopping = button('Stop the clock now', stop)
  const before = copying('Copy the log before this one', text, () => logBefore())
  const close = button('Close', () => element.close())
  const actions = [...exports(text), before, stopping, button('Forget this incident', forget), close]
  const element = make(
    'dialog',
    {class: 'incident-log', 'aria-labelledby': 'incident-log'},
    make('h2', {id: 'incident-log'}, 'Log of this incident'),
    noteForm(),
    events,
    make('p', {class: 'incident-actions'}, ...actions),
    text,
    make('p', {class: 'quiet'}, 'Kept in this browser only, without secrets, until you forget it.'),
  )
  document.body.append(element)
  const fill = (kept: Incident): void => {
    before.hidden = logBefore() === undefined
    stopping.hidden = kept.clock === undefined
    setChildren(events, JSON.stringify(kept.events), () => kept.events.toReversed().map(lineOf))
  }
  element.addEventListener('close', () => {
    text.hidden = true
  })
  return {element, fill}
}

function lineOf(event: Incident['events'][number]): HTMLElement {
  return make('li', {}, make('time', {datetime: event.at}, `${event.at.slice(11, 19)}Z`), ` ${eventInWords(event)}`)
}

function noteForm(): HTMLFormElement {
  const note = make('textarea', {id: 'incident-note', rows: '2'})
  const form = make('form', {}, make('label', {for: 'incident-note'}, 'Note'), note, make('button', {}, 'Add the note'))
  form.addEventListener('submit', event => {
    event.preventDefault()
    if (note.value.trim() === '') return
    record({what: 'note', words: note.value.trim()})
    note.value = ''
    note.focus()
  })
  return form
}

function exports(shown: HTMLTextAreaElement): HTMLButtonElement[] {
  return [
    copying('Copy the log', shown, () => withIncident(writeLog)),
    button('Save the log as a file', () => withIncident(kept => save(writeLog(kept), `incident-${kept.startedAt.slice(0, 10)}.md`))),
    copying('Copy as an incident entry', shown, () => withIncident(kept => incidentEntry(kept).text)),
    copying('Copy as a new failure mode', shown, () => withIncident(kept => failureEntries(kept).text)),
  ]
}

function withIncident<T>(give: (kept: Incident) => T): T | undefined {
  const kept = incident()
  return kept && give(kept)
}

function forget(): void {
  if (confirm('Forget the log, the ticks and the inputs of this incident?')) keep(undefined)
}

function copying(words: string, shown: HTMLTextAreaElement, text: () => string | undefined): HTMLButtonElement {
  return button(words, async target => {
    const copied = text()
    if (copied === undefined) return
    const said = (await written(copied)) ? 'Copied' : selected(shown, copied)
    setText(target, said)
    announce(said)
    setTimeout(() => setText(target, words), 2000)
  })
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function selected(shown: HTMLTextAreaElement, text: string): string {
  shown.hidden = false
  shown.value = text
  shown.select()
  shown.focus()
  return 'Selected below'
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'text/markdown'}))
  make('a', {href: address, download: name}).click()
  // The browser may still be asking where to save it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function button(words: string, press: (target: HTMLButtonElement) => unknown): HTMLButtonElement {
  const made = make('button', {type: 'button'}, words)
  made.addEventListener('click', () => press(made))
  return made
}
