import {words} from '../words/browser.ts'
import {make} from './dom.ts'
import {preloadNames} from './preload-names.ts'

let dialog: HTMLDialogElement | undefined

/**
 * Opens the search over the page, with the answers of the search page; closing it gives the focus back to where it was.
 *
 * It opens at once, so that no key is lost; what answers may come a moment later, and reads what was typed.
 */
export function openSearch(): void {
  dialog ??= document.body.appendChild(searchDialog())
  preloadNames(baseOfPage())
  void import('./search-page.ts').catch(() => undefined)
  if (!dialog.open) dialog.showModal()
  const input = dialog.querySelector('input')
  input?.focus()
  input?.select()
}

function baseOfPage(): string {
  return document.querySelector<HTMLElement>('offline-notice')?.dataset.base ?? '/'
}

function searchDialog(): HTMLDialogElement {
  const base = baseOfPage()
  const {dialog: said} = words.search
  const input = make('input', {
    type: 'search',
    name: 'q',
    'aria-label': said.title,
    placeholder: said.placeholder,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
  })
  const close = make('button', {type: 'button'}, said.close)
  const form = make('form', {class: 'search-dialog-form', role: 'search', action: `${base}search/`}, input, close)
  const status = make('p', {role: 'status', class: 'quiet', 'data-said': ''})
  const page = make(
    'search-page' as 'div',
    {class: 'search-dialog-page', 'data-base': base},
    form,
    status,
    make('div', {'data-results': ''}),
  )
  const made = make('dialog', {class: 'search-dialog', 'aria-label': said.title}, page)
  close.addEventListener('click', () => made.close())
  made.addEventListener('keydown', event => key(event, made, input))
  made.addEventListener('click', event => {
    // What stands around the dialog belongs to it; a link to a place of this page leaves it open else.
    if (event.target === made || (event.target as Element).closest('a')) made.close()
  })
  return made
}

function key(event: KeyboardEvent, dialog: HTMLDialogElement, input: HTMLInputElement): void {
  // A field for searching takes the first Escape to empty itself.
  if (event.key === 'Escape') {
    event.preventDefault()
    dialog.close()
  }
  if (event.key === '/' && event.target !== input) {
    event.preventDefault()
    event.stopPropagation()
    input.focus()
  }
}
