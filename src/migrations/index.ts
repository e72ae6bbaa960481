import {settingsName} from '../core/content/entry-names.ts'
import {formVersion} from '../core/content/form-version.ts'
import type {Migration, MovedFile} from './migration.ts'
import to2 from './to-2.ts'
import {notByLines, withKey} from './top-level-key.ts'

/** The ways from each version to the next, in their order. */
export const migrations: readonly Migration[] = [to2]

/** What a content is after its way to the form of this program. */
export interface Migrated {
  files: (MovedFile & {before: string})[]
  /** What was done, one sentence for each version. */
  steps: string[]
  /** What is left to a person. */
  byHand: string[]
}

/** Moves content from a version to that of this program, one version after the other; files that stay as they are, are left out. */
export function migrate(files: readonly MovedFile[], from: number): Migrated {
  const steps = migrations.filter(({to}) => to > from)
  const byHand: string[] = []
  const moved = files.map(file => {
    const text = steps.reduce((text, step) => {
      const made = step.change({...file, text})
      byHand.push(...(made.byHand ?? []))
      return made.text
    }, file.text)
    return {...file, before: file.text, text: stamped({...file, text}, byHand, steps.length > 0)}
  })
  return {
    files: moved.filter(({text, before}) => text !== before),
    steps: steps.map(({to, summary}) => `version ${to}: ${summary}`),
    byHand,
  }
}

function stamped(file: MovedFile, byHand: string[], isMoved: boolean): string {
  if (!isMoved || file.contentPath !== settingsName) return file.text
  const text = withKey(file, 'version', String(formVersion))
  if (text !== notByLines) return text
  byHand.push(`Write \`version: ${formVersion}\` into \`${file.file}\`.`)
  return file.text
}
