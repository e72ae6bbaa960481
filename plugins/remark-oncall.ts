import type {ElementContent} from 'hast'
import type {Root} from 'mdast'
import {durationInWords} from '../src/core/format/duration.ts'
import {becomes, eachDirective, h, siteLink} from './nodes.ts'
import type {EntityLinkOptions} from './remark-entity-links.ts'
import type {RotationView} from './resolver.ts'

/** Renders `::oncall{rotation="…"}`: who takes turns, in which hours, and when it changes hands. */
export default function remarkOncall({directory, base = '/'}: EntityLinkOptions) {
  return (tree: Root): void => {
    eachDirective(tree, 'oncall', node => {
      const rotation = directory.rotation(node.attributes?.rotation ?? '')
      const missing = h('p', {className: ['missing']}, `There is no rotation “${node.attributes?.rotation ?? ''}”.`)
      becomes(node, 'div', {className: ['oncall']}, rotation ? rotationElements(rotation, base) : [missing])
    })
  }
}

function rotationElements(rotation: RotationView, base: string): ElementContent[] {
  const layers = rotation.layers.map(({title, people, turn, handoff, hours, timeZone}) => {
    const names = people.flatMap((person, index) => [...(index > 0 ? [', then '] : []), siteLink(base, person.address, person.title)])
    const when = hours.length > 0 ? hours.join('; ') : 'all hours'
    const turns = people.length > 1 ? `, turns of ${durationInWords(turn)}, handoff ${handoff}` : ''
    return h(
      'li',
      {},
      ...(title ? [h('strong', {}, title), ': '] : []),
      ...names,
      h('span', {className: ['oncall-when']}, ` ${when} ${timeZone}${turns}`),
    )
  })
  const {outOfHours, calendar} = rotation
  const named = calendar?.flatMap((person, index) => [...(index > 0 ? [', '] : []), siteLink(base, person.address, person.title)])
  const kept = named ? [h('li', {}, 'shifts from a calendar', ...(named.length > 0 ? [': ', ...named] : []))] : []
  const other = outOfHours
    ? [
        h(
          'li',
          {},
          `outside these hours, for ${outOfHours.severities.join(' and ')}: `,
          siteLink(base, outOfHours.address, outOfHours.title),
        ),
      ]
    : []
  return [
    h('p', {className: ['oncall-title']}, 'Rotation ', siteLink(base, rotation.address, rotation.title)),
    h('ul', {}, ...kept, ...layers, ...other),
  ]
}
