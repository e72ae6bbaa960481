import type {Catalog} from '../core/catalog/catalog.ts'
import {alertDifferences} from './alert-diff.ts'
import {contractDifferences} from './contract-diff.ts'
import {compareDifferences, type Difference} from './difference.ts'
import {failureDifferences, recordDifferences} from './entry-diff.ts'
import {ownerDifferences} from './owner-diff.ts'
import {signalDifferences} from './signal-diff.ts'

/**
 * Compares two catalogs by what they say, not by their texts: contracts with their fields first, then what people rely on.
 *
 * @returns Differences, the worst class first; each fingerprint once.
 */
export function differencesBetween(before: Catalog, after: Catalog): Difference[] {
  const all = finders.flatMap(find => find(before, after))
  const byFingerprint = new Map(all.map(each => [each.fingerprint, each]))
  return [...byFingerprint.values()].sort(compareDifferences)
}

const finders = [contractDifferences, ownerDifferences, signalDifferences, failureDifferences, alertDifferences, recordDifferences]
