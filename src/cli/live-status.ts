import {Option} from 'commander'
import {Failure} from '../host/failure.ts'
import type {ContentRoots} from '../host/roots.ts'
import type {LiveStatus} from '../host/status/live.ts'
import {type AllowOptions, allowancesOf} from './allowances.ts'
import {printError} from './output.ts'

/** `--no-collect`. */
export const collectOption = () =>
  new Option('--no-collect', 'do not read status sources; serve the snapshot that lies in the folder, if any')

/** Starts reading status beside a server, where content names sources; a site without status, or of other content, is served all the same. */
export async function liveStatusOf(content: ContentRoots, allowed: AllowOptions, site?: string): Promise<LiveStatus | undefined> {
  const say = (words: string) => printError(`clarity: ${words}\n`)
  const {startLiveStatus} = await import('../host/status/live.ts')
  try {
    return startLiveStatus({content, site, allowances: allowancesOf(allowed), say})
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    say(`status is not read: ${error.message}`)
    return undefined
  }
}
