/** What somebody asks, and what must come: pages of which one is first, or an honest miss. */
export interface Question {
  /** How it is asked. */
  class: 'exact' | 'variant' | 'alert' | 'id' | 'pasted' | 'metric or field' | 'symptom' | 'typo' | 'unknown' | 'inner part' | 'name'
  ask: string
  /** Addresses below the site, without slashes at the ends; nothing for a code that nobody knows. */
  answers: string[]
}

type Rows = readonly (readonly [ask: string, ...answers: string[]])[]

/** Makes questions of one class. */
export const of = (name: Question['class'], rows: Rows): Question[] => rows.map(([ask, ...answers]) => ({class: name, ask, answers}))
