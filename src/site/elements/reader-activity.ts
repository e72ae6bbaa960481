const restMs = 5000
const signs = ['pointermove', 'pointerdown', 'touchmove', 'wheel', 'keydown', 'scroll'] as const

/** Tells whether a reader is busy with a part of the page, so that it had better stay as it is. */
export class Attention {
  readonly #part: Element
  #seenAt = Number.NEGATIVE_INFINITY

  constructor(part: Element) {
    this.#part = part
  }

  /** Begins to look out for the reader. */
  begin(): void {
    for (const sign of signs) window.addEventListener(sign, this.#seen, {passive: true, capture: true})
  }

  /** Ends it. */
  end(): void {
    for (const sign of signs) window.removeEventListener(sign, this.#seen, {capture: true})
  }

  /** Says whether focus or selection is in the part, or the page was touched within the last five seconds. */
  isHere(): boolean {
    const selection = getSelection()
    const selects = selection !== null && !selection.isCollapsed && this.#part.contains(selection.anchorNode)
    const isFocused = document.activeElement !== null && this.#part.contains(document.activeElement)
    return isFocused || selects || performance.now() - this.#seenAt < restMs
  }

  readonly #seen = (): void => {
    this.#seenAt = performance.now()
  }
}
