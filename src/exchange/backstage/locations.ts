import ignore from 'ignore'
import type {SourceEntity} from './shape.ts'

/** Lists the targets of a Location that none of the files is; an address on the web is none. */
export function missingTargets({spec}: SourceEntity, file: string, files: readonly string[]): string[] {
  const all = [spec.target, ...(Array.isArray(spec.targets) ? spec.targets : [])].filter(target => typeof target === 'string')
  const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : ''
  return all.filter(target => {
    if (/^[a-z]+:\/\//i.test(target)) return true
    const wanted = target.startsWith('/') ? target : joined(folder, target)
    // Targets may be patterns, as in `./services/*/catalog-info.yaml`.
    const isThere = files.some(each => each === wanted || each.endsWith(`/${wanted.replace(/^(\.\.\/)+/, '')}`))
    return !isThere && !(wanted.includes('*') && isMatched(wanted, files))
  })
}

function isMatched(pattern: string, files: readonly string[]): boolean {
  const rules = ignore({allowRelativePaths: true}).add(pattern.startsWith('/') ? pattern : `/${pattern}`)
  return files.some(each => rules.ignores(each))
}

// `a/b/` and `../c.yaml` → `a/c.yaml`.
function joined(folder: string, target: string): string {
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
