import {make} from './dom.ts'

/**
 * Asks before a command is copied that cannot be undone or stands below a danger callout: shows what the callout says, and the way back.
 *
 * @returns True where nothing is to be asked, or the answer is to copy.
 */
export function askBefore(command: HTMLElement): Promise<boolean> {
  const {risk} = command.dataset
  const callout = calloutOf(command)
  if (risk === 'reads' || (risk !== 'irreversible' && !callout)) return Promise.resolve(true)
  const dialog = make('dialog', {class: 'ask-before', 'aria-labelledby': 'ask-before'})
  const copy = make('button', {type: 'button', class: 'ask-copy'}, 'Copy the command')
  const leave = make('button', {type: 'button', autofocus: ''}, 'Do not copy')
  dialog.append(
    make('h2', {id: 'ask-before'}, risk === 'irreversible' ? 'This cannot be undone' : 'Read this before you run it'),
    ...(callout ? [wordsOf(callout)] : []),
    wayBack(),
    make('p', {class: 'ask-answers'}, leave, copy),
  )
  document.body.append(dialog)
  dialog.showModal()
  return new Promise(resolve => {
    copy.addEventListener('click', () => dialog.close('copy'))
    leave.addEventListener('click', () => dialog.close())
    for (const link of dialog.querySelectorAll('a')) link.addEventListener('click', () => dialog.close())
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve(dialog.returnValue === 'copy')
    })
  })
}

// One in the step counts before one that stands before all steps of the section.
function calloutOf(command: HTMLElement): Element | undefined {
  const own = command.closest('.step')?.querySelector('.callout-danger')
  if (own) return own
  const all = command.closest('.section')?.querySelectorAll('.callout-danger') ?? []
  const isBefore = (each: Element) => !each.closest('.step') && each.compareDocumentPosition(command) & Node.DOCUMENT_POSITION_FOLLOWING
  return [...all].find(isBefore)
}

function wordsOf(callout: Element): Element {
  const words = callout.cloneNode(true) as Element
  for (const each of [words, ...words.querySelectorAll('[id]')]) each.removeAttribute('id')
  return words
}

function wayBack(): Element {
  const heading = document.querySelector('h2#roll-back')
  return heading
    ? make('p', {}, 'The way back: ', make('a', {href: '#roll-back'}, 'Roll back'), '.')
    : make('p', {}, 'This runbook names no way back.')
}
