/** Says something to a screen reader, politely, through the one region of the page for it. */
export function announce(text: string): void {
  region().textContent = text
}

/** Makes sure that the region exists: what a new region already holds is not read. */
export function region(): HTMLElement {
  const existing = document.querySelector<HTMLElement>('[data-announce]')
  if (existing) return existing
  const made = document.body.appendChild(document.createElement('div'))
  made.dataset.announce = ''
  made.className = 'visually-hidden'
  made.setAttribute('role', 'status')
  return made
}
