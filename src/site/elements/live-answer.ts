import {type AnswerPart, timeInWords} from '../../oncall/on-call-now.ts'
import {jsonIn, partNode, readerZone} from './answer-parts.ts'

/**
 * An answer that holds for the moment at which the page is read: written by the server for the time of the build, computed here again,
 * and again whenever it may have changed.
 *
 * The rule stands in a script element inside, or in one of the page that `data-rule` names, so that many answers share it.
 */
export abstract class LiveAnswer<R extends {locale: string}> extends HTMLElement {
  #timer = 0
  #said = ''
  readonly #refresh = (): void => {
    if (!document.hidden) this.#answer()
  }

  /** Gives the answer for an instant. */
  protected abstract parts(rule: R, now: number, reader: string | undefined): AnswerPart[]

  connectedCallback(): void {
    this.#answer()
    this.#timer = window.setInterval(this.#refresh, 20_000)
    // A page that slept with its machine wakes with an old answer.
    document.addEventListener('visibilitychange', this.#refresh)
    window.addEventListener('pageshow', this.#refresh)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#refresh)
    window.removeEventListener('pageshow', this.#refresh)
  }

  #answer(): void {
    const {rule: id} = this.dataset
    const rule = jsonIn<R>(id === undefined ? this.querySelector('script[type="application/json"]') : document.getElementById(id))
    const answer = this.querySelector<HTMLElement>('[data-answer]')
    if (!rule || !answer) return
    const now = Date.now()
    const parts = this.parts(rule, now, readerZone())
    const said = JSON.stringify(parts)
    // Text that stays the same is left alone: a link under the finger, a selection, a screen reader.
    if (said !== this.#said) answer.replaceChildren(...parts.map(partNode))
    this.#said = said
    const asOf = this.querySelector('[data-as-of]') ?? document.querySelector('[data-names-as-of]')
    if (asOf) asOf.textContent = `Computed now, ${timeInWords(now, rule.locale, {timeZone: readerZone() ?? 'UTC'})}.`
    this.dataset.now = new Date(now).toISOString()
  }
}
