import {fill, layersOf} from '../../commands/escape.ts'
import {type Expected, type FormName, forms, misfit} from '../../core/content/input-forms.ts'
import {incident, isSecret, keep, learnSecrets, record as note, runningClock} from './incident-store.ts'

/**
 * Fills the inputs of a runbook into every command of its page while they are typed, each quoted for the place where it stands.
 *
 * A value that does not fit its form, or cannot stand at a place, is not filled in there; the place says why, and `copy-command` asks it.
 * Values stay in this tab (`sessionStorage`): they may be order numbers or addresses, and are nobody else's business. While a clock runs
 * they belong to the incident of this browser and follow to its other runbooks, except what looks like a secret.
 */
class RunbookInputs extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    for (const input of form.querySelectorAll('input')) {
      input.value = this.#kept(input)
      this.#fill(input)
      input.addEventListener('input', () => {
        remember(this.#key(input.name), input.value)
        this.#fill(input)
      })
      input.addEventListener('change', () => keepInIncident(input))
    }
    form.addEventListener('submit', event => event.preventDefault())
    form.addEventListener('focusin', learnSecrets, {once: true})
    // What was typed before, in this tab.
    if ([...form.querySelectorAll('input')].some(({value}) => value !== '')) learnSecrets()
    form.addEventListener('reset', () => this.#clear(form))
    // A page that is left, or loaded anew, while a field has the focus.
    window.addEventListener('pagehide', () => form.querySelectorAll('input').forEach(keepInIncident))
    // The same incident in another tab.
    window.addEventListener('storage', () => this.#takeOver(form))
    // Who filled something in before looks for it here.
    if ([...form.querySelectorAll('input')].some(({value}) => value !== '')) this.#open()
    this.#leadToInputs()
  }

  #kept({name}: HTMLInputElement): string {
    return (runningClock() ? incident()?.inputs[name] : undefined) ?? remembered(this.#key(name))
  }

  #takeOver(form: HTMLFormElement): void {
    for (const input of form.querySelectorAll('input')) {
      const value = this.#kept(input)
      if (input === document.activeElement || input.value === value) continue
      input.value = value
      this.#fill(input)
    }
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
      keepInIncident(input)
      this.#fill(input)
    }
  }

  #fill(input: HTMLInputElement): void {
    const value = input.value.trim()
    const wrong = value === '' ? undefined : misfit(value, expectedOf(input))
    this.#sayWrong(input, wrong)
    for (const place of document.querySelectorAll<HTMLElement>(`var.input[data-input="${CSS.escape(input.name)}"]`)) {
      fillPlace(place, value, wrong)
    }
    document.dispatchEvent(new Event('inputs-changed'))
  }

  #sayWrong(input: HTMLInputElement, wrong: string | undefined): void {
    input.setAttribute('aria-invalid', String(wrong !== undefined))
    const said = this.querySelector<HTMLElement>(`#slip-${CSS.escape(input.name)}`)
    if (!said) return
    said.hidden = wrong === undefined
    said.textContent = wrong === undefined ? '' : sentence(wrong, input)
  }

  // A placeholder in a command is the quickest way to the field that fills it.
  #leadToInputs(): void {
    document.addEventListener('click', event => {
      const place = event.target instanceof Element ? event.target.closest<HTMLElement>('var.input') : null
      if (place) this.#lead(place.dataset.input ?? '')
    })
    document.addEventListener('input-wanted', event => this.#lead(String((event as CustomEvent).detail)))
  }

  #lead(name: string): void {
    const input = this.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
    if (!input) return
    this.#open()
    input.focus()
  }
}

// A pattern says little to who is in a hurry; the example beside it says it at once.
function sentence(wrong: string, {placeholder, dataset}: HTMLInputElement): string {
  const example = dataset.pattern && placeholder !== '' ? `, such as ${placeholder}` : ''
  return `${wrong.charAt(0).toUpperCase()}${wrong.slice(1).replaceAll('`', '')}${example}.`
}

function expectedOf({dataset: {form, pattern}}: HTMLInputElement): Expected {
  return {...(form && Object.hasOwn(forms, form) && {form: form as FormName}), ...(pattern && {pattern})}
}

function fillPlace(place: HTMLElement, value: string, wrong: string | undefined): void {
  const {input: name = '', quote, unknown} = place.dataset
  const layers = layersOf(quote ?? '')
  const text = value === '' || unknown !== undefined || !layers ? undefined : fill(value, layers)
  const problem = wrong ?? (text && 'refused' in text ? text.refused : undefined)
  const isFilled = text !== undefined && 'text' in text && problem === undefined
  place.textContent = isFilled ? text.text : `{{${name}}}`
  place.toggleAttribute('data-filled', isFilled)
  if (problem === undefined) delete place.dataset.problem
  else place.dataset.problem = problem
  place.title = isFilled ? name : (problem ?? `Fill in ${name}`)
}

// Under the same name in another runbook it is the same thing: an order number, a flow.
function keepInIncident({name, value}: HTMLInputElement): void {
  const running = runningClock() ? incident() : undefined
  if (!running || (running.inputs[name] ?? '') === value) return
  const {[name]: before, ...others} = running.inputs
  // What stood there before it holds no longer, and would come back with the page.
  if (isSecret(name, value)) return before === undefined ? undefined : keep({...running, inputs: others})
  note({what: 'input', name, value}, {inputs: value === '' ? others : {...others, [name]: value}})
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
