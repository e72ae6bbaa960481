import type {Catalog} from '../catalog/catalog.ts'
import {secretsIn} from '../content/secrets.ts'
import type {FoundSecret} from './rule.ts'

/**
 * Gives the secrets that stand in a file, longest first; a message about the file may repeat one where nothing shows any more that it is one.
 *
 * @param found What others have found in the catalog.
 */
export function secretsByFile(catalog: Catalog, found: readonly FoundSecret[]): (file: string) => readonly string[] {
  const suspects = new Map<string, {text: string}>(
    catalog.documents.filter(({mayHoldSecret}) => mayHoldSecret).map(document => [document.file, document]),
  )
  for (const file of catalog.alertFiles.files) if ('text' in file) suspects.set(file.file, file)
  const known = new Map<string, readonly string[]>()
  return file => {
    const values = known.get(file) ?? valuesIn(file === catalog.settingsFile?.file ? catalog.settingsFile : suspects.get(file), file, found)
    known.set(file, values)
    return values
  }
}

function valuesIn(source: {text: string} | undefined, file: string, found: readonly FoundSecret[]): readonly string[] {
  if (!source) return []
  const own = secretsIn(source.text).map(({start, end}) => source.text.slice(start, end))
  const others = found.filter(({at}) => at.file === file).map(({value}) => value)
  return [...new Set([...own, ...others])].sort((a, b) => b.length - a.length)
}
