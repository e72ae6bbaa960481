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
  for (const file of [...catalog.alertFiles.files, ...catalog.specFiles.values()]) if ('text' in file) suspects.set(file.file, file)
  const valuesByFile = new Map<string, readonly string[]>()
  return file => {
    const values =
      valuesByFile.get(file) ?? valuesIn(file === catalog.settingsFile?.file ? catalog.settingsFile : suspects.get(file), file, found)
    valuesByFile.set(file, values)
    return values
  }
}

function valuesIn(source: {text: string} | undefined, file: string, found: readonly FoundSecret[]): readonly string[] {
  if (!source) return []
  // A text that is not kept in memory is read each time it is asked for.
  const {text} = source
  const own = secretsIn(text).map(({start, end}) => text.slice(start, end))
  const others = found.filter(({at}) => at.file === file).map(({value}) => value)
  return [...new Set([...own, ...others])].sort((a, b) => b.length - a.length)
}
