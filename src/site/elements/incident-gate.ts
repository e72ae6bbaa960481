import {changed, incident} from './incident-store.ts'

// The bar of an incident, with all that it takes to count levels, is loaded where there is one.
const open = (): void => {
  if (incident()) void import('./incident-bar.ts')
}

window.addEventListener(changed, open)
window.addEventListener('storage', open)
open()
