import {openSearch} from './search-dialog.ts'

// `/` and Ctrl-K ask from every page, and so does the search link at the thumb. Where the page itself is for searching, its own box is meant.
function ask(event: Event): void {
  event.preventDefault()
  const own = document.querySelector<HTMLInputElement>('main search-page input[type=search]')
  if (!own) return openSearch()
  own.focus()
  own.select()
}

addEventListener('keydown', event => {
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]')
  const isCommandK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
  const isSlash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
  if (isCommandK || isSlash) ask(event)
})

document.querySelector('[data-search-link]')?.addEventListener('click', event => {
  const {button, ctrlKey, metaKey, shiftKey, altKey} = event as MouseEvent
  if (button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey) ask(event)
})
