import path from 'node:path'
import {programRoot} from '../host/program.ts'

/** Absolute path of the styles that every page has: order of the layers, tokens, base, layout, and what plugins and elements emit. */
export const siteStyles = path.join(programRoot, 'src/site/styles/site.css')

/**
 * Puts the styles of all components into the stylesheet that every page links.
 *
 * A reader loads one file and has it for each further page; one file a page would also leave the order of the layers to chance.
 */
export function oneStylesheet() {
  const groups = [{name: 'site', test: /\.css$/}]
  return {
    name: 'clarity-one-stylesheet',
    configEnvironment(name: string) {
      return name === 'prerender' ? {build: {rolldownOptions: {output: {codeSplitting: {groups}}}}} : undefined
    },
  }
}
