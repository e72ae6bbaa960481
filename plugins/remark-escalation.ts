import type {ElementContent} from 'hast'
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {targetOfPath} from '../src/core/catalog/body-links.ts'
import {dialledNumber} from '../src/core/format/dialled-number.ts'
import {minutesInWords} from '../src/core/format/duration.ts'
import {plural} from '../src/core/format/plural.ts'
import {becomes, eachDirective, h, siteLink} from './nodes.ts'
import {type EntityLinkOptions, pathBelowContent} from './remark-entity-links.ts'
import type {LadderView, NotifiedView, PersonView, RungView} from './resolver.ts'

/**
 * Renders `::escalation{path="…"}` as a ladder: who is notified, by what means, how long after the first page.
 *
 * Without `path` it is the path of the entry itself, after inheritance. Of a path that does not exist the page says
 * so; the rule `reference-unknown` reports it.
 */
export default function remarkEscalation({directory, base = '/', contentPath = pathBelowContent}: EntityLinkOptions) {
  return (tree: Root, file: VFile): void => {
    eachDirective(tree, 'escalation', node => {
      const self = targetOfPath(contentPath(file))
      const path = node.attributes?.path || (self && directory.escalation(self)) || ''
      const ladder = directory.ladder(path)
      becomes(node, 'div', {className: ['escalation']}, ladder ? ladderElements(ladder, base) : [absent(path)])
    })
  }
}

/** Renders a ladder; pages use it too. */
export function ladderElements(ladder: LadderView, base: string): ElementContent[] {
  const rungs = ladder.rungs.map(rung => rungElement(rung, base))
  const last = ladder.lastResort && lastResortElement(ladder.lastResort, base)
  const {repeat} = ladder
  return [
    h('p', {className: ['escalation-title']}, 'Escalation path ', siteLink(base, ladder.address, ladder.title)),
    h('ol', {className: ['ladder'], dataPath: ladder.id}, ...rungs, ...(last ? [last] : [])),
    ...(repeat ? [h('p', {className: ['escalation-repeat']}, repeatInWords(repeat))] : []),
  ]
}

function repeatInWords({times, everyMinutes}: {times: number; everyMinutes: number}): string {
  const starts = Array.from({length: times}, (_, run) => minutesInWords((run + 1) * everyMinutes))
  const shown = starts.length > 4 ? [...starts.slice(0, 3), '…', starts.at(-1)] : starts
  return `Runs again ${plural(times, 'once', `${times} times`)}, every ${minutesInWords(everyMinutes)}: after ${shown.join(', ')}.`
}

function rungElement({afterMinutes, via, notified, again, continues}: RungView, base: string): ElementContent {
  const after = afterMinutes === 0 ? 'at once' : `after ${minutesInWords(afterMinutes)}`
  return h(
    'li',
    {className: ['rung']},
    h('span', {className: ['rung-after'], dataMinutes: String(afterMinutes)}, after),
    h(
      'div',
      {className: ['rung-who']},
      ...notified.map(each => notifiedElement(each, via, base)),
      ...(notified.length === 0 ? ['nobody'] : []),
      ...(again ? [h('p', {className: ['rung-again']}, `Again on purpose: ${again}`)] : []),
    ),
    ...(continues ? [h('span', {className: ['rung-path']}, `path ${continues}`)] : []),
  )
}

function notifiedElement(notified: NotifiedView, via: string[], base: string): ElementContent {
  const people = notified.people.map(person => personElement(person, notified.kind === 'person', base))
  const means = h('span', {className: ['rung-via']}, ` by ${via.join(' and ')}`)
  return h(
    'div',
    {className: ['notified']},
    siteLink(base, notified.address, notified.title),
    means,
    h('ul', {className: ['reach']}, ...people),
  )
}

function personElement(person: PersonView, named: boolean, base: string): ElementContent {
  const contacts = person.contacts.flatMap(({via, address}) => [contactElement(via, address), ' '])
  return h('li', {}, ...(named ? [] : [siteLink(base, person.address, person.title), ' ']), ...contacts)
}

/** Renders one contact as something that can be pressed where its means allows. */
export function contactElement(via: string, address: string): ElementContent {
  const scheme = {phone: 'tel', sms: 'sms', email: 'mailto'}[via]
  const to = scheme === 'mailto' ? address : dialledNumber(address)
  return scheme ? h('a', {href: `${scheme}:${to}`, className: ['contact']}, address) : h('span', {className: ['contact']}, address)
}

function lastResortElement(lastResort: NotifiedView, base: string): ElementContent {
  return h(
    'li',
    {className: ['rung', 'rung-last']},
    h('span', {className: ['rung-after']}, 'last resort'),
    h('div', {className: ['rung-who']}, notifiedElement(lastResort, ['phone'], base)),
  )
}

function absent(path: string): ElementContent {
  const said = path ? `There is no escalation path “${path}”.` : 'This entry has no escalation path.'
  return h('p', {className: ['missing']}, said)
}
