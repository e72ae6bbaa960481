import {existsSync, readdirSync} from 'node:fs'
import path from 'node:path'
import {didYouMean} from '../core/format/suggest.ts'
import {Failure} from '../host/failure.ts'
import {programRoot} from '../host/program.ts'

const folder = path.join(programRoot, 'src/site/components')

/**
 * Puts components of the user in the place of those of the site.
 *
 * A component that takes the place of another may import the one it replaces, to show it with something around it.
 *
 * @param files Name of a component → absolute path of the file that takes its place.
 * @throws {Failure} When the site has no component of that name, or the file is missing.
 */
export function replacedComponents(files: Record<string, string>) {
  for (const [name, file] of Object.entries(files)) refuseUnknown(name, file)
  return {
    name: 'clarity-replaced-components',
    enforce: 'pre' as const,
    resolveId(source: string, importer: string | undefined) {
      const wanted = source.replace(/^operational-clarity\/(components|layouts)\//, `${path.dirname(folder)}/$1/`)
      if (importer === undefined || !wanted.endsWith('.astro')) return undefined
      const target = path.resolve(path.dirname(importer.split('?')[0] ?? ''), wanted)
      const replacing = path.dirname(target) === folder ? files[path.basename(target, '.astro')] : undefined
      if (replacing !== undefined && replacing !== importer.split('?')[0]) return replacing
      return wanted === source ? undefined : target
    },
  }
}

function refuseUnknown(name: string, file: string): void {
  const names = readdirSync(folder).map(each => path.basename(each, '.astro'))
  if (!names.includes(name)) {
    const help = 'The names are those of the files in `src/site/components/` of the package.'
    throw new Failure(`the site has no component \`${name}\`${didYouMean(name, names)}`, help)
  }
  if (!existsSync(file)) throw new Failure(`there is no component \`${file}\``, 'Correct its path in `components` of the configuration.')
}
