import {settingsSchemaOf} from '../../src/core/content/schema/settings.ts'
import {sourceKind, sourceKinds} from '../../src/status/source/index.ts'
import type {SourceSetting} from '../../src/status/source/kind.ts'
import type {Request, Source} from '../../src/status/source/source.ts'
import {sourceContext} from './ask.ts'

/** Settings that know the kinds of status sources there are. */
export const settingsSchema = settingsSchemaOf(sourceKinds())

/** Gives a source as code reads it, from what stands in the settings. */
export function sourceSetting(written: {id: string; kind: string} & Record<string, unknown>): SourceSetting {
  const [source] = settingsSchema.parse({sources: [written]}).sources
  if (!source) throw new Error('the settings have no source')
  return source
}

/** Opens a status page as a source of signals, at the very address that is asked. */
export function statusPageSource(kind: string, request: Request): Source {
  const setting = sourceSetting({id: 'page', kind, url: 'https://status.example.com/summary.json'})
  const source = sourceKind(kind)?.open({setting, ...sourceContext({request})})
  if (!source) throw new Error(`there is no kind of source ${kind}`)
  return source
}
