import type {Body, Placeholder, Section} from '../../content/body.ts'
import {nearest} from '../../format/suggest.ts'

/** The sections of a runbook, in the order in which somebody needs them. */
export const runbookSections = [
  'Is this it?',
  'Impact',
  'First actions',
  'Diagnose',
  'Recover',
  'Verify',
  'Roll back',
  'Escalate',
  'After',
] as const

/** The sections that are ordered lists of steps. */
export const stepSections: readonly string[] = ['First actions', 'Diagnose', 'Recover', 'Verify']

/** One of the fixed sections. */
export type RunbookSectionName = (typeof runbookSections)[number]

/** A level-2 heading of a runbook. */
export interface NamedSection {
  section: Section
  /** The fixed section it is, or most likely means; missing when it resembles none that is absent. */
  name?: RunbookSectionName
  /** False where the heading is spelled differently from `name`. */
  exact: boolean
}

/**
 * Reads the level-2 headings of a runbook as its fixed sections, in document order.
 *
 * A misspelt heading stands for the section it resembles, so that one slip of the pen is one finding and not two.
 */
export function namedSections(body: Body): NamedSection[] {
  const written = body.sections.map(({heading}) => heading.text)
  const absent = runbookSections.filter(name => !written.includes(name))
  return body.sections.map(section => {
    const {text} = section.heading
    const own = runbookSections.find(name => name === text)
    if (own) return {section, name: own, exact: true}
    const guess = nearest(text, absent) as RunbookSectionName | undefined
    return {section, exact: false, ...(guess && {name: guess})}
  })
}

/** Lists the fixed sections that a runbook lacks, in their order. */
export function missingSections(body: Body): RunbookSectionName[] {
  const present = new Set(namedSections(body).map(({name}) => name))
  return runbookSections.filter(name => !present.has(name))
}

/** A section that stands in the wrong place. */
export interface MisplacedSection {
  section: Section
  name: RunbookSectionName
  /** The present section it belongs after; missing when it belongs first. */
  after?: RunbookSectionName
  /** The section of the same name before it, when it is there twice. */
  first?: Section | undefined
}

/** Lists the fewest sections to move or merge so that all stand in their order, in document order. */
export function misplacedSections(body: Body): MisplacedSection[] {
  const sections = namedSections(body).flatMap(({section, name}) => (name ? [{section, name}] : []))
  const firsts = sections.filter(({name}, index) => sections.findIndex(other => other.name === name) === index)
  const kept = longestAscending(firsts.map(({name}) => runbookSections.indexOf(name)))
  return sections.flatMap((each): MisplacedSection[] => {
    const index = firsts.indexOf(each)
    if (index < 0) return [{...each, first: firsts.find(({name}) => name === each.name)?.section}]
    return kept.has(index) ? [] : [{...each, ...predecessor(each.name, firsts)}]
  })
}

function predecessor(name: RunbookSectionName, present: {name: RunbookSectionName}[]): {after?: RunbookSectionName} {
  const before = runbookSections.slice(0, runbookSections.indexOf(name))
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
