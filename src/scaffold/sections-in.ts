import {defaultSettings} from '../core/content/schema/settings.ts'
import {sectionFormOf, sectionOfHeading} from '../core/content/section-form.ts'
import {type SectionLanguage, sectionLanguages} from '../core/content/section-names.ts'

type Sections = (typeof defaultSettings)['sections']

/**
 * Chooses the form of runbooks that knows most of the headings of some Markdown, and lets the others stand.
 *
 * @returns A line of settings, such as `sections: {preset: alert, languages: [en, de], unknown: allow}`.
 */
export function sectionsIn(texts: readonly string[]): string {
  const headings = texts.flatMap(text => [...text.matchAll(/^#{1,4}\s+(.+?)\s*#*$|^\*\*(.+?):?\*\*:?$/gm)].map(([, a, b]) => a ?? b ?? ''))
  const recognised = (more: Partial<Sections>) => {
    const form = sectionFormOf({...defaultSettings.sections, ...more})
    return headings.filter(heading => sectionOfHeading(form, heading) !== undefined).length
  }
  // Both forms know the other's titles as names; whose titles they are tells which form was meant.
  const titled = (preset: Sections['preset']) => {
    const titles = new Set(sectionFormOf({...defaultSettings.sections, preset}).sections.map(({title}) => title))
    return headings.filter(heading => titles.has(heading)).length
  }
  const languages = sectionLanguages.filter(language => recognised({languages: [language]}) > recognised({languages: []}))
  const spoken: readonly SectionLanguage[] = languages.length > 0 ? languages : ['en']
  const isAlertForm = titled('alert') > titled('recovery')
  const parts = [...(isAlertForm ? ['preset: alert'] : []), `languages: [${spoken.join(', ')}]`, 'unknown: allow']
  return `sections: {${parts.join(', ')}}`
}
