import type {Catalog} from '../core/catalog/catalog.ts'
import type {AlertFile} from '../core/content/alert-files.ts'
import type {Settings} from '../core/content/schema/settings.ts'
import {checkCatalog} from '../core/lint/check.ts'
import {applyFixes} from '../core/lint/edit.ts'
import type {FixedFile} from '../core/lint/fix.ts'
import type {Rule} from '../core/lint/rule.ts'
import {plainOf} from './firing.ts'
import {readFiring} from './firing-files.ts'

/** Files of the alerting system after their repair. */
export interface RepairedRules {
  /** Files that have changed, in path order. */
  files: FixedFile[]
  /** Findings that were repaired. */
  count: number
  /** Files whose repair would have changed something else; they are left as they are. */
  refused: string[]
}

/** A link and two labels may be missing of one rule, and are added one after the other. */
const mostPasses = 10

/**
 * Puts links and labels that are missing or wrong into the rule files of a team; not a byte beside them changes.
 *
 * Every repaired text is read again: all rules must be what they were, apart from the link, the severity and the owner.
 *
 * @param rules Rules whose findings are repaired.
 */
export function repairRules(catalog: Catalog, rules: readonly Rule[], {now}: {now: string}): RepairedRules {
  const before = new Map(catalog.alertFiles.files.map(file => [file.contentPath, file]))
  const refused = new Set<string>()
  let at = catalog
  let count = 0
  for (let pass = 0; pass < mostPasses; pass++) {
    const byFile = Map.groupBy(
      checkCatalog(at, rules, {now}).filter(({fix, file}) => fix && !refused.has(file)),
      ({file}) => file,
    )
    let changed = 0
    const files = at.alertFiles.files.map(file => {
      const fixes = (byFile.get(file.file) ?? []).flatMap(({fix}) => (fix ? [fix] : []))
      if (!('text' in file) || fixes.length === 0) return file
      const {text, applied} = applyFixes(file.text, fixes)
      if (applied === 0 || text === file.text) return file
      if (!isSound(file, text, at.settings)) {
        refused.add(file.file)
        return file
      }
      changed += applied
      return {...file, text}
    })
    if (changed === 0) break
    count += changed
    at = at.withAlertFiles({...at.alertFiles, files})
  }
  return {files: at.alertFiles.files.flatMap(file => changeOf(before.get(file.contentPath), file)), count, refused: [...refused]}
}

function changeOf(was: AlertFile | undefined, is: AlertFile): FixedFile[] {
  if (!was || !('text' in was) || !('text' in is) || was.text === is.text) return []
  return [{file: is.file, contentPath: is.contentPath, before: was.text, after: is.text}]
}

function isSound({file, text}: {file: string; text: string}, repaired: string, settings: Settings): boolean {
  return outlineOf(file, text, settings) === outlineOf(file, repaired, settings)
}

// All rules without what a repair may write.
function outlineOf(file: string, text: string, {alerts}: Settings): string {
  const {rules, faults} = readFiring(file, text)
  const written = new Set(['runbook_url', alerts.severityLabel, alerts.ownerLabel])
  const outlines = rules.map(({node}) =>
    [...node.pairs()].flatMap(({key, value}): unknown[] => {
      if (key !== 'labels' && key !== 'annotations') return [[key, plainOf(value)]]
      const rest = [...value.pairs()].filter(pair => !written.has(pair.key)).map(pair => [pair.key, plainOf(pair.value)])
      return rest.length === 0 ? [] : [[key, rest]]
    }),
  )
  return JSON.stringify([outlines, faults.map(({reason}) => reason)])
}
