import type {Catalog} from '../catalog/catalog.ts'
import {digest} from '../format/digest.ts'
import type {Diagnostic} from './diagnostic.ts'

/** Gives the path below the content root of each file that a catalog holds, by the path that diagnostics show. */
export function contentPaths(catalog: Catalog): (file: string) => string {
  const paths = new Map(
    [...catalog.documents, ...catalog.alertFiles.files, ...catalog.specFiles.values()].map(({file, contentPath}) => [file, contentPath]),
  )
  // What an entry takes over is found with the entry, and has its identity.
  for (const {local, upstream} of catalog.overlays)
    if (!paths.has(upstream.file)) paths.set(upstream.file, paths.get(local.file) ?? local.contentPath)
  return file => paths.get(file) ?? 'settings.yaml'
}

/**
 * Says what makes a finding the same one in another run: rule, file and message.
 *
 * Not the line, which moves when text above it grows. Not the guess at the end of a message, which changes with entries
 * elsewhere. Not the message at all where it changes with the clock: there the finding has a key. Not the part of the path that
 * depends on where the check was started.
 */
export function identityOf({ruleId, message, key}: Pick<Diagnostic, 'ruleId' | 'message' | 'key'>, contentPath: string): string {
  return `${ruleId}\n${contentPath}\n${key ?? message.replace(/; (did you mean|known are) .*$/, '')}`
}

/** Gives diagnostics with their fingerprints; those with one identity are counted in their order. */
export function withFingerprints(catalog: Catalog, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const pathOf = contentPaths(catalog)
  const seen = new Map<string, number>()
  return diagnostics.map(diagnostic => {
    const identity = identityOf(diagnostic, pathOf(diagnostic.file))
    const count = seen.get(identity) ?? 0
    seen.set(identity, count + 1)
    return {...diagnostic, fingerprint: digest(`${identity}\n${count}`)}
  })
}
