import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {root} from './clarity.ts'

/** A selector of the site's styles, and the file below `src/site` that holds it. */
export interface Styled {
  file: string
  selector: string
}

/** Lists each selector of the site: those of the stylesheets, and of the `<style>` of each component. */
export function selectorsOfSite(): Styled[] {
  return siteFiles(/\.(css|astro)$/).flatMap(file => selectorsOf(stylesOf(file)).map(selector => ({file, selector})))
}

/** Lists what is below `src/site`, with paths from there. */
export function siteFiles(name: RegExp): string[] {
  const names = readdirSync(path.join(root, 'src/site'), {recursive: true}).map(each => String(each).split(path.sep).join('/'))
  return names.filter(each => name.test(each)).sort()
}

/**
 * Gives the names a selector styles: classes and custom elements of its last compound that has any. What stands before only says where,
 * and what stands in `:not()` or `:has()` only says when.
 *
 * In: `.facts .rung-who::before`, `.results:not(.short) > li`. Out: `.rung-who`, `.results`.
 */
export function styledNames(selector: string): string[] {
  const compounds = withoutConditions(selector).split(/[\s>+~]+(?![^(]*\))/)
  for (const compound of compounds.reverse()) {
    const names = compound.match(/\.[a-z][\w-]*|(?<![\w.:-])[a-z]+-[a-z-]+/gi)
    if (names) return names
  }
  return []
}

/** Lists the classes of a selector, wherever they stand in it. */
export function classesIn(selector: string): string[] {
  return selector.match(/(?<=\.)[a-z][\w-]*/gi) ?? []
}

function stylesOf(file: string): string {
  const text = readFileSync(path.join(root, 'src/site', file), 'utf8')
  return file.endsWith('.css') ? text : [...text.matchAll(/<style is:global>(.*?)<\/style>/gs)].map(([, css]) => css).join('\n')
}

function selectorsOf(css: string): string[] {
  const heads = css.replace(/\/\*.*?\*\//gs, '').match(/[^{};]+(?=\{)/g) ?? []
  const lists = heads.map(head => head.trim()).filter(head => !head.startsWith('@'))
  return lists.flatMap(list => list.split(/,\s*(?![^(]*\))/))
}

function withoutConditions(selector: string): string {
  return selector.replace(/\[[^\]]*\]/g, '').replace(/:(?:not|has)\((?:[^()]|\([^()]*\))*\)/g, '')
}
