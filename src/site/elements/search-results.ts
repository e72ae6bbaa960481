/** One found page, ready to be shown. */
export interface Shown {
  title: string
  url: string
  what: string
  text: (string | Node)[]
}

/** Makes the list item of a found page; everything in it is text. */
export function resultItem({title, url, what, text}: Shown): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = url
  link.textContent = title
  const about = document.createElement('span')
  about.className = 'hit-what'
  about.textContent = what
  const words = document.createElement('p')
  words.append(...text)
  item.append(link, about, words)
  return item
}

/** Makes a list of results. */
export function list(items: readonly Node[], className: string): HTMLUListElement {
  const element = document.createElement('ul')
  element.className = className
  element.append(...items)
  return element
}

/** Makes the heading of a list. */
export function heading(text: string): HTMLHeadingElement {
  const element = document.createElement('h2')
  element.textContent = text
  return element
}

/** Makes the box that says what is not known. */
export function notice(what: string, more: string): HTMLElement {
  const box = document.createElement('div')
  box.className = 'search-unknown'
  box.role = 'alert'
  const first = document.createElement('p')
  const strong = document.createElement('strong')
  strong.textContent = what
  first.append(strong)
  const second = document.createElement('p')
  second.textContent = more
  box.append(first, second)
  return box
}

/** Takes text and `<mark>` out of an excerpt; the parsed document is never shown, so nothing in it can run. */
export function excerptNodes(html: string): (string | Node)[] {
  const {body} = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map(node => {
    if (node.nodeName !== 'MARK') return node.textContent ?? ''
    const mark = document.createElement('mark')
    mark.textContent = node.textContent
    return mark
  })
}
