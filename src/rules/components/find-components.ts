import type {Catalog} from '../../core/catalog/catalog.ts'
import type {Attribute, Component} from '../../core/content/body.ts'
import {type ComponentNote, componentNote, components, plainElements} from '../../core/content/components.ts'
import type {Document} from '../../core/content/document.ts'
import {nearest} from '../../core/format/suggest.ts'

/** A component of some body, with what is known about it. */
export interface UsedComponent {
  document: Document
  component: Component
  /** Missing for an element of HTML and for what nobody knows. */
  note?: ComponentNote
}

/** Lists the components of all bodies, in document order. */
export function usedComponents(catalog: Catalog): UsedComponent[] {
  return catalog.documents.flatMap(document =>
    document.body.components.map(component => {
      const note = componentNote(component.name, component.spelling)
      return {document, component, ...(note && {note})}
    }),
  )
}

/** Tells whether content may not use a component. Trusted content may bring elements of its own, but no directives. */
export function isUnknown({component, note}: UsedComponent, trusted: boolean): boolean {
  if (note) return false
  return component.spelling === 'directive' || (!trusted && !plainElements.includes(component.name))
}

/** Lists the names that content may use in a spelling: `status`, or `Status` and `kbd`. */
export function knownNames(spelling: Component['spelling']): string[] {
  const names = Object.keys(components)
  return spelling === 'directive' ? names : [...names.map(name => name.charAt(0).toUpperCase() + name.slice(1)), ...plainElements]
}

/** Writes a component as its author did: `::status`, `<Status>`. */
export function componentInWords({name, spelling, form}: Component): string {
  return spelling === 'element' ? `<${name}>` : `${{text: ':', leaf: '::', container: ':::'}[form]}${name}`
}

/** Gives the needed attributes of which a component has none; several mean that one is enough. Empty when nothing is missing. */
export function missingAttributes({component, note}: UsedComponent): string[][] {
  if (!note) return []
  const required = Object.keys(note.attributes).filter(name => note.attributes[name]?.required)
  const groups = [...required.map(name => [name]), ...(note.needsOneOf ? [[...note.needsOneOf]] : [])]
  // An empty value says nothing; a mistyped name is reported as such, and means the attribute it resembles.
  const given = component.attributes.filter(({value}) => value !== '').map(attribute => meantBy(attribute, note))
  return groups.filter(group => !group.some(name => given.includes(name)))
}

function meantBy({name}: Attribute, note: ComponentNote): string {
  return Object.hasOwn(note.attributes, name) ? name : (nearest(name, Object.keys(note.attributes)) ?? name)
}
