type Movable = Element & {moveBefore?(node: Element, before: Element | null): void}

/**
 * Puts elements in order below a parent, moving as few as need be; others are removed.
 *
 * A moved element keeps its focus, its selection and its open details where the browser can move without taking out (`moveBefore`); else
 * the focus is given back. The page is not scrolled.
 */
export function arrange(parent: Element, wanted: readonly Element[]): void {
  const focused = document.activeElement
  for (const child of [...parent.children]) if (!wanted.includes(child)) child.remove()
  let at = parent.firstElementChild
  for (const element of wanted) {
    if (element === at) at = at.nextElementSibling
    else move(parent, element, at)
  }
  if (focused instanceof HTMLElement && focused !== document.activeElement && parent.contains(focused)) focused.focus({preventScroll: true})
}

function move(parent: Movable, element: Element, before: Element | null): void {
  if (parent.moveBefore && element.parentElement === parent) parent.moveBefore(element, before)
  else parent.insertBefore(element, before)
}
