import type {Attribute, Component} from './body.ts'
import type {Document} from './document.ts'
import type {Span} from './span.ts'

/** Where an attribute stands in a text, as 0-based UTF-16 offsets. */
export interface AttributePlace {
  /** As written; `id` and `class` for `#some-id` and `.some-class`. */
  name: string
  nameStart: number
  nameEnd: number
  /** Between the quotes; the same as the name's where nothing is given. */
  valueStart: number
  valueEnd: number
}

/**
 * Lists where the attributes of a directive or element stand, in order.
 *
 * @param start Offset of its first sign; what stands behind its opening part is not read.
 */
export function attributePlaces(text: string, start: number): AttributePlace[] {
  const from = beginOf(text, start)
  const places: AttributePlace[] = []
  for (let at = from; at >= 0 && at < text.length; ) {
    const next = nextPlace(text, at)
    if (!next) return places
    if (next.place) places.push(next.place)
    at = next.end
  }
  return places
}

/** Gives the place of an attribute's name. In short forms such as `.wide`, which have none, that of the value. */
export function nameSpanOf({file, text, lines}: Document, component: Component, {name, span}: Attribute): Span {
  const places = placesByName(text, lines.offset(component.span.start), component).get(name) ?? []
  const value = lines.offset(span.start)
  const place = places.find(each => each.valueStart === value || each.nameStart === value)
  return place ? {file, start: lines.point(place.nameStart), end: lines.point(place.nameEnd)} : span
}

const placesOfComponents = new WeakMap<Component, Map<string, AttributePlace[]>>()

// Each attribute of a component may be asked for.
function placesByName(text: string, start: number, component: Component): Map<string, AttributePlace[]> {
  const cached = placesOfComponents.get(component)
  if (cached) return cached
  const places = Map.groupBy(attributePlaces(text, start), ({name}) => name)
  placesOfComponents.set(component, places)
  return places
}

// `:::name[label]{…}` has its attributes in braces, `<Name …>` behind its name.
function beginOf(text: string, start: number): number {
  const opening = /:+[\w-]+|<[\w.:-]+/y
  opening.lastIndex = start
  const found = opening.exec(text)
  if (!found) return -1
  const end = opening.lastIndex
  if (found[0].startsWith('<')) return end
  const open = text[end] === '[' ? endOfBrackets(text, end, '[', ']') : end
  return text[open] === '{' ? open + 1 : -1
}

const part = /\s*(?:([#.])([^\s#.}=>"']+)|([^\s=}{/>"'#.][^\s=}{/>"']*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(\{)|([^\s}>"'{]+)))?|(\{))/dy

function nextPlace(text: string, at: number): {place?: AttributePlace; end: number} | undefined {
  part.lastIndex = at
  const found = part.exec(text)
  const indices = found?.indices
  if (!found || !indices) return undefined
  const end = part.lastIndex
  const [, short, , name] = found
  // `{...more}` names nothing.
  if (!short && name === undefined) return {end: endOfBrackets(text, end - 1, '{', '}')}
  const [nameStart, nameEnd] = (indices[short ? 2 : 3] as [number, number]) ?? [at, at]
  const [valueStart, valueEnd] = indices[4] ?? indices[5] ?? indices[7] ?? [nameStart, nameEnd]
  const own = short === '#' ? 'id' : short === '.' ? 'class' : (name ?? '')
  const empty = valueStart === valueEnd
  const place = {name: own, nameStart, nameEnd, valueStart: empty ? nameStart : valueStart, valueEnd: empty ? nameEnd : valueEnd}
  return {place, end: found[6] ? endOfBrackets(text, end - 1, '{', '}') : end}
}

// Brackets inside quotes are rare enough, and a wrong end only makes a finding point at the whole component.
function endOfBrackets(text: string, start: number, open: string, close: string): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === open) depth++
    else if (sign === close && --depth === 0) return at + 1
  }
  return text.length
}
