import path from 'node:path'
import {programRoot} from '../host/program.ts'
import {isOwnPage} from './own-pages.ts'
import type {Route} from './routes.ts'

const home = `${path.join(programRoot, 'src/site').split(path.sep).join('/')}/`
const siteStyles = `${home}styles/site.css`

/**
 * Puts the styles of all our components into one stylesheet, which each of our pages links; pages and styles of the user stay as they are.
 *
 * A reader loads one file and has it for each further page; one file a page would also leave the order of the layers to chance.
 *
 * @param own Pages of the user; those in our layout have our styles.
 */
export function oneStylesheet(own: readonly Route[]) {
  const groups = [{name: 'site', test: isOurStyle}]
  return {
    name: 'clarity-one-stylesheet',
    enforce: 'post' as const,
    configEnvironment(name: string) {
      return name === 'prerender' ? {build: {rolldownOptions: {output: {codeSplitting: {groups}}}}} : undefined
    },
    // First of all styles, those of components too: it says the order of the layers.
    transform(code: string, id: string) {
      return isOurPage(id) || (isOwnPage(own, id) && code.includes('/layouts/Page.astro'))
        ? {code: `import ${JSON.stringify(siteStyles)};${code}`, map: null}
        : undefined
    },
  }
}

function isOurPage(id: string): boolean {
  return id.startsWith(`${home}routes/`) && id.endsWith('.astro')
}

// A component's style is a module too: `/@fs/…/Chain.astro?astro&type=style&index=0&lang.css`.
function isOurStyle(id: string): boolean {
  return id.replace(/^\/@fs(?=\/)/, '').startsWith(home) && id.endsWith('.css')
}
