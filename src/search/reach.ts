import {distinct, type Named, type Names} from './names.ts'
import {partsOf} from './parts.ts'
import type {Symptoms} from './symptoms.ts'

// Words of who looks for a person rather than for a failure; a `call` alone is also what programs do.
const asksForPeople = [
  /\bwho(?:m|s)?\b.*\b(?:calls?|phone|ring|page|contact|ask|owns?|responsible|fix(?:es)?|handles?|knows?|duty)\b/i,
  /\bon[- ]?call\b/i,
  /\bhotline\b|\bhelp ?desk\b|\bsupport (?:number|line|desk|contact)\b/i,
  /\b(?:tele)?phone\b|\bcontacts?\b|\bescalat\w*|\bduty\b/i,
  /^(?:call|ring|page|ask|reach)\s/i,
  /\b(?:wen|wer)\b.*(?:anruf|ruf|zuständig|kümmert)|\bbereitschaft|\btelefon|\brufnummer|\beskal/i,
]
const askingWords = new Set(
  `who whom whos is are do does i we to the a an of for at in my call calls calling phone telephone number support hotline ring page contact contacts ask reach on
  oncall duty escalate escalates escalation escalations path owns own owner responsible fix fixes handles handle knows know now today tonight please
  wen wer ist hat rufe ruf anrufen an zuständig für bereitschaft telefon telefonnummer nummer rufnummer eskalation eskalieren der die das von`.split(
    /\s+/,
  ),
)
const reached = ['person', 'rotation', 'escalation path', 'team', 'system', 'integration']

/**
 * Lists whom a question such as `who do I call for NetSuite` is about: people, rotations, paths, teams and systems by the words of their names,
 * and at last the page that says who is on call.
 *
 * @returns Nothing where the question is not about people.
 */
export function whomToCall({keys}: Names, symptoms: Symptoms | undefined, query: string): Named[] {
  if (!asksForPeople.some(pattern => pattern.test(query))) return []
  const words = partsOf(query.replace(/\bon[- ]call\b/gi, 'oncall')).filter(word => !askingWords.has(word))
  const wanted = words.map(word => [word, ...(symptoms?.same.get(word) ?? [])])
  const isPath = /escal|eskal/i.test(query)
  const found = keys.flatMap(({page, parts}) => {
    const place = reached.indexOf(page.what)
    if (place < 0) return []
    const met = wanted.filter(some => some.some(word => parts.includes(word))).length
    const isAsked = isPath && page.what === 'escalation path'
    // Of two names that hold the words, the one that says less besides is meant.
    return met === 0 ? [] : [{page, score: met * 10 + (isAsked ? 5 : 0) - place / 10 - parts.length / 100}]
  })
  const best = Math.max(0, ...found.map(({score}) => score))
  const people = found
    .filter(({score}) => score > best - 8)
    .sort((a, b) => b.score - a.score)
    .map(({page}) => page)
  const ask = symptoms?.index.ask
  return distinct([...people, ...(ask ? [{keys: [], title: ask.title, url: ask.url, what: ''}] : [])])
}
