import type {Body, Placeholder, Section} from '../../content/body.ts'
import {defaultSettings} from '../../content/schema/settings.ts'
import {type SectionForm, sectionFormOf, sectionOfHeading} from '../../content/section-form.ts'
import {nearest} from '../../format/suggest.ts'

/** The usual form of runbooks, which settings may change. */
export const usualForm = sectionFormOf(defaultSettings.sections)

/** Titles of the usual sections of a runbook, in the order in which somebody needs them. */
export const runbookSections: readonly string[] = titlesOf(usualForm)

/** Lists the titles of a form's sections, in their order. */
export function titlesOf({sections}: SectionForm): string[] {
  return sections.map(({title}) => title)
}

/** A level-2 heading of a runbook. */
export interface NamedSection {
  section: Section
  /** Id of the section it is, or most likely means; missing when it resembles none that is absent. */
  id?: string
  /** Title of that section. */
  name?: string
  /** False where the heading is none of the names that the section may have. */
  exact: boolean
}

/**
 * Reads the level-2 headings of a runbook as sections of its form, in document order.
 *
 * A misspelt heading stands for the section it resembles, so that one slip of the pen is one finding and not two.
 */
export function namedSections(body: Body, form: SectionForm = usualForm): readonly NamedSection[] {
  const forms = namedByForm.get(form) ?? new WeakMap<Body, readonly NamedSection[]>()
  namedByForm.set(form, forms)
  const named = forms.get(body) ?? nameSections(body, form)
  forms.set(body, named)
  return named
}

// A dozen rules and each page of a runbook ask.
const namedByForm = new WeakMap<SectionForm, WeakMap<Body, readonly NamedSection[]>>()

function nameSections(body: Body, form: SectionForm): NamedSection[] {
  const meant = body.sections.map(({heading}) => sectionOfHeading(form, heading.text))
  const present = new Set(meant)
  const absent = form.sections.filter(each => !present.has(each))
  const titles = absent.map(({title}) => title)
  return body.sections.map((section, index) => {
    const own = meant[index]
    if (own) return {section, id: own.id, name: own.title, exact: true}
    const guess = nearest(section.heading.text, titles)
    const near = absent.find(({title}) => title === guess)
    return {section, exact: false, ...(near && {id: near.id, name: near.title})}
  })
}

/** Lists the titles of sections that a runbook lacks, in their order. */
export function missingSections(body: Body, form: SectionForm = usualForm, required: readonly string[] = form.required): string[] {
  const present = new Set(namedSections(body, form).map(({id}) => id))
  return form.sections.filter(({id}) => required.includes(id) && !present.has(id)).map(({title}) => title)
}

/** A section that stands in the wrong place. */
export interface MisplacedSection {
  section: Section
  name: string
  /** The present section it belongs after; missing when it belongs first. */
  after?: string
  /** The section of the same name before it, when it is there twice. */
  first?: Section | undefined
}

/** Lists the fewest sections to move or merge so that all stand in their order, in document order. */
export function misplacedSections(body: Body, form: SectionForm = usualForm): MisplacedSection[] {
  const titles = titlesOf(form)
  const sections = namedSections(body, form).flatMap(({section, name}) => (name ? [{section, name}] : []))
  const firsts = sections.filter(({name}, index) => sections.findIndex(other => other.name === name) === index)
  const kept = longestAscending(firsts.map(({name}) => titles.indexOf(name)))
  return sections.flatMap((each): MisplacedSection[] => {
    const index = firsts.indexOf(each)
    if (index < 0) return [{...each, first: firsts.find(({name}) => name === each.name)?.section}]
    return kept.has(index) ? [] : [{...each, ...predecessor(each.name, firsts, titles)}]
  })
}

function predecessor(name: string, present: {name: string}[], titles: readonly string[]): {after?: string} {
  const before = titles.slice(0, titles.indexOf(name))
  const after = before.findLast(candidate => present.some(each => each.name === candidate))
  return after ? {after} : {}
}

/**
 * Lists the placeholders that stand for an input, in document order.
 *
 * Templates of other tools, such as `{{ .Labels.job }}` or `{{ secrets.KEY }}`, are no inputs of ours; nor are the words that a template of Go
 * ends what it has begun with: `{{range .items}}…{{end}}`.
 */
export function inputPlaceholders(body: Body): Placeholder[] {
  return body.codes.flatMap(({placeholders}) => {
    const isTemplate = placeholders.some(({name}) => templateBegins.test(name))
    return placeholders.filter(({name}) => /^[A-Za-z][\w-]*$/.test(name) && !(isTemplate && templateWords.test(name)))
  })
}

// The actions of text/template, with the signs that take white space away.
const templateBegins = /^-? ?(?:if|range|with|define|block)\s/
const templateWords = /^(?:end|else|break|continue)$/

// Gives the places of one longest run of growing numbers; the rest is the least that has to move.
function longestAscending(numbers: number[]): Set<number> {
  const runs: number[][] = []
  for (const [place, number] of numbers.entries()) {
    const before = runs.filter(run => (numbers[run.at(-1) ?? 0] ?? 0) < number)
    const longest = before.reduce<number[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, place])
  }
  return new Set(runs.reduce<number[]>((best, run) => (run.length > best.length ? run : best), []))
}
