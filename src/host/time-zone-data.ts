import {learnClocks} from '../core/format/known-clocks.ts'
import {latestClocks, latestVersion} from './latest-clocks.ts'

/**
 * Gives the version of the time-zone data that are reckoned with, such as `2026c`: those of Node, or ours where they are younger.
 *
 * Governments change their clocks at short notice: where two machines disagree about an hour, this is the first thing to compare.
 */
export function timeZoneData(machine: string | undefined = process.versions.tz): string {
  return isOlder(machine) ? latestVersion : `${machine}`
}

/**
 * Lets zones whose clocks have changed lately go as they go today, also where the data of Node are older; what Node knows better stays.
 *
 * So an answer does not hang on the machine that gives it.
 */
export function useLatestClocks(machine: string | undefined = process.versions.tz): void {
  if (isOlder(machine)) learnClocks(latestClocks)
}

function isOlder(machine = ''): boolean {
  return machine < latestVersion
}
