/**
 * Asks for the list of names before the code that reads it is there, so that nobody waits for the one after the other.
 *
 * The browser keeps the answer for the fetch that follows.
 */
export function preloadNames(base: string): void {
  const address = `${base}lookup.json`
  if (document.querySelector(`link[href="${address}"]`)) return
  const link = Object.assign(document.createElement('link'), {rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: address})
  document.head.append(link)
}
