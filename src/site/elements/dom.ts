import {stateInWords} from '../words/browser.ts'
/** What may stand in an element: text is only ever text. */
export type Child = Node | string | false | undefined

/**
 * Makes an element with attributes and children.
 *
 * Attributes are for values of our own; what a source says goes into children, as text, or through `outsideLink`.
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value)
  element.append(...children.filter(child => child !== false && child !== undefined))
  return element
}

/** Makes a link to a page of this site. */
export function link({title, href}: {title: string; href: string}): HTMLAnchorElement {
  return make('a', {href}, title)
}

/** Makes a link to where a source points, if that is a web address; else its text alone. */
export function outsideLink(title: string, address: string | undefined): Node {
  const isWeb = address !== undefined && /^https?:\/\//i.test(address)
  return isWeb ? make('a', {class: 'outside', href: address, rel: 'noopener noreferrer external'}, title) : document.createTextNode(title)
}

/** Makes the badge of a state, with another word where one is given. */
export function badge(state: string, word: string = state): HTMLElement {
  return make('span', {class: `state state-${state}`}, stateInWords(word))
}

/** Makes the label of recorded data. */
export function demoLabel(): HTMLElement {
  return make('span', {class: 'demo'}, 'demo data')
}

/** Changes a badge; one that already says so is left alone. */
export function setBadge(element: Element | null, state: string, word: string = state): void {
  if (!element) return
  const className = `state state-${state}`
  if (element.className !== className) element.className = className
  setText(element, stateInWords(word))
}

/** Changes a text; one that stays the same is left alone, so that a selection and a screen reader are not disturbed. */
export function setText(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text
}

/** Changes children when what they say (`key`) is another than at the last call for this element. */
export function setChildren(element: Element | null | undefined, key: string, children: () => Child[]): void {
  if (!element || said.get(element) === key) return
  said.set(element, key)
  element.replaceChildren(...children().filter(child => child !== false && child !== undefined))
}

const said = new WeakMap<Element, string>()
