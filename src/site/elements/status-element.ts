import {type StatusView, statusStore} from './status-store.ts'

/** An element that shows what is known, anew with each answer and each second; what the server has written stands until the first. */
export abstract class StatusElement extends HTMLElement {
  #end: (() => void) | undefined

  connectedCallback(): void {
    this.#end ??= statusStore().subscribe(view => this.show(view))
  }

  disconnectedCallback(): void {
    this.#end?.()
    this.#end = undefined
  }

  /** Shows a view. Is called often: what stays the same must not touch the page. */
  protected abstract show(view: StatusView): void

  /** Finds a place in what the server has written, by its `data-` attribute. */
  protected place(name: string): HTMLElement | null {
    return this.querySelector(`[data-${name}]`)
  }
}
