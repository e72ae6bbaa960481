import {type OnCallRule, onCallInParts, timeInWords} from '../oncall/now.ts'
import {partNode, readerZone} from './parts.ts'

/**
 * Says who is on call now, until when and who is next, on the reader's clock and the rotation's.
 *
 * What the server has written holds for the time of the build. The rule of the rotation stands beside it, so the answer is computed
 * here again for the moment at which the page is read, and again whenever it may have changed.
 */
class OnCallNow extends HTMLElement {
  #timer = 0
  #said = ''
  readonly #refresh = (): void => {
    if (!document.hidden) this.#answer()
  }

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
    const rule = this.#rule()
    const answer = this.querySelector<HTMLElement>('[data-answer]')
    const asOf = this.querySelector<HTMLElement>('[data-as-of]')
    if (!rule || !answer || !asOf) return
    const now = Date.now()
    const clocks = {timeZone: rule.rules[0]?.timeZone ?? 'UTC', reader: readerZone()}
    const parts = onCallInParts(rule, now, clocks)
    const said = JSON.stringify(parts)
    // Text that stays the same is left alone: a link under the finger, a selection, a screen reader.
    if (said !== this.#said) answer.replaceChildren(...parts.map(partNode))
    this.#said = said
    asOf.textContent = `Computed now, ${timeInWords(now, rule.locale, {timeZone: clocks.reader ?? 'UTC'})}.`
    this.dataset.now = new Date(now).toISOString()
  }

  #rule(): OnCallRule | undefined {
    try {
      return JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? '')
    } catch {
      return undefined
    }
  }
}

customElements.define('on-call-now', OnCallNow)
