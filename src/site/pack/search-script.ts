import path from 'node:path'
import type {SiteLanguage} from '../../core/content/schema/site.ts'
import {Failure} from '../../host/failure.ts'
import {programRoot} from '../../host/program.ts'
import {programModules, programPackages} from '../program-modules.ts'
import {browserLanguage} from '../words/browser-language.ts'

/** Bundles the search of a pack into one script that a browser runs from a disk, where it loads no modules. */
export async function searchScript(language: SiteLanguage): Promise<string> {
  const {build} = await import('vite')
  const built = await build({
    configFile: false,
    root: programRoot,
    logLevel: 'silent',
    plugins: [programModules(), programPackages(), browserLanguage(language)],
    build: {
      write: false,
      lib: {entry: path.join(programRoot, 'src/site/elements/pack-search.ts'), formats: ['iife'], name: 'packSearch', fileName: 'search'},
    },
  })
  const [{output} = {output: []}] = (Array.isArray(built) ? built : [built]) as {output: {type: string; code?: string}[]}[]
  const code = output.find(({type}) => type === 'chunk')?.code
  if (code === undefined) throw new Failure('cannot bundle the search of the pack', 'Run `npm ci` again.')
  return code
}
