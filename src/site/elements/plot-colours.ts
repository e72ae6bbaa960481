/** Colours of a plot as a canvas takes them. */
export type Colours = Record<(typeof names)[number], string>

const names = ['ink', 'ink-soft', 'rule', 'rule-strong', 'paper', 'accent', 'accent-wash', 'warning', 'critical'] as const

/**
 * Reads the colours of the page's theme; a canvas knows no custom properties.
 *
 * @param onPaper True gives those of the light theme, whatever the page shows: paper is white.
 */
export function coloursOf(element: HTMLElement, onPaper = false): Colours {
  const probe = document.createElement('span')
  if (onPaper) probe.style.colorScheme = 'light'
  element.append(probe)
  const colours = Object.fromEntries(
    names.map(name => {
      probe.style.color = `var(--${name})`
      return [name, getComputedStyle(probe).color]
    }),
  )
  probe.remove()
  return colours as Colours
}

/** Calls when the page's theme changes, by its switch or by the system. @returns Ends it. */
export function onThemeChange(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {attributes: true, attributeFilter: ['data-theme']})
  system.addEventListener('change', changed)
  return () => {
    observer.disconnect()
    system.removeEventListener('change', changed)
  }
}
