import {slug} from 'github-slugger'
import type {Settings} from './schema/settings.ts'
import {type SectionLanguage, sectionLanguages, sectionNames} from './section-names.ts'
import {usualTitles as titles} from './usual-sections.ts'

/** A section that a runbook may have. */
export interface SectionKind {
  /** The same in every language and preset: `recover`; pages and links use it. */
  id: string
  title: string
  /** Other headings it may have. */
  names: readonly string[]
  /** True where it is an ordered list of steps. */
  steps: boolean
}

/** The form that settings give to runbooks. */
export interface SectionForm {
  /** In the order in which somebody needs them. */
  sections: readonly SectionKind[]
  /** What a heading of another name is. */
  unknown: 'allow' | 'note' | 'error'
  /** Ids of the sections that every runbook has, in their order. */
  required: readonly string[]
  /** Ids of the sections that runbooks of a severity have beyond those. */
  bySeverity: Readonly<Record<string, readonly string[]>>
}

/** Ids of the sections that this program knows what they are for, in their order. */
export const canonicalSections: readonly string[] = Object.keys(titles)

const withSteps = new Set(['first-actions', 'diagnose', 'recover', 'verify'])

interface Preset {
  titles: Record<string, string>
  required: readonly string[]
  languages: readonly SectionLanguage[]
}

const inOtherLanguages: readonly SectionLanguage[] = ['de', 'fr', 'es']

/** Ready-made forms: `recovery` is ours, `alert` that of the public runbooks of Prometheus. */
export const sectionPresets: Record<Settings['sections']['preset'], Preset> = {
  recovery: {titles, required: canonicalSections, languages: inOtherLanguages},
  alert: {
    titles: {...titles, 'is-this-it': 'Meaning', diagnose: 'Diagnosis', recover: 'Mitigation'},
    required: ['is-this-it', 'impact', 'diagnose', 'recover'],
    languages: ['en', ...inOtherLanguages],
  },
}

const forms = new WeakMap<Settings['sections'], SectionForm>()

/** Gives the form of runbooks that settings ask for. */
export function sectionFormOf(settings: Settings['sections']): SectionForm {
  const form = forms.get(settings) ?? makeForm(settings)
  forms.set(settings, form)
  return form
}

function makeForm({preset, list, names, languages, unknown, required, bySeverity}: Settings['sections']): SectionForm {
  const made = sectionPresets[preset]
  const own = list ?? Object.entries(made.titles).map(([id, title]) => ({id, title, names: [], steps: withSteps.has(id)}))
  const sections = own.map(({id, title, names: further, steps}) => {
    const presetNames = [titles[id] ?? '', ...(languages ?? made.languages).flatMap(language => sectionNames[id]?.[language] ?? [])]
    // Ours says one thing in one way; where somebody else's form holds, our title is one name among others.
    const all = [...further, ...(names[id] ?? []), ...presetNames].filter(name => name !== '' && name !== title)
    return {id, title, names: [...new Set(all)], steps}
  })
  const ids = sections.map(({id}) => id)
  const needed = required ?? (list ? ids : made.required)
  return {sections, unknown, required: ids.filter(id => needed.includes(id)), bySeverity}
}

/** Finds the section that a heading names: by its title as written, by another name in any letters. */
export function sectionOfHeading({sections}: SectionForm, heading: string): SectionKind | undefined {
  return sections.find(({title}) => title === heading) ?? otherNames(sections).get(bareName(heading))
}

const namesBySections = new WeakMap<readonly SectionKind[], Map<string, SectionKind>>()

// The first of two sections that share a name has it.
function otherNames(sections: readonly SectionKind[]): Map<string, SectionKind> {
  const cached = namesBySections.get(sections)
  if (cached) return cached
  const made = new Map(sections.flatMap(each => each.names.map(name => [bareName(name), each] as const)).reverse())
  namesBySections.set(sections, made)
  return made
}

/** Finds the id of the section whose heading has an anchor, as code hosts form it: `wiederherstellen` → `recover`. */
export function sectionOfAnchor({sections}: SectionForm, anchor: string): string | undefined {
  return sections.find(({title, names}) => [title, ...names].some(name => slug(name) === anchor))?.id
}

/** Finds the canonical section that a heading means in any language known here; nothing where none is certain. */
export function canonicalSection(heading: string): string | undefined {
  canonicalNames ??= new Map(
    canonicalSections
      .flatMap(id =>
        [titles[id] ?? '', ...sectionLanguages.flatMap(language => sectionNames[id]?.[language] ?? [])].map(
          name => [bareName(name), id] as const,
        ),
      )
      .reverse(),
  )
  return canonicalNames.get(bareName(heading))
}

let canonicalNames: Map<string, string> | undefined

// In: `2. Rollback:`. Out: `rollback`.
function bareName(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\d.)\s]+/, '')
    .replace(/[?:.!¿\s]+$|^[¿\s]+/g, '')
    .replace(/\s+/g, ' ')
}
