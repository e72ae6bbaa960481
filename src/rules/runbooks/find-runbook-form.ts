import type {Catalog, Entry} from '../../core/catalog/catalog.ts'
import {namedSections} from '../../core/catalog/queries/runbook.ts'
import type {Section} from '../../core/content/body.ts'
import {isCommand} from '../../core/content/commands.ts'
import {type SectionForm, sectionFormOf} from '../../core/content/section-form.ts'

/** A section that is there, and says next to nothing. */
export interface Stub {
  runbook: Entry<'runbook'>
  section: Section
  /** What it says where that is a promise to write it, e.g. `TODO`. */
  promise?: string
}

const promise =
  /\b(?:TODO|TBD|TBC|FIXME|XXX)\b|\b(?:to be (?:written|done|defined|added|confirmed)|coming soon|lorem ipsum|work in progress)\b/i

/**
 * Lists the fixed sections under the settings' floor of words, and short ones that only promise; empty ones are not among them.
 *
 * A component, a link or a block of code says more than its words do.
 */
export function stubs(catalog: Catalog): Stub[] {
  const {sectionWords} = catalog.settings
  const form = sectionFormOf(catalog.settings.sections)
  return catalog.list('runbook').flatMap(runbook =>
    namedSections(runbook.document.body, form).flatMap(({section, name}): Stub[] => {
      const {short} = section
      if (!name || section.empty || short === undefined) return []
      const promised = promise.exec(short)?.[0]
      // `todo` in small letters is a word like any other.
      if (promised && promised !== 'todo') return [{runbook, section, promise: promised}]
      const saysMore = section.codes.some(isCommand) || /(?:^|\s)(?:::|<[A-Z])|\]\(/.test(short)
      return section.words < sectionWords && !saysMore ? [{runbook, section}] : []
    }),
  )
}

/** Lists the runbooks that recover something and verify in no step; a Verify that is missing or empty is another fault. */
export function unverified(catalog: Catalog): {runbook: Entry<'runbook'>; recover: Section; verify: Section}[] {
  const form = sectionFormOf(catalog.settings.sections)
  return catalog.list('runbook').flatMap(runbook => {
    const recover = sectionOf(runbook, 'recover', form)
    const verify = sectionOf(runbook, 'verify', form)
    if (!recover || !verify || verify.empty || verify.steps.length > 0) return []
    return recover.steps.length > 0 || recover.codes.some(isCommand) ? [{runbook, recover, verify}] : []
  })
}

/** How many words may stand before the first action: about two screens of a telephone. */
export const wordsBeforeAction = 300

/** Lists the runbooks whose first action comes too late; where other steps stand before it, its place is the fault. */
export function lateActions(catalog: Catalog): {first: Section; words: number}[] {
  const form = sectionFormOf(catalog.settings.sections)
  const withSteps = form.sections.filter(({steps}) => steps).map(({id}) => id)
  return catalog.list('runbook').flatMap(({document: {body}}) => {
    const sections = namedSections(body, form)
    const place = sections.findIndex(({id}) => id === 'first-actions')
    const first = sections[place]?.section
    const before = sections.slice(0, Math.max(0, place))
    if (!first || before.some(({id}) => id !== undefined && withSteps.includes(id))) return []
    const words = before.reduce((sum, {section}) => sum + section.words, body.openingWords)
    return words > wordsBeforeAction ? [{first, words}] : []
  })
}

function sectionOf({document}: Entry<'runbook'>, wanted: string, form: SectionForm): Section | undefined {
  return namedSections(document.body, form).find(({id}) => id === wanted)?.section
}
