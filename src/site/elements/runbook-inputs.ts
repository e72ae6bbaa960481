/**
 * Fills the inputs of a runbook into every command of its page while they are typed.
 *
 * Values stay in this tab (`sessionStorage`): they may be order numbers or addresses, and are nobody else's business.
 */
class RunbookInputs extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    for (const input of form.querySelectorAll('input')) {
      input.value = remembered(this.#key(input.name))
      this.#fill(input)
      input.addEventListener('input', () => {
        remember(this.#key(input.name), input.value)
        this.#fill(input)
      })
    }
    form.addEventListener('submit', event => event.preventDefault())
    form.addEventListener('reset', () => this.#clear(form))
    // Who filled something in before looks for it here.
    if ([...form.querySelectorAll('input')].some(({value}) => value !== '')) this.#open()
    this.#leadToInputs()
  }

  #open(): void {
    const details = this.closest('details')
    if (details) details.open = true
  }

  #key(name: string): string {
    return `runbook:${this.dataset.runbook ?? ''}:${name}`
  }

  #clear(form: HTMLFormElement): void {
    for (const input of form.querySelectorAll('input')) {
      input.value = ''
      remember(this.#key(input.name), '')
      this.#fill(input)
    }
  }

  #fill({name, value}: HTMLInputElement): void {
    const filled = value.trim()
    for (const place of document.querySelectorAll<HTMLElement>(`var.input[data-input="${CSS.escape(name)}"]`)) {
      place.textContent = filled === '' ? `{{${name}}}` : filled
      place.toggleAttribute('data-filled', filled !== '')
      place.title = filled === '' ? `Fill in ${name}` : name
    }
  }

  // A placeholder in a command is the quickest way to the field that fills it.
  #leadToInputs(): void {
    document.addEventListener('click', event => {
      const place = event.target instanceof Element ? event.target.closest<HTMLElement>('var.input') : null
      const input = place && this.querySelector<HTMLInputElement>(`input[name="${CSS.escape(place.dataset.input ?? '')}"]`)
      if (!input) return
      this.#open()
      input.focus()
    })
  }
}

function remembered(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function remember(key: string, value: string): void {
  try {
    if (value === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    // Without storage the values hold until the page is left.
  }
}

customElements.define('runbook-inputs', RunbookInputs)
