import {settingsSchemaOf} from '../../src/core/content/schema/settings.ts'
import {sourceKinds} from '../../src/status/source/index.ts'
import type {SourceSetting} from '../../src/status/source/kind.ts'

/** Settings that know the kinds of status sources there are. */
export const settingsSchema = settingsSchemaOf(sourceKinds())

/** Gives a source as code reads it, from what stands in the settings. */
export function sourceSetting(written: {id: string; kind: string} & Record<string, unknown>): SourceSetting {
  const [source] = settingsSchema.parse({sources: [written]}).sources
  if (!source) throw new Error('the settings have no source')
  return source
}
